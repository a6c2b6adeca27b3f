import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { closeCodes, type Language } from '@daozhen/protocol';
import { languageOf } from '../../../platform/http/index.ts';
import { addressOfBytes, type ClientAddress } from '../address.ts';
import { PEER_HEADER, pipeUpgrade } from './pipe.ts';
import type { FeedLimits, FeedListener, FeedPort, FeedSocket } from './port.ts';
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
  /** The pipe it came through, if it did. */
  pipe: string;
  socket?: UwsFeedSocket;
}

/** A quiet connection is cut by the library after this; the feed's own pings keep a live one busy. */
const IDLE_SECONDS = 120;

/** The feed on a port of its own, by uWebSockets.js: topics and fan-out are native. */
export class UwsFeed implements FeedPort {
  readonly engine = 'uws';
  readonly #options: UwsFeedOptions;
  readonly #app: UwsApp;
  /** Proves that the HTTP server of this process wrote the peer header. */
  readonly #secret = randomBytes(24).toString('base64url');
  /** How to cut the connections that came through the HTTP server. */
  readonly #pipes = new Map<string, () => void>();
  #piped = 0;
  #drained: (() => void) | undefined;
  #port = 0;
  #closed = false;

  constructor(options: UwsFeedOptions) {
    this.#options = options;
    this.#app = options.uws.App();
  }

  async listen(open: (socket: FeedSocket) => FeedListener): Promise<number> {
    const { host, port, uws } = this.#options;
    this.#app.ws('/feed', this.#behavior(open));
    this.#app.any('/*', (response) => void response.writeStatus('404 Not Found').end(''));
    this.#port = await new Promise<number>((resolve, reject) => {
      this.#app.listen(host, port, (socket) => {
        if (socket) resolve(uws.us_socket_local_port(socket));
        else reject(new Error(`the feed cannot listen on ${host}:${port}`));
      });
    });
    return this.#port;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { remoteAddress = '' } = socket as Socket;
    const forwarded = String(request.headers['x-forwarded-for'] ?? '');
    const address = this.#options.clientAddress(remoteAddress, forwarded);
    const pipe = String(++this.#piped);
    const peer = `${this.#secret} ${pipe} ${address}`;
    const closed = () => {
      this.#pipes.delete(pipe);
      if (this.#pipes.size === 0) this.#drained?.();
    };
    this.#pipes.set(pipe, pipeUpgrade(this.#target(), request, socket, head, peer, closed));
  }

  publish(topic: string, frame: string): void {
    if (!this.#closed) this.#app.publish(topic, frame, false);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await new Promise((resolve) => setImmediate(resolve));
    this.#app.close();
    await this.#drain();
    for (const cut of this.#pipes.values()) cut();
  }

  /** Lets the goodbyes through to those who read. */
  #drain(): Promise<void> {
    if (this.#pipes.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#drained = resolve;
      setTimeout(resolve, this.#options.limits.slowGraceMs).unref();
    });
  }

  /** The feed's own port as this machine reaches it. */
  #target(): { host: string; port: number } {
    const { host } = this.#options;
    const everywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
    return { host: everywhere[host] ?? host, port: this.#port };
  }

  /** A connection is over; what waits in its pipe gets a little time more. */
  #left(pipe: string): void {
    const cut = this.#pipes.get(pipe);
    if (cut) setTimeout(cut, this.#options.limits.slowGraceMs).unref();
  }

  #behavior(open: (socket: FeedSocket) => FeedListener): UwsBehavior<Client> {
    const { limits } = this.#options;
    return {
      maxPayloadLength: limits.cutBytes,
      maxBackpressure: limits.backpressureBytes,
      idleTimeout: IDLE_SECONDS,
      sendPingsAutomatically: false,
      upgrade: (response, request, context) => {
        const client: Client = {
          ...this.#origin(response.getRemoteAddress(), (name) => request.getHeader(name)),
          language: languageOf(request.getHeader('accept-language')),
        };
        const key = request.getHeader('sec-websocket-key');
        response.upgrade(client, key, request.getHeader('sec-websocket-protocol'), '', context);
      },
      open(ws) {
        const client = ws.getUserData();
        client.socket = new UwsFeedSocket(ws, client, limits);
        client.socket.attach(open(client.socket));
      },
      message(ws, bytes, isBinary) {
        const text = isBinary ? undefined : Buffer.from(bytes).toString('utf8');
        ws.getUserData().socket?.listener?.message(text);
      },
      dropped: (ws) => ws.getUserData().socket?.slow(),
      drain: (ws) => ws.getUserData().socket?.drained(),
      pong: (ws) => ws.getUserData().socket?.listener?.pong(),
      close: (ws) => {
        ws.getUserData().socket?.gone();
        this.#left(ws.getUserData().pipe);
      },
    };
  }

  #origin(peer: ArrayBuffer, header: (name: string) => string): { address: string; pipe: string } {
    const [secret, pipe, address] = header(PEER_HEADER).split(' ');
    if (secret === this.#secret && pipe && address) return { address, pipe };
    const direct = addressOfBytes(new Uint8Array(peer));
    return { address: this.#options.clientAddress(direct, header('x-forwarded-for')), pipe: '' };
  }
}

class UwsFeedSocket implements FeedSocket {
  readonly address: string;
  readonly language: Language;
  listener: FeedListener | undefined;
  readonly #limits: FeedLimits;
  readonly #joined = new Set<string>();
  /** Undefined once the library has let go of it: touching it then throws. */
  #ws: UwsSocket<Client> | undefined;
  #isSlow = false;
  #cut: NodeJS.Timeout | undefined;

  constructor(ws: UwsSocket<Client>, client: Client, limits: FeedLimits) {
    this.#ws = ws;
    this.address = client.address;
    this.language = client.language;
    this.#limits = limits;
  }

  attach(listener: FeedListener): void {
    if (this.#ws) this.listener = listener;
    else listener.closed();
  }

  send(frame: string): void {
    if (!this.#isSlow) this.#ws?.send(frame, false);
  }

  join(topic: string): void {
    if (this.#isSlow) return;
    this.#joined.add(topic);
    this.#ws?.subscribe(topic);
  }

  leave(topic: string): void {
    this.#joined.delete(topic);
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
    setImmediate(() => {
      for (const topic of this.#joined) this.leave(topic);
    });
    this.#cut = setTimeout(() => this.terminate(), this.#limits.slowGraceMs);
  }

  drained(): void {
    if (this.#isSlow) this.#ws?.end(closeCodes.slow, 'slow');
  }

  gone(): void {
    this.#ws = undefined;
    clearTimeout(this.#cut);
    this.listener?.closed();
  }
}
