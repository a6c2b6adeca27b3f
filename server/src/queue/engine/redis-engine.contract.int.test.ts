import { afterAll, beforeAll, describe } from 'vitest';
import { openFloor, TestClock } from '../../../test-support/floor.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { engineContract } from './contract/engine.contract.ts';
import { createRedisEngine } from './index.ts';
import type { Engine } from './engine.ts';

describe('the Redis functions', () => {
  let redis: TestRedis;
  let engine: Engine;
  let clock = new TestClock();
  let sites = 0;

  beforeAll(async () => {
    redis = await startTestRedis({ fast: true });
    engine = await createRedisEngine({
      url: redis.url,
      testClock: () => clock.now,
      allowClock: true,
    });
  });
  afterAll(async () => {
    await engine.close();
    await redis.stop();
  });

  engineContract((options) => {
    sites += 1;
    return openFloor(
      options,
      (floorClock) => {
        clock = floorClock;
        return engine;
      },
      `contract-${sites}`,
    );
  });
});
