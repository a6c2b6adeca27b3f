import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engineAgreement } from '../../../test-support/agreement.ts';
import {
  databases,
  stopDatabases,
  type DatabaseUnderTest,
} from '../../../test-support/databases.ts';
import { HOUR, openFloor, TestClock, type Floor } from '../../../test-support/floor.ts';
import { copyOfCampus, loseCampus } from '../../../test-support/rebuild.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { migrate } from '../../platform/db/index.ts';
import { createRedisEngine, type RedisEngine } from '../engine/index.ts';
import { Journal, JournalGap, journalMigrations, JournalRepository, rebuild } from './index.ts';

let redis: TestRedis;
let raw: Redis;
let engine: RedisEngine;
let clock = new TestClock();
let sites = 0;
let cleanUp: (() => Promise<void>)[] = [];

beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
  raw = new Redis(redis.url);
  const options = { url: redis.url, testClock: () => clock.now, allowClock: true };
  engine = await createRedisEngine(options);
});
afterEach(async () => {
  for (const step of cleanUp.toReversed()) await step();
  cleanUp = [];
});
afterAll(async () => {
  raw.disconnect();
  await engine.close();
  await redis.stop();
  await stopDatabases();
});

const log = { warn: () => undefined, info: () => undefined };

function newFloor(): Promise<Floor> {
  sites += 1;
  return openFloor(
    { rooms: { ecg1: {}, us1: {} } },
    (own) => {
      clock = own;
      return engine;
    },
    `journal-${sites}`,
  );
}

