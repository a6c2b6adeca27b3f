import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { FakeFloor } from './fake-floor.ts';
import { FakeLive } from './fake-live.ts';
import { FakeVoice } from './fake-voice.ts';
import { answerRest, type RestState } from './fake-rest.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

export interface FakeBackendOptions {
  port?: number;
  /** Folder of the built screens; without it only the interfaces are served. */
  dist?: string;
  demo?: boolean;
}

/** A server for the screens alone: real HTTP and Socket.IO, an invented floor in memory. */
export class FakeBackend {
  readonly floor = new FakeFloor();
  readonly rest: RestState;
  readonly live: FakeLive;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  private constructor(options: FakeBackendOptions) {
    this.rest = {
      floor: this.floor,
      demo: options.demo ?? true,
      sessions: new Map(),
      devices: [],
      voice: new FakeVoice(),
      pairing: new Map([
        ['123456', 'display'],
        ['654321', 'caller'],
      ]),
      registered: new Map(),
      broken: new Map(),
    };
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const isApi =
        pathname.startsWith('/api/') || pathname === '/healthz' || pathname === '/readyz';
      if (isApi) void answerRest(this.rest, request, response);
      else if (options.dist) serveFile(options.dist, pathname, response);
      else response.writeHead(404).end();
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.live = new FakeLive(this.#server, this.rest);
  }

  static async start(options: FakeBackendOptions = {}): Promise<FakeBackend> {
    const backend = new FakeBackend(options);
    await backend.#listen(options.port ?? 0);
    return backend;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Every session ends, as after a restart of the server or a long absence. */
  expireSessions(): void {
    this.rest.sessions.clear();
    this.live.io.disconnectSockets(true);
  }

  /** Cuts every connection and takes no new one until {@link comeBack}. */
  async goAway(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async comeBack(): Promise<void> {
    await this.#listen(this.#port);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.live.close();
  }

  async #listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }
}

/** The built screens: a folder answers with its page, and so does every path below `/workstation/`. */
function serveFile(dist: string, pathname: string, response: ServerResponse): void {
  let file = join(dist, normalize(decodeURIComponent(pathname)));
  if (!existsSync(file) && pathname.startsWith('/workstation')) file = join(dist, 'workstation');
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
