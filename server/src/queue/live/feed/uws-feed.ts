import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { closeCodes, type Language } from '@daozhen/protocol';
import { addressOfBytes } from '../address.ts';
import { languageOf } from '../messages.ts';
import { PEER_HEADER, pipeUpgrade } from './pipe.ts';
import type { FeedLimits, FeedListener, FeedPort, FeedSocket } from './port.ts';
import type { UwsApp, UwsBehavior, UwsModule, UwsSocket } from './uws-module.ts';

export interface UwsFeedOptions {
  uws: UwsModule;
  /** Where the feed's own port listens; 0 takes any free one. */
  port: number;
  host: string;
  limits: FeedLimits;
  clientAddress(peer: string, forwardedFor: string | undefined): string;
}

/** What uWebSockets.js keeps with each connection. */
interface Client {
  address: string;
  language: Language;
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
    const peer = (socket as Socket).remoteAddress ?? '';
    const forwarded = String(request.headers['x-forwarded-for'] ?? '');
    const address = this.#options.clientAddress(peer, forwarded);
    const { host } = this.#options;
    const target = { host: host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host };
    pipeUpgrade(
      { ...target, port: this.#port },
      request,
      socket,
      head,
      `${this.#secret} ${address}`,
    );
  }

  publish(topic: string, frame: string): void {
    if (!this.#closed) this.#app.publish(topic, frame, false);
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
        const client: Client = {
          address: this.#addressOf(response.getRemoteAddress(), (name) => request.getHeader(name)),
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
      close: (ws) => ws.getUserData().socket?.gone(),
    };
  }

  #addressOf(peer: ArrayBuffer, header: (name: string) => string): string {
    const said = header(PEER_HEADER);
    const secret = `${this.#secret} `;
    if (said.startsWith(secret)) return said.slice(secret.length);
    const address = addressOfBytes(new Uint8Array(peer));
    return this.#options.clientAddress(address, header('x-forwarded-for'));
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
