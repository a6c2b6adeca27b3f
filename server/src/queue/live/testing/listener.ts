import { applyPatch, type ServerMessage } from '@daozhen/protocol';
import { WebSocket, type ClientOptions } from 'ws';

type Of<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

/** A client of the feed that keeps everything it hears until the test asks for it. */
export class Listener {
  readonly ws: WebSocket;
  /** Everything heard, in order. */
  readonly heard: ServerMessage[] = [];
  /** The close code, once closed. */
  readonly closed: Promise<number>;
  #read = 0;
  #wake: (() => void) | undefined;

  constructor(port: number, options: ClientOptions = {}, path = '/feed') {
    this.ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, options);
    this.ws.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)) as ServerMessage);
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
      const ended = await Promise.race([
        new Promise<undefined>((resolve) => (this.#wake = () => resolve(undefined))),
        this.closed,
      ]);
      if (ended !== undefined && this.#read === this.heard.length) {
        throw new Error(`closed with ${ended} while waiting for ${type}`);
      }
    }
  }

  async subscribe(topic: string, have: object = {}): Promise<Of<'snapshot'>> {
    this.say({ type: 'subscribe', topic, ...have });
    return this.next('snapshot');
  }

  /** What a client that follows the chain rule shows for the topic. */
  picture(topic: string): { epoch: string; seq: number; view: unknown } | undefined {
    let picture: { epoch: string; seq: number; view: unknown } | undefined;
    for (const message of this.heard) {
      if (message.type === 'snapshot' && message.topic === topic) picture = { ...message };
      if (message.type !== 'update' || message.topic !== topic || !picture) continue;
      if (message.epoch !== picture.epoch || message.prev !== picture.seq) {
        throw new Error(`gap: ${message.prev} after ${picture.seq}`);
      }
      picture = { ...message, view: applyPatch(picture.view, message.patch) };
    }
    return picture;
  }

  async close(): Promise<void> {
    this.ws.close();
    await this.closed;
  }
}
