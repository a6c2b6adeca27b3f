import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { identify } from './process-identity.ts';
import { findRedisServer } from './redis-binary.ts';
import { spawnRedis, type RedisProcess } from './redis-process.ts';
import type { RedisConfig } from './redis-config.ts';
import { clearRecord, releaseDir, writeRecord } from './redis-record.ts';

/** What happened to the managed Redis: it ended unexpectedly, or it answers again. */
export type ManagedRedisEvent =
  { type: 'lost'; reason: string; retryInMs: number } | { type: 'restored' };

export interface ManagedRedisOptions {
  /** The product's data folder; Redis uses `redis/` in it. */
  dataDir: string;
  /** A free one by default. The port and the password stay the same across restarts. */
  port?: number;
  /** False for what may be thrown away; see RedisConfig. True by default. */
  durable?: boolean;
  onEvent?: (event: ManagedRedisEvent) => void;
}

export interface ManagedRedis {
  /** With the password: keep it out of logs. */
  readonly url: string;
  readonly port: number;
  /** The running process; a new one after a restart. */
  readonly pid: number;
  /** Ends it in order and resolves when it is gone. */
  stop(): Promise<void>;
}

const graceMs = 30_000;
const firstRetryMs = 100;
const longestRetryMs = 5_000;
const portTries = 3;

/**
 * Runs a Redis (or Valkey) server of our own as a child and keeps it running.
 *
 * @throws DataDirInUse if another living server uses the folder
 * @throws if no server binary is found or it does not come up
 */
export async function startManagedRedis(options: ManagedRedisOptions): Promise<ManagedRedis> {
  const dir = resolve(options.dataDir, 'redis');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await releaseDir(dir);
  const binary = findRedisServer();
  const password = randomBytes(24).toString('hex');
  const settings = { dir, password, durable: options.durable ?? true };
  for (let attempt = 1; ; attempt += 1) {
    const config = { ...settings, port: options.port ?? (await freePort()) };
    try {
      const first = await launch(binary, config);
      return keepRunning(binary, config, first, options.onEvent ?? (() => undefined));
    } catch (error) {
      // A free port may be taken in the moment between choosing and using it.
      if (options.port !== undefined || attempt === portTries) throw error;
    }
  }
}

/** Starts one run, notes who it belongs to, and waits until it answers. */
async function launch(binary: string, config: RedisConfig): Promise<RedisProcess> {
  const redis = spawnRedis(binary, config);
  writeRecord(config.dir, { owner: identify(process.pid), redis: identify(redis.pid) });
  await redis.ready();
  return redis;
}

function keepRunning(
  binary: string,
  config: RedisConfig,
  first: RedisProcess,
  report: (event: ManagedRedisEvent) => void,
): ManagedRedis {
  const stopping = new AbortController();
  let current = first;
  const guard = async () => {
    let retryInMs = firstRetryMs;
    for (;;) {
      const reason = await current.ended;
      if (stopping.signal.aborted) return;
      report({ type: 'lost', reason, retryInMs });
      await delay(retryInMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      current = spawnRedis(binary, config);
      writeRecord(config.dir, { owner: identify(process.pid), redis: identify(current.pid) });
      const up = await current.ready().then(
        () => true,
        () => false,
      );
      retryInMs = up ? firstRetryMs : Math.min(retryInMs * 2, longestRetryMs);
      if (up) report({ type: 'restored' });
    }
  };
  const guarding = guard();
  return {
    url: `redis://:${config.password}@127.0.0.1:${config.port}`,
    port: config.port,
    get pid() {
      return current.pid;
    },
    stop: async () => {
      stopping.abort();
      await current.stop(graceMs);
      await guarding;
      clearRecord(config.dir);
    },
  };
}
