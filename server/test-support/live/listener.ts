import { applyPatch, type ServerMessage } from '@daozhen/protocol';
import { WebSocket, type ClientOptions } from 'ws';

type Of<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

interface Picture {
  epoch: string;
  seq: number;
  view: unknown;
  gap?: string | undefined;
}

/** A client of the feed that keeps everything it hears until the test asks for it. */
export class Listener {
  readonly ws: WebSocket;
  /** Everything heard, in order. */
  readonly heard: ServerMessage[] = [];
  /** The close code, once closed. */
  readonly closed: Promise<number>;
  readonly #pictures = new Map<string, Picture>();
  #read = 0;
  #wake: (() => void) | undefined;

  constructor(port: number, options: ClientOptions = {}, path = '/feed') {
    this.ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, options);
    this.ws.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString('utf8')) as ServerMessage;
      this.heard.push(message);
      this.#follow(message);
      this.#wake?.();
    });
    this.ws.on('error', () => {});
    this.closed = new Promise((resolve) => this.ws.on('close', (code) => resolve(code)));
  }

  /** Connects, says hello and waits for the welcome. */
  static async enter(port: number, token: string, options: ClientOptions = {}): Promise<Listener> {
    const listener = new Listener(port, options);
    await listener.opened();
    listener.say({ type: 'hello', v: 1, token });
    await listener.next('welcome');
    return listener;
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.ws.on('open', () => resolve());
      this.ws.on('close', (code) => reject(new Error(`closed with ${code}`)));
    });
  }

  say(message: unknown): void {
    this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message of a type not asked for yet; what comes between is passed over. */
  async next<T extends ServerMessage['type']>(type: T): Promise<Of<T>> {
    for (;;) {
      while (this.#read < this.heard.length) {
        const message = this.heard[this.#read++]!;
        if (message.type === type) return message as Of<T>;
      }
      await this.#more(type);
    }
  }

  /** Waits for one more message. */
  async #more(wanted: string): Promise<void> {
    const before = this.heard.length;
    const ended = await Promise.race([
      new Promise<undefined>((resolve) => (this.#wake = () => resolve(undefined))),
      this.closed,
    ]);
    if (ended !== undefined && this.heard.length === before) {
      throw new Error(`closed with ${ended} while waiting for ${wanted}`);
    }
  }

  /** Waits until what has been heard satisfies the condition. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await this.#more('a condition');
  }

  async subscribe(topic: string, have: object = {}): Promise<Of<'snapshot'>> {
    this.say({ type: 'subscribe', topic, ...have });
    return this.next('snapshot');
  }

  /** Subscribes and waits for the answer, whatever it is. */
  async ask(topic: string, have: object = {}): Promise<ServerMessage & { code?: string }> {
    const from = this.heard.length;
    this.say({ type: 'subscribe', topic, ...have });
    const answer = () =>
      this.heard.slice(from).find((message) => 'topic' in message && message.topic === topic);
    await this.until(() => answer() !== undefined);
    return answer()!;
  }

  /** What a client that follows the chain rule shows for the topic; throws if it met a gap. */
  picture<View>(topic: string): View | undefined {
    const picture = this.#pictures.get(topic);
    if (picture?.gap) throw new Error(picture.gap);
    return picture?.view as View | undefined;
  }

  #follow(message: ServerMessage): void {
    if (message.type === 'snapshot') this.#pictures.set(message.topic, { ...message });
    if (message.type !== 'update') return;
    const picture = this.#pictures.get(message.topic);
    if (!picture || picture.gap) return;
    const fits = message.epoch === picture.epoch && message.prev === picture.seq;
    const gap = fits ? undefined : `a gap: ${message.prev} after ${picture.seq}`;
    const view = applyPatch(picture.view, message.patch);
    this.#pictures.set(message.topic, { ...message, view, gap });
  }

  async close(): Promise<void> {
    this.ws.close();
    await this.closed;
  }
}