describe.each(databases)('E3: a campus rebuilt from %s', (_name, make) => {
  let under: DatabaseUnderTest;
  let repository: JournalRepository;

  beforeAll(async () => {
    under = await make();
    await migrate(under.database, { journal: journalMigrations });
    repository = new JournalRepository(under.database.db);
  });
  afterAll(() => under.remove());

  function journalOf(site: string): Journal {
    const retryMs = { first: 2, longest: 10 };
    const journal = new Journal({ engine, repository, sites: [site], log, retryMs, lookMs: 20 });
    journal.start();
    cleanUp.push(() => journal.stop());
    return journal;
  }

  async function caughtUp(journal: Journal, site: string): Promise<void> {
    await journal.reached(site, (await engine.head(site))?.seq ?? 0);
  }

  const restore = (site: string) => rebuild({ engine, history: repository, site });

  /** The floor is lost and rebuilt, and is the same but for its epoch. */
  async function survive(floor: Floor, journal: Journal): Promise<void> {
    await caughtUp(journal, floor.site);
    const before = await floor.state();
    await loseCampus(raw, floor.site);
    await restore(floor.site);
    const { epoch, ...after } = await floor.state();
    expect({ ...after, epoch: before.epoch }).toEqual(before);
    expect(epoch).not.toBe(before.epoch);
  }

  it('goes on as the reference model does, through random days', async () => {
    const journals = new Map<string, Journal>();
    const met = await engineAgreement(
      (own) => {
        clock = own;
        const again = async (site: string) => {
          const journal = journals.get(site) ?? journalOf(site);
          journals.set(site, journal);
          await caughtUp(journal, site);
          await loseCampus(raw, site);
          await restore(site);
        };
        // The engine outlives the comparison.
        return Object.assign(Object.create(engine) as RedisEngine, { rebuild: again });
      },
      process.env['FULL'] ? 60 : 5,
    );
    expect(met.rebuilt).toBeGreaterThan(0);
  }, 600_000);

  it('once more, from the epochs before and after the first time', async () => {
    const floor = await newFloor();
    const journal = journalOf(floor.site);
    for (const visit of ['a', 'b', 'c']) {
      await floor.queue(visit);
      await survive(floor, journal);
    }
    expect(await floor.call('ecg1')).toBe('a');
    await caughtUp(journal, floor.site);
    expect(await repository.lineage(floor.site)).toMatchObject([
      { from: 0, to: 5 },
      { from: 5, to: 7 },
      { from: 7, to: 9 },
      { from: 9, to: 10 },
    ]);
  });

  it('knows nothing of what a fail-over has lost, and all of what it kept', async () => {
    const floor = await newFloor();
    const early = journalOf(floor.site);
    await floor.queue('a');
    await caughtUp(early, floor.site);
    await early.stop();
    // Kept by Redis, not yet by the journal: what the old epoch still owes.
    await floor.queue('b');
    const kept = await copyOfCampus(raw, floor.site);
    const { seq } = await floor.state();
    await floor.queue('lost');
    await kept.putBack();
    await engine.follow(floor.site, seq + 1, () => undefined, new AbortController().signal);
    expect((await engine.head(floor.site))?.since?.seq).toBe(seq);
    await floor.queue('c');
    await survive(floor, journalOf(floor.site));
    expect(Object.keys((await floor.state()).visits)).toEqual(['a', 'b', 'c']);
  });

  it('E5: begins at the newest turn of the day', async () => {
    const floor = await newFloor();
    const journal = journalOf(floor.site);
    await floor.queue('a');
    await floor.accept('clock', { advanceMs: 21 * HOUR });
    await floor.accept('close-day', { cutOff: false });
    const turned = await floor.accept('close-day', { cutOff: true });
    await floor.queue('b');
    await caughtUp(journal, floor.site);
    const [first] = await repository.lineage(floor.site);
    await expect
      .poll(() => repository.newestMark(floor.site, first!), { timeout: 10_000 })
      .toMatchObject({
        seq: turned.seq,
      });
    // What came before is not looked at any more.
    await under.database.db
      .withTables<{ journal: { site: string; seq: number } }>()
      .deleteFrom('journal')
      .where('site', '=', floor.site)
      .where('seq', '<', turned.seq)
      .execute();
    await survive(floor, journal);
    expect((await engine.events(floor.site, 0, 10))[0]?.seq).toBe(turned.seq);
    await floor.accept('open-room', { room: 'ecg1', staff: 'staff-ecg1' });
    expect(await floor.call('ecg1')).toBe('b');
  });

  it('not at all when the journal lacks something in the middle', async () => {
    const floor = await newFloor();
    const journal = journalOf(floor.site);
    for (const visit of ['a', 'b', 'c']) await floor.queue(visit);
    await caughtUp(journal, floor.site);
    await journal.stop();
    await under.database.db
      .withTables<{ journal: { site: string; seq: number } }>()
      .deleteFrom('journal')
      .where('site', '=', floor.site)
      .where('seq', '=', 6)
      .execute();
    await loseCampus(raw, floor.site);
    await expect(restore(floor.site)).rejects.toThrow(JournalGap);
    expect(await engine.head(floor.site)).toBeUndefined();
  });

  it('behind a hole: the database was restored from an old copy', async () => {
    const floor = await newFloor();
    await floor.queue('a');
    const early = journalOf(floor.site);
    await caughtUp(early, floor.site);
    await early.stop();
    for (const visit of ['b', 'c', 'd']) await floor.queue(visit);
    expect(await floor.call('ecg1')).toBe('a');
    const { epoch, seq } = await floor.state();
    await engine.trim(floor.site, epoch, seq);
    const journal = journalOf(floor.site);
    await floor.queue('e');
    await caughtUp(journal, floor.site);
    const segments = await repository.lineage(floor.site);
    await expect
      .poll(() => repository.newestMark(floor.site, { ...segments[0]!, to: seq + 5 }), {
        timeout: 10_000,
      })
      .toBeDefined();
    await floor.queue('f');
    await caughtUp(journal, floor.site);
    const before = await floor.state();
    await loseCampus(raw, floor.site);
    await restore(floor.site);
    const after = await floor.state();
    // What was called before the hole can no longer be undone.
    for (const room of Object.values(before.rooms)) delete room.undo;
    expect({ ...after, epoch: before.epoch }).toEqual(before);
    await floor.queue('g');
    expect((await floor.visit('g')).ticket).toBe('A007');
  });

  it('by itself, when its journal finds it gone', async () => {
    const floor = await newFloor();
    const journal = new Journal({
      engine,
      repository,
      sites: [floor.site],
      log,
      absent: async (site) => void (await restore(site)),
    });
    journal.start();
    cleanUp.push(() => journal.stop());
    await floor.queue('a');
    await caughtUp(journal, floor.site);
    const before = await floor.state();
    await loseCampus(raw, floor.site);
    await expect.poll(() => engine.head(floor.site), { timeout: 10_000 }).toBeDefined();
    const after = await floor.state();
    expect({ ...after, epoch: before.epoch }).toEqual(before);
  });
});
