import { afterAll, beforeAll, expect, it } from 'vitest';
import { findDisagreement } from '../../../test-support/agreement.ts';
import { plant, plantedBugs } from '../../../test-support/planted-bugs.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { createRedisEngine } from './index.ts';
import { buildLibrary } from './library.ts';

/** Versions far from any real one, so that every planted library has functions of its own. */
const FIRST_VERSION = 9000;
const MOST_COMMANDS = 80_000;

it('every planted bug still has its place in the library', () => {
  const library = buildLibrary();
  for (const bug of plantedBugs) expect(plant(library, bug).code).not.toBe(library.code);
});

let redis: TestRedis;
beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
});
afterAll(() => redis.stop());

it
  .skipIf(!process.env['FULL'])
  .each(plantedBugs.map((bug, index) => ({ ...bug, version: FIRST_VERSION + index })))(
  'the comparison finds: $name',
  async ({ version, ...bug }) => {
    const library = plant(buildLibrary(version), bug);
    const found = await findDisagreement(
      (clock) =>
        createRedisEngine({
          url: redis.url,
          testClock: () => clock.now,
          allowClock: true,
          library,
        }),
      MOST_COMMANDS,
      version,
    );
    expect(found).toBeDefined();
  },
  300_000,
);
