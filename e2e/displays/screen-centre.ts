import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import {
  closeCodes,
  diff,
  type Announcement,
  type BoardView,
  type ScreenStatus,
  type ScreenView,
} from '@daozhen/protocol';
import { WebSocketServer, type WebSocket } from 'ws';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webm': 'video/webm',
};

/** What a display is told that nobody has set anything for. */
export const plainScreen: ScreenView = {
  name: '东厅屏',
  turn: 0,
  inset: 0,
  area: 'none',
  items: [],
  reload: 0,
  picture: 0,
  identify: 0,
  twice: false,
};

/** A centre with one display: the built screen, an invented device list and feed behind it. */
export class ScreenCentre {
  origin = '';
  /** The token of the paired display, undefined while nobody paired it. */
  token: string | undefined;
  code = '482916';
  /** A silent server takes connections and says nothing. */
  silent = false;
  view: BoardView;
  screen: ScreenView = plainScreen;
  /** What the display reported last, and the pictures it sent. */
  reported: ScreenStatus | undefined;
  readonly pictures: { type: string; body: Buffer }[] = [];
  /** Files below `/media/`. */
  readonly media = new Map<string, Buffer>();
  /** Answers paths that begin so with 404. */
  missing: string | undefined;
  private readonly seqs = { board: 100, screen: 0 };
  private readonly folder: string;
  private readonly http: Server;
  private readonly sockets = new WebSocketServer({ noServer: true });
  private readonly listeners = new Set<WebSocket>();
  private beating: NodeJS.Timeout | undefined;

  constructor(folder: string, view: BoardView) {
    this.folder = folder;
    this.view = view;
    this.http = createServer((request, response) => void this.answer(request, response));
    this.http.on('upgrade', (request, socket, head) => {
      this.sockets.handleUpgrade(request, socket, head, (ws) => this.greet(ws));
    });
  }

  /** Starts listening; a second start takes the same port as before. */
  async start(): Promise<void> {
    const port = this.origin ? Number(new URL(this.origin).port) : 0;
    this.http.listen(port, '127.0.0.1');
    await once(this.http, 'listening');
    this.origin = `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
    this.beating = setInterval(() => this.beat(), 1000);
  }

  async stop(): Promise<void> {
    clearInterval(this.beating);
    this.cut();
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
  }

  /** A sign of life beside those of every second. */
  beat(): void {
    this.send({ type: 'heartbeat', at: Date.now() });
  }

  /** Every connection breaks; the displays come back by themselves. */
  cut(): void {
    for (const ws of this.sockets.clients) ws.terminate();
  }

  get url(): string {
    return `${this.origin}/display/`;
  }

  pair(token = 'display-token'): void {
    this.token = token;
  }

  /** The display's place is withdrawn while it is on. */
  revoke(): void {
    this.token = undefined;
    for (const ws of this.listeners) ws.close(closeCodes.unauthorised);
  }

  /** The board changes; announcements travel in this update only. */
  change(view: BoardView, announce?: Announcement[]): void {
    const patch = diff(this.view, view) as object;
    this.view = view;
    this.update('board', announce ? { ...patch, announce } : patch);
  }

  /** The display is told something. */
  tell(fields: Partial<ScreenView>): void {
    const next = { ...this.screen, ...fields };
    const patch = diff(this.screen, next) as object;
    this.screen = next;
    this.update('screen', patch);
  }

  /** Something happens that no screen is told of: the next update leaves a gap. */
  changeUnheard(view: BoardView): void {
    this.view = view;
    this.seqs.board += 1;
  }

  private update(kind: 'board' | 'screen', patch: object): void {
    const prev = this.seqs[kind];
    this.seqs[kind] += 1;
    this.send({ ...this.position('update', kind), prev, patch });
  }

  private position(type: string, kind: 'board' | 'screen') {
    return { type, topic: `${kind}:d1`, epoch: 'e1', seq: this.seqs[kind], at: Date.now() };
  }

  private send(message: object): void {
    if (this.silent) return;
    for (const ws of this.listeners) ws.send(JSON.stringify(message));
  }

  private greet(ws: WebSocket): void {
    ws.on('close', () => this.listeners.delete(ws));
    ws.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Record<string, string | number>;
      if (this.silent) return;
      if (message['type'] === 'hello' && message['token'] !== this.token) {
        ws.close(closeCodes.unauthorised);
      } else if (message['type'] === 'hello') {
        const welcome = { type: 'welcome', v: 1, at: Date.now(), heartbeatMs: 5000 };
        ws.send(JSON.stringify(welcome));
      } else if (message['type'] === 'subscribe') {
        const kind = message['topic'] === 'screen:d1' ? 'screen' : 'board';
        const view = kind === 'screen' ? this.screen : this.view;
        const current = message['seq'] === this.seqs[kind];
        ws.send(
          JSON.stringify(
            current ? this.position('current', kind) : { ...this.position('snapshot', kind), view },
          ),
        );
        this.listeners.add(ws);
      }
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.origin).pathname;
    if (path.startsWith('/api/devices/')) return this.device(request, response, path);
    if (this.missing !== undefined && path.includes(this.missing)) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(path)] ?? 'text/html; charset=utf-8';
    try {
      const body = path.startsWith('/media/')
        ? this.media.get(path.slice('/media/'.length))!
        : await readFile(join(this.folder, path.replace(/^\/display\//, '') || 'index.html'));
      response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  private async device(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    const reply = (status: number, body?: object) =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(body && JSON.stringify(body));
    const device = {
      id: 'd1',
      kind: 'display',
      name: '东厅屏',
      site: 'jw',
      placement: { kind: 'hall', zone: 'east' },
    };
    if (path === '/api/devices/pairing' && request.method === 'POST') {
      return reply(200, {
        code: this.code,
        secret: 'only-this-screen',
        expiresAt: Date.now() + 6e5,
      });
    }
    if (path === '/api/devices/pairing/only-this-screen') {
      return reply(
        200,
        this.token ? { state: 'paired', token: this.token, device } : { state: 'waiting' },
      );
    }
    const known = this.token && request.headers.authorization === `Bearer ${this.token}`;
    if (!known) return reply(401, { code: 'access.login', message: '请先登录', traceId: 't' });
    if (path === '/api/devices/me') return reply(200, { device });
    const body = await bodyOf(request);
    if (path.endsWith('/status')) this.reported = JSON.parse(body.toString()) as ScreenStatus;
    else this.pictures.push({ type: String(request.headers['content-type']), body });
    return reply(204);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
