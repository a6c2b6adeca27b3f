import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RoomView } from '@daozhen/protocol';
import { Server, type Socket } from 'socket.io';
import { person, room } from './fake-room.ts';

type Body = Record<string, unknown> & { type: string; id: string; expected?: number };
type Reply = (answer: object) => void;

/**
 * A server as small as a caller needs: pairing, one room, one examinee to call. It speaks the real
 * Socket.IO; its pairings and commands are for the test to decide and to look at.
 */
export class SmallServer {
  readonly commands: Body[] = [];
  readonly tokens = new Set<string>();
  /** Set by the test as staff would: the next poll of the pairing is answered with this token. */
  paired: string | undefined;
  offers = 0;
  /** Lets nobody connect while set. */
  away = false;
  /** Does not answer commands while set. */
  mute = false;
  view: RoomView = room({ line: [person('A012', { callable: true })], waiting: 1 });
  #seq = 1;
  readonly #http: HttpServer;
  readonly #io: Server;

  private constructor() {
    this.#http = createServer((request, response) => {
      const [status, body] = this.#answer(request);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    this.#io = new Server(this.#http, {
      path: '/control',
      transports: ['websocket'],
      allowRequest: (_request, decide) => decide(null, !this.away),
    });
    this.#io.use((socket, next) => {
      const { token } = socket.handshake.auth as { token?: string };
      if (token !== undefined && this.tokens.has(token)) return next();
      next(Object.assign(new Error('no'), { data: { code: 'live.unauthorised' } }));
    });
    this.#io.on('connection', (socket) => this.#connected(socket));
  }

  static async start(): Promise<SmallServer> {
    const server = new SmallServer();
    server.#http.listen(0, '127.0.0.1');
    await once(server.#http, 'listening');
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  /** Cuts every connection; with `revoke`, the tokens count no more. */
  drop({ revoke = false } = {}): void {
    if (revoke) this.tokens.clear();
    for (const socket of this.#io.sockets.sockets.values()) socket.disconnect(true);
  }

  #answer(request: IncomingMessage): [number, object] {
    const { url = '', headers } = request;
    const device = {
      id: 'd1',
      name: '彩超二室按钮',
      site: 'main',
      placement: { kind: 'caller', room: 'us-2' },
    };
    if (url === '/api/devices/me') {
      const known = this.tokens.has((headers.authorization ?? '').replace('Bearer ', ''));
      return known ? [200, { device }] : [401, { code: 'access.login', message: '请先登录。' }];
    }
    if (url === '/api/devices/pairing') {
      this.offers += 1;
      return [200, { code: `12345${this.offers}`, secret: 'S', expiresAt: 0 }];
    }
    if (this.paired === undefined) return [200, { state: 'waiting' }];
    const token = this.paired;
    this.tokens.add(token);
    this.paired = undefined;
    return [200, { state: 'paired', token, device }];
  }

  #connected(socket: Socket): void {
    socket.on('subscribe', ({ topic }: { topic: string }, reply: Reply) => {
      if (topic !== 'room:us-2') return reply({ code: 'topic.forbidden', message: '无权查看。' });
      void socket.join(topic);
      reply({ type: 'snapshot', topic, epoch: 'e', seq: this.#seq, at: 1, view: this.view });
    });
    socket.on('command', (body: Body, reply: Reply) => {
      this.commands.push(body);
      if (!this.mute) reply(this.#carryOut(body));
    });
  }

  #carryOut({ type, expected }: Body): object {
    if (expected !== undefined && expected !== this.view.version) {
      return { code: 'room.stale', message: '状态已变化。', traceId: 't' };
    }
    if (type === 'recall') return { code: 'room.nobody-called', message: '没有。', traceId: 't' };
    const called = this.view.line;
    this.change({ called, line: [] });
    const { version } = this.view;
    return { ok: true, seq: this.#seq, at: 1, room: 'us-2', ticket: called[0]?.ticket, version };
  }

  /** Changes the room and tells everybody who watches it. */
  change(patch: Partial<RoomView>): void {
    const whole = { ...patch, version: this.view.version + 1 };
    this.view = { ...this.view, ...whole };
    const [prev, seq] = [this.#seq, this.#seq + 1];
    this.#seq = seq;
    const message = { type: 'update', topic: 'room:us-2', epoch: 'e', prev, seq, at: 1 };
    this.#io.to('room:us-2').emit('update', { ...message, patch: whole });
  }
}
