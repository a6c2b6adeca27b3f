import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startManagedRedis } from '../src/platform/redis/index.ts';

export interface TestRedis {
  url: string;
  port: number;
  /** `kill -9`; resolves when it answers again (with its data, unless it is fast). */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A Redis for one test file, on a free port and in a folder of its own, with the product's own
 * persistence.
 *
 * @param options fast: without persistence, where a test is about something else
 */
export async function startTestRedis(options: { fast?: boolean } = {}): Promise<TestRedis> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-test-redis-'));
  let restored = Promise.withResolvers<void>();
  const redis = await startManagedRedis({
    dataDir,
    durable: !options.fast,
    onEvent: (event) => event.type === 'restored' && restored.resolve(),
  });
  const endWithUs = () => process.kill(redis.pid, 'SIGKILL');
  process.once('exit', endWithUs);
  return {
    url: redis.url,
    port: redis.port,
    crash: () => {
      restored = Promise.withResolvers();
      process.kill(redis.pid, 'SIGKILL');
      return restored.promise;
    },
    stop: async () => {
      process.off('exit', endWithUs);
      await redis.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
