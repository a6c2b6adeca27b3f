import { spawn, execFile, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../src/platform/redis/free-port.ts';
import { postgresBinaries } from './postgres-binaries.ts';

export interface TestPostgres {
  /** Of the cluster's own database; prefer one of `createDatabase` for each test file. */
  url: string;
  /** A new, empty database; returns its url. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** What makes a throwaway cluster quick; nothing in it outlives the test. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=50',
  'shared_buffers=32MB',
];

/**
 * A real PostgreSQL 18 for tests, on a free port and in a folder of its own; works as root too.
 * @param further settings that win over the quick ones, as `name=value`
 */
export async function startTestPostgres(further: readonly string[] = []): Promise<TestPostgres> {
  const { bin, uid } = postgresBinaries();
  const dir = mkdtempSync(join(tmpdir(), 'daozhen-test-postgres-data-'));
  const as = uid === undefined ? {} : { uid, gid: uid };
  if (uid !== undefined) chownSync(dir, uid, uid);
  const initialise = ['-D', dir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
  await promisify(execFile)(join(bin, 'initdb'), initialise, { ...as, cwd: dir });
  const port = await freePort();
  const flags = [...settings, ...further].flatMap((setting) => ['-c', setting]);
  const child = spawn(join(bin, 'postgres'), ['-D', dir, '-p', String(port), ...flags], {
    ...as,
    cwd: dir,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const endWithUs = () => child.kill('SIGQUIT');
  process.once('exit', endWithUs);
  await untilReady(child);
  const address = `postgres://postgres@127.0.0.1:${port}`;
  let databases = 0;
  return {
    url: `${address}/postgres`,
    createDatabase: async () => {
      databases += 1;
      await run(`${address}/postgres`, `CREATE DATABASE test_${databases}`);
      return `${address}/test_${databases}`;
    },
    stop: async () => {
      process.off('exit', endWithUs);
      const gone = once(child, 'exit');
      // Immediate shutdown: the folder goes with it.
      if (child.kill('SIGQUIT')) await gone;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start\n${log}`)));
  });
  child.stderr?.removeAllListeners('data').resume();
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
