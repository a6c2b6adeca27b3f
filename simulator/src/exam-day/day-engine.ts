import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createRedisEngine,
  MemoryEngine,
  startManagedRedis,
  type Engine,
} from '@daozhen/server/simulation';

/** An engine with nothing in it, for one virtual day. */
export interface DayEngine {
  engine: Engine;
  close(): Promise<void>;
}

/** Opens an engine whose time is the day's own. */
export type OpenEngine = (now: () => number) => Promise<DayEngine>;

const inMemory: OpenEngine = (now) => {
  const engine = new MemoryEngine({ now });
  return Promise.resolve({ engine, close: () => engine.close() });
};

/** The product's Redis functions on a Redis of the day's own, which is thrown away with it. */
const inRedis: OpenEngine = async (now) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-day-'));
  const redis = await startManagedRedis({ dataDir, durable: false });
  const engine = await createRedisEngine({ url: redis.url, testClock: now });
  const close = async () => {
    await engine.close();
    await redis.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { engine, close };
};

/** What a virtual day can be played on; the rules are the same. */
export const engines: ReadonlyMap<string, OpenEngine> = new Map([
  ['memory', inMemory],
  ['redis', inRedis],
]);
