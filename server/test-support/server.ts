import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, startServer, type RunningServer } from '../src/index.ts';
import { layPglite } from './pglite.ts';

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');

/** What every node of one installation has to share, beside its database and its Redis. */
export const shared = {
  SESSION_SECRET: 'n'.repeat(32),
  DATA_KEYS: `index=${key('i')},first=${key('f')}`,
};

export interface Answer {
  status: number;
  headers: Headers;
  // The tests look into answers of many shapes.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** Somebody who talks to the server, with his cookie or token. */
export class Client {
  readonly #url: string;
  /** What says who he is. */
  readonly headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url;
    this.headers = headers;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'x-requested-with': 'daozhen',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }
}

export interface TestServer extends RunningServer {
  dataDir: string;
  /** Nobody in particular. */
  anyone: Client;
  withToken(token: string): Client;
  login(username: string, password?: string): Promise<Client>;
}

/**
 * A whole server on a data folder of its own: its own Redis and, unless the settings name another, the
 * embedded database. The demo is on by default.
 */
export async function startTestServer(settings: NodeJS.ProcessEnv = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-test-server-'));
  if (!settings['DATABASE_URL']) await layPglite(join(dataDir, 'database'), { tables: true });
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    FEED_PORT: '0',
    FEED_ENGINE: 'ws',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    ...settings,
  });
  const server = await startServer(config);
  return {
    ...server,
    dataDir,
    anyone: new Client(server.url),
    withToken: (token) => new Client(server.url, { authorization: `Bearer ${token}` }),
    login: (username, password = 'demo') => login(server.url, username, password),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Logs in; @returns the client with its session. */
export async function login(url: string, username: string, password: string): Promise<Client> {
  const answer = await new Client(url).post('/api/session', { username, password });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`login of ${username}: ${answer.status}`);
  return new Client(url, { cookie });
}
