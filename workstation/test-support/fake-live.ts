import type { Server as HttpServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Command, ErrorBody } from '@daozhen/protocol';
import { diff, HEARTBEAT_MS, refusalText } from '@daozhen/protocol';
import { Server, type Socket } from 'socket.io';
import { handle } from './fake-verbs.ts';
import { deskView, roomView } from './fake-views.ts';
import { type RestState, sessionToken } from './fake-rest.ts';

/** How the line to the browsers misbehaves. */
export interface LineFaults {
  /** Commands are carried out but their answers are lost, this many times. */
  loseReplies: number;
  /** Answers to commands come this much later, in ms. */
  delayMs: number;
  /** The server has lost the floor since then, epoch ms. */
  lostAt?: number;
}

interface Topic {
  seq: number;
  view: unknown;
}

/** The control plane of the fake backend: topics, heartbeats and commands over Socket.IO. */
export class FakeLive {
  readonly io: Server;
  readonly faults: LineFaults = { loseReplies: 0, delayMs: 0 };
  /** Every command received, in order: repeats have the same id. */
  readonly received: Command[] = [];
  readonly #state: RestState;
  readonly #topics = new Map<string, Topic>();
  readonly #replies = new Map<string, ReturnType<typeof handle>>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(server: HttpServer, state: RestState) {
    this.#state = state;
    this.io = new Server(server, {
      path: '/control',
      transports: ['websocket'],
      serveClient: false,
    });
    this.io.use((socket, next) => {
      const token = sessionToken(socket.handshake.headers.cookie);
      if (token !== undefined && state.sessions.has(token)) next();
      else next(Object.assign(new Error('unauthorised'), { data: { code: 'live.unauthorised' } }));
    });
    this.io.on('connection', (socket) => this.#serve(socket));
    state.floor.onChange(() => this.#publish());
    this.#heartbeat = setInterval(() => {
      const { lostAt } = this.faults;
      const lost = lostAt === undefined ? {} : { lostAt };
      this.io.emit('heartbeat', { type: 'heartbeat', at: state.floor.now(), ...lost });
    }, HEARTBEAT_MS / 2);
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    await this.io.close();
  }

  #serve(socket: Socket): void {
    socket.emit('welcome', {
      type: 'welcome',
      v: 1,
      at: this.#state.floor.now(),
      heartbeatMs: HEARTBEAT_MS,
    });
    socket.on('subscribe', (message: { topic: string }, ack: (answer: unknown) => void) => {
      void socket.join(message.topic);
      ack(this.#snapshot(message.topic));
    });
    socket.on('unsubscribe', (message: { topic: string }) => void socket.leave(message.topic));
    socket.on('command', (command: Command, ack: (answer: unknown) => void) => {
      this.received.push(command);
      const answer = this.#command(command);
      if (this.faults.loseReplies > 0) this.faults.loseReplies -= 1;
      else setTimeout(() => ack(answer), this.faults.delayMs);
    });
  }

  #command(command: Command): unknown {
    const reply = this.#replies.get(command.id) ?? handle(this.#state.floor, command);
    this.#replies.set(command.id, reply);
    if (reply.ok) return reply;
    const { code, details, current } = reply;
    const body: ErrorBody = { code, message: refusalText(code, 'zh'), traceId: randomUUID() };
    return { ...body, ...(details ? { details } : {}), ...(current ? { current } : {}) };
  }

  #compute(topic: string): unknown {
    const [kind, name = ''] = topic.split(':');
    const { floor } = this.#state;
    if (kind === 'desk') return deskView(floor);
    const room = floor.rooms.get(name);
    return kind === 'room' && room ? roomView(floor, room) : undefined;
  }

  #snapshot(name: string): unknown {
    const view = this.#compute(name);
    if (view === undefined) {
      return { type: 'error', code: 'topic.unknown', message: '没有这个主题。', topic: name };
    }
    const { epoch, seq } = this.#state.floor;
    const known = this.#topics.get(name) ?? { seq, view };
    this.#topics.set(name, known);
    return {
      type: 'snapshot',
      topic: name,
      epoch,
      seq: known.seq,
      at: this.#state.floor.now(),
      view: known.view,
    };
  }

  #publish(): void {
    const { epoch, seq } = this.#state.floor;
    for (const [name, topic] of this.#topics) {
      const view = this.#compute(name);
      const patch = diff(topic.view, view);
      if (patch === undefined) continue;
      this.io.to(name).emit('update', {
        type: 'update',
        topic: name,
        epoch,
        prev: topic.seq,
        seq,
        at: this.#state.floor.now(),
        patch,
      });
      this.#topics.set(name, { seq, view });
    }
  }
}
