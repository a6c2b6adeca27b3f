import type { IncomingMessage, Server as HttpServer } from 'node:http';
import {
  HEARTBEAT_MS,
  MAX_FRAME_BYTES,
  judgeVersion,
  type HeartbeatMessage,
} from '@daozhen/protocol';
import { Server, type Socket } from 'socket.io';
import { languageOf, type Actor } from '../../../platform/http/index.ts';
import type { TopicHub } from '../hub.ts';
import { isTooMany, liveText, type LiveCode } from '../messages.ts';
import { Callers } from './callers.ts';
import { ControlSession, type Execute } from './session.ts';

export interface ControlOptions {
  server: HttpServer;
  hub: TopicHub;
  /** Who is asking: by the session cookie of the request, or by a device token. */
  authenticate(request: IncomingMessage, token: string | undefined): Promise<Actor | undefined>;
  execute: Execute;
  /** What to send every {@link HEARTBEAT_MS} to the clients of some campuses. */
  heartbeat(sites: readonly string[]): HeartbeatMessage;
  /** Whether a browser on a page of this origin may connect (its cookie comes along). */
  mayOrigin(origin: string, request: IncomingMessage): boolean;
  onError(error: unknown, traceId?: string): void;
  /** Messages a client may leave unread before it is closed. */
  mostUnread?: number;
}

const MOST_UNREAD = 256;

/** How long a client may take over closing when the server stops, ms. */
const GOODBYE_MS = 1000;

/** The control plane: the few hundred clients that send commands and want to know what became of them. */
export class ControlPlane {
  readonly #io: Server;
  readonly #options: ControlOptions;
  readonly #callers = new Callers<Socket>();
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(options: ControlOptions) {
    this.#options = options;
    this.#io = new Server({
      path: '/control',
      transports: ['websocket'],
      serveClient: false,
      destroyUpgrade: false,
      maxHttpBufferSize: MAX_FRAME_BYTES,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      connectTimeout: 10_000,
      allowRequest: (request, decide) => {
        const { origin } = request.headers;
        decide(null, origin === undefined || options.mayOrigin(origin, request));
      },
    });
    this.#io.use((socket, next) => void this.#enter(socket, next));
    this.#io.on('connection', (socket) => this.#connected(socket));
    options.hub.attach('control', (topic, out) => this.#io.to(topic).emit('update', out.message));
  }

  start(): void {
    this.#io.attach(this.#options.server);
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  #beat(): void {
    const beats = new Map(this.actors().map((actor) => [beatOf(actor), actor.sites]));
    for (const [room, sites] of beats) {
      this.#io.to(room).emit('heartbeat', this.#options.heartbeat(sites));
    }
  }

  get connections(): number {
    return this.#io.of('/').sockets.size;
  }

  /** Who is connected, once for every connection. */
  actors(): Actor[] {
    return [...this.#io.of('/').sockets.values()].map(actorOf);
  }

  /** Tells every client of a matching actor that its session is over, and lets it go. */
  endSessions(matches: (actor: Actor) => boolean): void {
    for (const socket of this.#io.of('/').sockets.values()) {
      if (!matches(actorOf(socket))) continue;
      socket.emit('session-ended', { code: 'live.unauthorised' });
      socket.disconnect(true);
    }
  }

  /** Closes every connection so that clients come back by themselves; the HTTP server stays. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    const connections = [...this.#io.of('/').sockets.values()].map((socket) => socket.conn);
    const gone = connections.map((conn) => new Promise((resolve) => conn.once('close', resolve)));
    this.#io.engine?.close();
    const cut = setTimeout(() => {
      for (const conn of connections) conn.request.socket.destroy();
    }, GOODBYE_MS);
    await Promise.all(gone);
    clearTimeout(cut);
  }

  async #enter(socket: Socket, next: (error?: Error) => void): Promise<void> {
    const { v, token } = socket.handshake.auth as { v?: unknown; token?: unknown };
    const language = languageOf(socket.handshake.headers['accept-language']);
    const refuse = (code: LiveCode) => {
      const message = liveText(code, language);
      next(Object.assign(new Error(message), { data: { code, message } }));
    };
    if (v !== undefined) {
      const verdict = typeof v === 'number' ? judgeVersion(v) : 'live.malformed';
      if (verdict !== 'ok') return refuse(verdict);
    }
    if (token !== undefined && typeof token !== 'string') return refuse('live.malformed');
    try {
      const actor = await this.#options.authenticate(socket.request, token);
      if (!actor) return refuse('live.unauthorised');
      socket.data = { actor, language };
      next();
    } catch (error) {
      if (!isTooMany(error)) this.#options.onError(error);
      // A refusal would tell the client to give up; a broken connection makes it try again.
      socket.conn.close();
    }
  }

  #connected(socket: Socket): void {
    const { hub, execute, onError, mostUnread = MOST_UNREAD } = this.#options;
    closeWhenSlow(socket, mostUnread);
    void socket.join(beatOf(actorOf(socket)));
    const session = new ControlSession(socket, { hub, execute, onError });
    socket.on('subscribe', (body: unknown, reply: unknown) => session.subscribe(body, reply));
    socket.on('unsubscribe', (body: unknown, reply: unknown) => session.unsubscribe(body, reply));
    socket.on('command', (body: unknown, reply: unknown) => session.command(body, reply));
    const { agent } = socket.handshake.auth as { agent?: unknown };
    this.#callers.entered(socket, actorOf(socket), agent);
    socket.on('disconnect', () => {
      this.#callers.left(socket);
      session.closed();
    });
  }
}

/** Everybody of the same campuses hears the same heartbeat; no client can name it as a topic. */
const beatOf = (actor: Actor): string => `$beat:${actor.sites.join()}`;

export function actorOf(socket: Socket): Actor {
  return (socket.data as { actor: Actor }).actor;
}

/** Socket.IO keeps unsent messages without bound; a client that reads nothing must not fill the memory. */
function closeWhenSlow(socket: Socket, mostUnread: number): void {
  let unread = 0;
  socket.conn.on('flush', () => (unread = 0));
  socket.conn.on('packetCreate', () => {
    unread += 1;
    if (unread > mostUnread) socket.conn.request.socket.destroy();
  });
}
