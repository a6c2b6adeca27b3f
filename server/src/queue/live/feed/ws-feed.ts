import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { closeCodes, type Language } from '@daozhen/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import { languageOf } from '../../../platform/http/index.ts';
import type { ClientAddress } from '../address.ts';
import type { FeedLimits, FeedListener, FeedPort, FeedSocket } from './port.ts';

export interface WsFeedOptions {
  limits: FeedLimits;
  /** The client's address from the socket's peer and the X-Forwarded-For header. */
  clientAddress: ClientAddress;
}

/** The feed on the HTTP server's own port, by the `ws` library: runs everywhere. */
export class WsFeed implements FeedPort {
  readonly engine = 'ws';
  readonly #options: WsFeedOptions;
  readonly #server: WebSocketServer;
  readonly #topics = new Map<string, Set<WsSocket>>();
  readonly #turn = new Turn();
  readonly #sockets = new Set<WsSocket>();
  #open: ((socket: FeedSocket) => FeedListener) | undefined;

  constructor(options: WsFeedOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: options.limits.cutBytes,
    });
  }

  listen(open: (socket: FeedSocket) => FeedListener): Promise<undefined> {
    this.#open = open;
    return Promise.resolve(undefined);
  }

  upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    const open = this.#open;
    if (!open) return void duplex.destroy();
    this.#server.handleUpgrade(request, duplex, head, (ws) => {
      const forwarded = request.headers['x-forwarded-for'];
      const tcp = duplex as Socket;
      const address = this.#options.clientAddress(tcp.remoteAddress ?? '', String(forwarded ?? ''));
      const language = languageOf(request.headers['accept-language']);
      const socket = new WsSocket(ws, tcp, { address, language }, this.#options.limits, {
        topics: this.#topics,
        turn: this.#turn,
      });
      this.#sockets.add(socket);
      ws.on('close', () => this.#sockets.delete(socket));
      socket.attach(open(socket));
    });
  }

  publish(topic: string, frame: string): void {
    const sockets = this.#topics.get(topic);
    if (!sockets) return;
    const bytes = textFrame(frame);
    for (const socket of sockets) socket.write(bytes);
  }

  close(): Promise<void> {
    this.#open = undefined;
    const gone = [...this.#sockets].map((socket) => socket.cutAfterGoodbye());
    return Promise.all(gone).then(() => {});
  }
}

/** A whole WebSocket frame with this text, made once for everybody it goes to. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  frame[1] = length < 126 ? length : head === 4 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, head);
  return frame;
}

/** Sockets written to in this turn: several frames of one turn leave in one write. */
class Turn {
  #corked: WsSocket[] = [];

  cork(socket: WsSocket): void {
    if (this.#corked.push(socket) === 1) process.nextTick(() => this.#end());
  }

  #end(): void {
    const sockets = this.#corked;
    this.#corked = [];
    for (const socket of sockets) socket.flush();
  }
}

class WsSocket implements FeedSocket {
  readonly address: string;
  readonly language: Language;
  readonly #ws: WebSocket;
  readonly #tcp: Socket;
  readonly #limits: FeedLimits;
  readonly #topics: Map<string, Set<WsSocket>>;
  readonly #turn: Turn;
  readonly #joined = new Set<string>();
  #corked = false;
  #closing = false;

  constructor(
    ws: WebSocket,
    tcp: Socket,
    client: { address: string; language: Language },
    limits: FeedLimits,
    { topics, turn }: { topics: Map<string, Set<WsSocket>>; turn: Turn },
  ) {
    this.#ws = ws;
    this.#tcp = tcp;
    this.address = client.address;
    this.language = client.language;
    this.#limits = limits;
    this.#topics = topics;
    this.#turn = turn;
  }

  attach(listener: FeedListener): void {
    this.#ws.on('message', (data: Buffer, isBinary: boolean) => {
      listener.message(isBinary ? undefined : data.toString('utf8'));
    });
    this.#ws.on('pong', () => listener.pong());
    this.#ws.on('error', () => this.#ws.terminate());
    this.#ws.on('close', () => {
      this.#leaveAll();
      listener.closed();
    });
  }

  send(frame: string): void {
    this.write(textFrame(frame));
  }

  /** Sends a whole frame, past `ws`: with its compression off it keeps nothing back itself. */
  write(frame: Buffer): void {
    if (this.#closing || this.#ws.readyState !== this.#ws.OPEN) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#tcp.cork();
      this.#turn.cork(this);
    }
    this.#tcp.write(frame);
  }

  /** Lets what was written in this turn go. */
  flush(): void {
    this.#corked = false;
    this.#tcp.uncork();
    if (this.#tcp.writableLength > this.#limits.backpressureBytes) this.#slow();
  }

  join(topic: string): void {
    const sockets = this.#topics.get(topic);
    if (sockets) sockets.add(this);
    else this.#topics.set(topic, new Set([this]));
    this.#joined.add(topic);
  }

  leave(topic: string): void {
    this.#joined.delete(topic);
    const sockets = this.#topics.get(topic);
    sockets?.delete(this);
    if (sockets?.size === 0) this.#topics.delete(topic);
  }

  ping(): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping();
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#leaveAll();
    this.#ws.close(code, reason);
    const cut = setTimeout(() => this.#ws.terminate(), this.#limits.slowGraceMs);
    this.#ws.once('close', () => clearTimeout(cut));
  }

  terminate(): void {
    this.#ws.terminate();
  }

  /** Resolves once the connection is gone, at the latest after the grace of a slow client. */
  cutAfterGoodbye(): Promise<void> {
    return new Promise((resolve) => {
      this.#ws.once('close', () => resolve());
      this.close(closeCodes.restarting, 'restarting');
    });
  }

  #slow(): void {
    this.close(closeCodes.slow, 'slow');
  }

  #leaveAll(): void {
    for (const topic of this.#joined) this.leave(topic);
  }
}
