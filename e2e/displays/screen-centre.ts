import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { closeCodes, diff, type Announcement, type BoardView } from '@daozhen/protocol';
import { WebSocketServer, type WebSocket } from 'ws';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
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
  private seq = 100;
  private readonly folder: string;
  private readonly http: Server;
  private readonly sockets = new WebSocketServer({ noServer: true });
  private readonly listeners = new Set<WebSocket>();
  private beat: NodeJS.Timeout | undefined;

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
    this.beat = setInterval(() => this.send({ type: 'heartbeat', at: Date.now() }), 1000);
  }

  async stop(): Promise<void> {
    clearInterval(this.beat);
    for (const ws of this.sockets.clients) ws.terminate();
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
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
    const prev = this.seq;
    this.seq += 1;
    this.view = view;
    this.send({
      ...this.position('update'),
      prev,
      patch: announce ? { ...patch, announce } : patch,
    });
  }

  /** Something happens that no screen is told of: the next update leaves a gap. */
  changeUnheard(view: BoardView): void {
    this.view = view;
    this.seq += 1;
  }

  private position(type: string) {
    return { type, topic: 'board:d1', epoch: 'e1', seq: this.seq, at: Date.now() };
  }

  private send(message: object): void {
    if (this.silent) return;
    for (const ws of this.listeners) ws.send(JSON.stringify(message));
  }

  private greet(ws: WebSocket): void {
    ws.on('close', () => this.listeners.delete(ws));
    ws.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; token?: string; seq?: number };
      if (this.silent) return;
      if (message.type === 'hello' && message.token !== this.token) {
        ws.close(closeCodes.unauthorised);
      } else if (message.type === 'hello') {
        const welcome = { type: 'welcome', v: 1, at: Date.now(), heartbeatMs: 5000 };
        ws.send(JSON.stringify(welcome));
      } else if (message.type === 'subscribe') {
        const current = message.seq === this.seq;
        const body = current
          ? this.position('current')
          : { ...this.position('snapshot'), view: this.view };
        ws.send(JSON.stringify(body));
        this.listeners.add(ws);
      }
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.origin).pathname;
    if (path.startsWith('/api/devices/')) return this.device(request, response, path);
    const file = path.replace(/^\/display\//, '') || 'index.html';
    try {
      const body = await readFile(join(this.folder, file));
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  private device(request: IncomingMessage, response: ServerResponse, path: string): void {
    const reply = (status: number, body: object) =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
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
    if (path === '/api/devices/me' && known) return reply(200, { device });
    return reply(401, { code: 'device.unknown', message: '设备未绑定', traceId: 't' });
  }
}
