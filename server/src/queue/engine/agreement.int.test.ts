import { afterAll, beforeAll, expect, it } from 'vitest';
import { engineAgreement } from '../../../test-support/agreement.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { createRedisEngine } from './index.ts';

const full = Boolean(process.env['FULL']);
/** Days of up to 240 commands, 120 on average. */
const runs = full ? 4500 : 60;
const seed = process.env['SEED'] === undefined ? undefined : Number(process.env['SEED']);

let redis: TestRedis;
beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
});
afterAll(() => redis.stop());

it('reliability 5: the Redis functions agree with the reference model on random days', async () => {
  const met = await engineAgreement(
    async (clock) =>
      createRedisEngine({ url: redis.url, testClock: () => clock.now, allowClock: true }),
    runs,
    seed,
  );
  expect(met.commands).toBeGreaterThan(runs * 60);
}, 3_600_000);
