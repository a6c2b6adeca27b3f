import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

/** Who uses a data folder, written beside its data. */
export interface RedisRecord {
  /** The server that started Redis. */
  owner: ProcessIdentity;
  redis: ProcessIdentity;
}

/** Another living server uses the folder. */
export class DataDirInUse extends Error {
  readonly pid: number;

  constructor(dir: string, pid: number) {
    super(`${dir} is in use by process ${pid}; stop it or set another DATA_DIR`);
    this.name = 'DataDirInUse';
    this.pid = pid;
  }
}

const fileOf = (dir: string) => join(dir, 'managed-redis.json');

export function writeRecord(dir: string, record: RedisRecord): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(dir), JSON.stringify(record), { mode: 0o600 });
}

export function clearRecord(dir: string): void {
  rmSync(fileOf(dir), { force: true });
}

/**
 * Makes the folder free to use: a Redis whose server was killed is stopped in order (two on one
 * folder would corrupt its files).
 *
 * @throws DataDirInUse while the server that owns it lives
 */
export async function releaseDir(dir: string, timeoutMs = 30_000): Promise<void> {
  const record = readRecord(dir);
  if (!record || !isRunning(record.redis)) return clearRecord(dir);
  if (isRunning(record.owner)) throw new DataDirInUse(dir, record.owner.pid);
  signalTo(record.redis, 'SIGTERM');
  const end = Date.now() + timeoutMs;
  while (isRunning(record.redis)) {
    if (Date.now() > end) signalTo(record.redis, 'SIGKILL');
    await delay(20);
  }
  clearRecord(dir);
}

function signalTo({ pid }: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It may end between being seen and being told to.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function readRecord(dir: string): RedisRecord | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dir), 'utf8')) as RedisRecord;
  } catch {
    return undefined;
  }
}
