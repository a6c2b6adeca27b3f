import { randomUUID } from 'node:crypto';
import { applyPatch, PROTOCOL_VERSION, type Command, type Reply } from '@daozhen/protocol';
import { io, type Socket } from 'socket.io-client';

/** A command without the envelope every command carries. */
export type CommandBody<C extends Command = Command> = C extends Command
  ? Omit<C, 'v' | 'id' | 'site'>
  : never;

interface Picture {
  epoch: string;
  seq: number;
  view: unknown;
}

/** One connection to the control plane, with one view in sight: what a doctor's screen or the desk has. */
export class Control {
  readonly #site: string;
  readonly #socket: Socket;
  #topic: string | undefined;
  #picture: Picture | undefined;
  #listener: (view: unknown) => void = () => undefined;

  private constructor(site: string, socket: Socket) {
    this.#site = site;
    this.#socket = socket;
    socket.on('update', (message) => this.#update(message));
    socket.on('connect', () => void this.#subscribe());
  }

  /** @throws when the server does not let the session in */
  static async open(url: string, site: string, cookie: string): Promise<Control> {
    const socket = io(url, {
      path: '/control',
      transports: ['websocket'],
      extraHeaders: { cookie },
      auth: { v: PROTOCOL_VERSION },
      forceNew: true,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return new Control(site, socket);
  }

  /** Calls `listener` with the topic's view now and after every change. */
  async watch<View>(topic: string, listener: (view: View) => void): Promise<void> {
    this.#topic = topic;
    this.#listener = (view) => listener(view as View);
    await this.#subscribe();
  }

  async #subscribe(): Promise<void> {
    if (this.#topic === undefined) return;
    const answer = await this.#socket
      .timeout(10_000)
      .emitWithAck('subscribe', { type: 'subscribe', topic: this.#topic });
    if (answer?.type !== 'snapshot') throw new Error(`${this.#topic}: ${JSON.stringify(answer)}`);
    this.#show(answer);
  }

  #update(message: { epoch: string; prev: number; seq: number; patch: unknown }): void {
    const picture = this.#picture;
    if (!picture || picture.epoch !== message.epoch || picture.seq !== message.prev) {
      void this.#subscribe();
      return;
    }
    const view = applyPatch(picture.view, message.patch);
    this.#show({ epoch: message.epoch, seq: message.seq, view });
  }

  #show(picture: Picture): void {
    this.#picture = picture;
    this.#listener(picture.view);
  }

  /** Sends one command; a lost answer is asked for again with the same id. */
  async send(body: CommandBody): Promise<Reply> {
    const command = { v: PROTOCOL_VERSION, id: randomUUID(), site: this.#site, ...body };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const reply = await this.#socket.timeout(5000).emitWithAck('command', command);
        return reply.ok === true ? reply : { ...reply, ok: false };
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  close(): void {
    this.#socket.disconnect();
  }
}
