import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { applyPatch, PROTOCOL_VERSION, type Command, type Reply } from '@daozhen/protocol';
import { io, type Socket } from 'socket.io-client';

/** A command without the envelope every command carries. */
export type CommandBody<C extends Command = Command> = C extends Command
  ? Omit<C, 'v' | 'id' | 'site'>
  : never;

/** A server on a busy machine may take a while; after so many tries it is taken for gone. */
const TRIES = 10;
const AGAIN_MS = 1000;

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
  #closed = false;

  private constructor(site: string, socket: Socket) {
    this.#site = site;
    this.#socket = socket;
    socket.on('update', (message) => this.#update(message));
    socket.on('connect', () => this.#follow());
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

  /** Looks at the topic anew; a server that is slow or away is asked again until it answers. */
  #follow(): void {
    this.#subscribe().catch(() => {
      if (!this.#closed) setTimeout(() => this.#follow(), AGAIN_MS).unref();
    });
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
      this.#follow();
      return;
    }
    const view = applyPatch(picture.view, message.patch);
    this.#show({ epoch: message.epoch, seq: message.seq, view });
  }

  #show(picture: Picture): void {
    this.#picture = picture;
    this.#listener(picture.view);
  }

  /** Sends one command; where the answer is lost or the floor away, again with the same id for a while. */
  async send(body: CommandBody): Promise<Reply> {
    const command = { v: PROTOCOL_VERSION, id: randomUUID(), site: this.#site, ...body };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const reply = await this.#socket.timeout(5000).emitWithAck('command', command);
        if (reply.ok === true) return reply;
        if (reply.code !== 'floor.unavailable' || attempt >= TRIES) return { ...reply, ok: false };
        await delay(AGAIN_MS);
      } catch (error) {
        if (attempt >= TRIES) throw error;
      }
    }
  }

  close(): void {
    this.#closed = true;
    this.#socket.disconnect();
  }
}
