import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeCommand } from '../../scripts/lib/glibc.mjs';
import { freePort } from '../src/platform/redis/free-port.ts';
import { isRunning, type ProcessIdentity } from '../src/platform/redis/process-identity.ts';
import { layPglite } from './pglite.ts';
import { Client, login } from './server.ts';

const program = join(import.meta.dirname, '../src/main.ts');

/** A server as a program of its own, to be killed and started again on the same data and the same ports. */
export class ServerProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'daozhen-test-process-'));
  readonly #settings: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  url = '';

  private constructor(settings: NodeJS.ProcessEnv) {
    this.#settings = settings;
  }

  /** Where the feed listens if its engine has a port of its own. */
  get feedPort(): number {
    return Number(this.#settings['FEED_PORT']);
  }

  /** Prepares the data folder and starts; the demo is on. */
  static async start(settings: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const ports = { PORT: String(await freePort()), FEED_PORT: String(await freePort()) };
    const server = new ServerProcess({ ...ports, ...settings });
    if (!settings['DATABASE_URL']) {
      await layPglite(join(server.dataDir, 'database'), { tables: true });
    }
    await server.start();
    return server;
  }

  /** Starts it and waits until it serves; as the engine production uses, where that runs. */
  async start(): Promise<void> {
    const [node, before] = nodeCommand({ glibc: true });
    const child = spawn(node, [...before, program], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'silent',
        DATA_DIR: this.dataDir,
        ...this.#settings,
      },
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /is running: (http\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      this.url = url;
      child.stdout.resume();
      return;
    }
    throw new Error('the server ended before it served');
  }

  get anyone(): Client {
    return new Client(this.url);
  }

  login(username: string): Promise<Client> {
    return login(this.url, username, 'demo');
  }

  /** `kill -9`, without a word to its Redis; resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** The Redis it runs, living or left behind. */
  redis(): ProcessIdentity {
    const record = readFileSync(join(this.dataDir, 'redis/managed-redis.json'), 'utf8');
    return (JSON.parse(record) as { redis: ProcessIdentity }).redis;
  }

  /** `kill -9` of its Redis; resolves when that is gone. */
  async killRedis(): Promise<void> {
    const redis = this.redis();
    process.kill(redis.pid, 'SIGKILL');
    while (isRunning(redis)) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Ends it in order and removes its data. */
  async remove(): Promise<void> {
    await this.#end('SIGINT');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
