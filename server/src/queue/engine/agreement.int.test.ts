import { afterAll, beforeAll, expect, it } from 'vitest';
import { engineAgreement } from '../../../test-support/agreement.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { Redis } from 'ioredis';
import { MemoryJournal, loseAndRebuild } from '../../../test-support/rebuild.ts';
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

/** Rebuilding takes its time. */
const rebuildRuns = full ? 1500 : 25;

it('E3: a campus lost and rebuilt again and again goes on as the reference model does', async () => {
  const raw = new Redis(redis.url);
  const journal = new MemoryJournal();
  const met = await engineAgreement(
    async (clock) => {
      const options = { url: redis.url, testClock: () => clock.now, allowClock: true };
      const engine = await createRedisEngine(options);
      const rebuild = async (site: string) =>
        void (await loseAndRebuild(engine, raw, journal, site));
      return Object.assign(engine, { rebuild });
    },
    rebuildRuns,
    seed,
  );
  raw.disconnect();
  expect(met.rebuilt).toBeGreaterThan(rebuildRuns);
}, 3_600_000);

it('reliability 5: the Redis functions agree with the reference model on random days', async () => {
  const met = await engineAgreement(
    async (clock) =>
      createRedisEngine({ url: redis.url, testClock: () => clock.now, allowClock: true }),
    runs,
    seed,
  );
  expect(met.commands).toBeGreaterThan(runs * 60);
}, 3_600_000);
