import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findDisagreement } from '../../../test-support/agreement.ts';
import { plant, type PlantedBug } from '../../../test-support/planted-bugs.ts';
import { loseAndRebuild, MemoryJournal } from '../../../test-support/rebuild.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { createRedisEngine } from './index.ts';
import { buildLibrary } from './library.ts';

/** Versions far from any real one, and from those of the other planted bugs. */
const FIRST_VERSION = 9500;
const MOST_COMMANDS = 40_000;

const bugs: PlantedBug[] = [
  {
    name: 'the lines are not made',
    find: '  end\n  D.sync(cx, v)\nend\n\n-- Takes',
    put: '  end\nend\n\n-- Takes',
  },
  {
    name: 'the doors are empty',
    find: "D.set(r, 'door', D.map_put(D.get(r, 'door'), visit.id, cx.seq_text))",
    put: 'r = nil',
  },
  {
    name: 'takes are forgotten',
    find: 'D.put_takes(cx, s, station.takes)',
    put: 'D.put_takes(cx, s, {})',
  },
  { name: 'undo records are forgotten', find: 'restore_undo(cx, r, room.undo)', put: '' },
  { name: 'passes are forgotten', find: "D.put(v, 'x:' .. station, D.int(times))", put: '' },
  {
    name: 'preparation is forgotten',
    find: "    D.put(v, 'f:' .. flag, '1')\n  end\n  local away",
    put: '  end\n  local away',
  },
  {
    name: 'order numbers begin anew',
    find: "'order', D.int(campus.order), 'offset'",
    put: "'order', '0', 'offset'",
  },
  { name: 'the clock is put back', find: "'offset', D.int(campus.offset)", put: "'offset', '0'" },
  { name: 'the day does not close any more', find: "campus.closing and '1' or ''", put: "''" },
  {
    name: 'guidance has never spoken',
    find: "'guided', campus.guidedAt and D.int(campus.guidedAt) or ''",
    put: "'guided', ''",
  },
  { name: 'tickets begin anew', find: '  write_numbers(cx, campus.numbers)\n', put: '' },
  { name: 'replies are forgotten', find: "  unstage(prefix, args[2], 'ids')\n", put: '' },
  {
    name: 'the last call was long ago',
    find: "'openedAt', 'lastCallAt', 'lastRecallAt' }) do\n    D.set_num(r, field, room",
    put: "'openedAt', 'lastRecallAt' }) do\n    D.set_num(r, field, room",
  },
  {
    name: 'an absence has no place to come back to',
    find: 'away.reason, away.station, away.note',
    put: 'away.reason, nil, away.note',
  },
];

let redis: TestRedis;
let raw: Redis;
beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
  raw = new Redis(redis.url);
});
afterAll(async () => {
  raw.disconnect();
  await redis.stop();
});

it('every planted bug still has its place in the library', () => {
  const library = buildLibrary();
  for (const bug of bugs) expect(plant(library, bug).code).not.toBe(library.code);
});

it
  .skipIf(!process.env['FULL'])
  .each(bugs.map((bug, index) => ({ ...bug, version: FIRST_VERSION + index })))(
  'E3: the comparison finds that in a rebuilt floor $name',
  async ({ version, ...bug }) => {
    const library = plant(buildLibrary(version), bug);
    const journal = new MemoryJournal();
    const found = await findDisagreement(
      async (clock) => {
        const options = { url: redis.url, testClock: () => clock.now, allowClock: true, library };
        const engine = await createRedisEngine(options);
        const again = async (site: string) =>
          void (await loseAndRebuild(engine, raw, journal, site));
        return Object.assign(engine, { rebuild: again });
      },
      MOST_COMMANDS,
      version,
    );
    expect(found).toBeDefined();
  },
  300_000,
);
