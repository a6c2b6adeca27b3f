import { closeCodes, type Language } from '@daozhen/protocol';
import { languageOf } from '../../../platform/http/index.ts';
import { addressOfBytes, type ClientAddress } from '../address.ts';
import type { FeedCarrier, FeedLimits, FeedListener, FeedSocket } from './port.ts';
import type { UwsApp, UwsBehavior, UwsModule, UwsSocket } from './uws-module.ts';

export interface UwsFeedOptions {
  uws: UwsModule;
  /** Where the feed's own port listens; 0 takes any free one. */
  port: number;
  host: string;
  limits: FeedLimits;
  clientAddress: ClientAddress;
}

/** What uWebSockets.js keeps with each connection. */
interface Client {
  address: string;
  language: Language;
  socket?: UwsFeedSocket;
}

/** A quiet connection is cut by the library after this; the feed's own pings keep a live one busy. */
const IDLE_SECONDS = 120;

/**
 * Who joined what. A topic of one socket, as every phone's is, is sent to it straight away; from the second
 * socket on the library's own fan-out does it, until the last has left.
 */
class Topics {
  readonly #alone = new Map<string, UwsFeedSocket>();
  readonly #shared = new Map<string, number>();

  join(topic: string, socket: UwsFeedSocket): void {
    const sockets = this.#shared.get(topic);
    if (sockets !== undefined) {
      this.#shared.set(topic, sockets + 1);
      return socket.subscribe(topic);
    }
    const other = this.#alone.get(topic);
    if (!other) return void this.#alone.set(topic, socket);
    this.#alone.delete(topic);
    this.#shared.set(topic, 2);
    other.subscribe(topic);
    socket.subscribe(topic);
  }

  leave(topic: string, socket: UwsFeedSocket): void {
    if (this.#alone.delete(topic)) return;
    const sockets = this.#shared.get(topic) ?? 0;
    if (sockets > 1) this.#shared.set(topic, sockets - 1);
    else this.#shared.delete(topic);
    socket.unsubscribe(topic);
  }

  /** The one socket of a topic, or whether there are several. */
  watching(topic: string): UwsFeedSocket | boolean {
    return this.#alone.get(topic) ?? this.#shared.has(topic);
  }
}

/** The feed on a port of its own, by uWebSockets.js: topics and fan-out are native. */
export class UwsFeed implements FeedCarrier {
  readonly #options: UwsFeedOptions;
  readonly #app: UwsApp;
  readonly #topics = new Topics();
  #closed = false;

  constructor(options: UwsFeedOptions) {
    this.#options = options;
    this.#app = options.uws.App();
  }

  async listen(open: (socket: FeedSocket) => FeedListener): Promise<number> {
    const { host, port, uws } = this.#options;
    this.#app.ws('/feed', this.#behavior(open));
    this.#app.any('/*', (response) => void response.writeStatus('404 Not Found').end(''));
    return new Promise<number>((resolve, reject) => {
      this.#app.listen(host, port, (socket) => {
        if (socket) resolve(uws.us_socket_local_port(socket));
        else reject(new Error(`the feed cannot listen on ${host}:${port}`));
      });
    });
  }

  publish(topic: string, frame: string): void {
    if (this.#closed) return;
    const watching = this.#topics.watching(topic);
    if (watching === true) this.#app.publish(topic, frame, false);
    else if (watching) watching.send(frame);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await new Promise((resolve) => setImmediate(resolve));
    this.#app.close();
  }

  #behavior(open: (socket: FeedSocket) => FeedListener): UwsBehavior<Client> {
    const { limits } = this.#options;
    return {
      maxPayloadLength: limits.cutBytes,
      maxBackpressure: limits.backpressureBytes,
      idleTimeout: IDLE_SECONDS,
      sendPingsAutomatically: false,
      upgrade: (response, request, context) => {
        const peer = addressOfBytes(new Uint8Array(response.getRemoteAddress()));
        const client: Client = {
          address: this.#options.clientAddress(peer, request.getHeader('x-forwarded-for')),
          language: languageOf(request.getHeader('accept-language')),
        };
        const key = request.getHeader('sec-websocket-key');
        response.upgrade(client, key, request.getHeader('sec-websocket-protocol'), '', context);
      },
      open: (ws) => {
        const client = ws.getUserData();
        client.socket = new UwsFeedSocket(ws, client, limits, this.#topics);
        client.socket.attach(open(client.socket));
      },
      message(ws, bytes, isBinary) {
        const text = isBinary ? undefined : Buffer.from(bytes).toString('utf8');
        ws.getUserData().socket?.listener?.message(text);
      },
      dropped: (ws) => ws.getUserData().socket?.slow(),
      drain: (ws) => ws.getUserData().socket?.drained(),
      pong: (ws) => ws.getUserData().socket?.listener?.pong(),
      close: (ws) => ws.getUserData().socket?.gone(),
    };
  }
}

class UwsFeedSocket implements FeedSocket {
  readonly address: string;
  readonly language: Language;
  listener: FeedListener | undefined;
  readonly #limits: FeedLimits;
  readonly #topics: Topics;
  /** A few: a list made anew takes less memory than a set. */
  #joined: readonly string[] = [];
  /** Undefined once the library has let go of it: touching it then throws. */
  #ws: UwsSocket<Client> | undefined;
  #isSlow = false;
  #cut: NodeJS.Timeout | undefined;

  constructor(ws: UwsSocket<Client>, client: Client, limits: FeedLimits, topics: Topics) {
    this.#ws = ws;
    this.address = client.address;
    this.language = client.language;
    this.#limits = limits;
    this.#topics = topics;
  }

  attach(listener: FeedListener): void {
    if (this.#ws) this.listener = listener;
    else listener.closed();
  }

  send(frame: string): void {
    if (!this.#isSlow) this.#ws?.send(frame, false);
  }

  join(topic: string): void {
    if (this.#isSlow || !this.#ws || this.#joined.includes(topic)) return;
    this.#joined = [...this.#joined, topic];
    this.#topics.join(topic, this);
  }

  leave(topic: string): void {
    if (!this.#joined.includes(topic)) return;
    this.#joined = this.#joined.filter((other) => other !== topic);
    this.#topics.leave(topic, this);
  }

  /** Lets the library send the topic to this socket. */
  subscribe(topic: string): void {
    this.#ws?.subscribe(topic);
  }

  unsubscribe(topic: string): void {
    this.#ws?.unsubscribe(topic);
  }

  ping(): void {
    if (!this.#isSlow) this.#ws?.ping();
  }

  close(code: number, reason: string): void {
    if (!this.#isSlow) this.#ws?.end(code, reason);
  }

  terminate(): void {
    this.#ws?.close();
  }

  /**
   * A message did not fit: nothing more is sent, the rest may drain, then comes the goodbye. Called in the
   * middle of a fan-out, where the library allows no change of subscriptions.
   */
  slow(): void {
    if (this.#isSlow) return;
    this.#isSlow = true;
    setImmediate(() => this.#leaveAll());
    this.#cut = setTimeout(() => this.terminate(), this.#limits.slowGraceMs);
  }

  drained(): void {
    if (this.#isSlow) this.#ws?.end(closeCodes.slow, 'slow');
  }

  gone(): void {
    this.#ws = undefined;
    clearTimeout(this.#cut);
    this.#leaveAll();
    this.listener?.closed();
  }

  #leaveAll(): void {
    for (const topic of this.#joined) this.leave(topic);
  }
}
