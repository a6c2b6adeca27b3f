import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { nodeCommand } from '../../scripts/lib/glibc.mjs';
import { layPglite } from '../../server/test-support/pglite.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The real server with its own Redis, its embedded database and the demo's data, in a folder of its own. */
export class Centre {
  readonly folder = mkdtempSync(join(tmpdir(), 'daozhen-centre-'));
  readonly #settings: Record<string, string>;
  #server: ChildProcess | undefined;
  url = '';

  constructor(settings: Record<string, string> = {}) {
    this.#settings = settings;
  }

  /** Starts the server on the engine production uses and waits until it says where it listens. */
  async start(): Promise<void> {
    const database = join(this.folder, 'database');
    if (!existsSync(database)) await layPglite(database, { tables: true });
    const [command, before] = nodeCommand({ glibc: true });
    const server = spawn(command, [...before, join(root, 'server/src/main.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PORT: this.url === '' ? '0' : new URL(this.url).port,
        FEED_PORT: '0',
        HOST: '127.0.0.1',
        DEMO: '1',
        LOG_LEVEL: 'error',
        DATA_DIR: this.folder,
        ...this.#settings,
      },
    });
    this.#server = server;
    for await (const line of createInterface({ input: server.stdout })) {
      const address = /is running: (http\S+)/.exec(line)?.[1];
      if (address === undefined) continue;
      this.url = address;
      server.stdout.resume();
      return;
    }
    throw new Error('the server ended before it listened');
  }

  /** Ends the server; its Redis and database keep what they have. */
  async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A person or program at the REST interface, with a session of its own. */
export class Client {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async logIn(username: string): Promise<this> {
    await this.post('/api/session', { username, password: 'demo' });
    return this;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        cookie: this.#cookie,
        'x-requested-with': 'daozhen',
        'idempotency-key': crypto.randomUUID(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) this.#cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.#good(path, await this.send('POST', path, body));
  }

  async get<T>(path: string): Promise<T> {
    return this.#good(path, await this.send('GET', path));
  }

  #good<T>(path: string, { status, body }: { status: number; body: unknown }): T {
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as T;
  }

  /** Sends a command of the floor. */
  command(
    site: string,
    type: string,
    fields: object,
  ): Promise<{ visit?: string; ticket?: string }> {
    const id = crypto.randomUUID();
    return this.post('/api/floor/commands', { v: 1, id, site, type, ...fields });
  }
}
