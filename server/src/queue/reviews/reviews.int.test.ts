import type { FloorEvent } from '@daozhen/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE, openFloor, SECOND, type Floor } from '../../../test-support/floor.ts';
import { temporaryPglite } from '../../../test-support/pglite.ts';
import { DatabaseUnavailable, migrate, type Database } from '../../platform/db/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { journalMigrations, JournalRepository, readDay } from '../journal/index.ts';
import { Reviews, ReviewsRepository, reviewMigrations } from './index.ts';

let database: Database;
let remove: () => Promise<void>;
let reviews: Reviews;
let journal: JournalRepository;
let repository: ReviewsRepository;
let now = Date.parse('2026-11-24T02:00:00Z');

const manager: Actor = {
  kind: 'user',
  id: 'u1',
  name: '林一',
  roles: ['manager'],
  sites: ['main', 'empty', 'torn'],
};
const figures = { reentryAfter: [3, 5] as [number, number], autoRejoinMs: 0, slotMs: 30 * MINUTE };

/** A morning with a VIP taken ahead and somebody who did not answer; the day is then closed. */
async function morning(floor: Floor, name: string): Promise<void> {
  for (let index = 0; index < 8; index += 1) await floor.queue(`${name}${index}`);
  await floor.queue(`${name}v`, 'ecg', 'vip');
  let passed: string | undefined;
  for (let visit = await floor.call('ecg1'); visit; visit = await floor.call('ecg1')) {
    if (visit === `${name}1` && passed === undefined) {
      passed = visit;
      await floor.later(MINUTE).accept('pass', { room: 'ecg1', reason: 'absent' });
      continue;
    }
    await floor.later(10 * SECOND).accept('start', { room: 'ecg1' });
    if (visit === `${name}2`) await floor.accept('rejoin', { visit: `${name}1` });
    await floor.later(2 * MINUTE).accept('finish', { room: 'ecg1' });
  }
  await floor.accept('close-day', { cutOff: false });
  await floor.later(21 * HOUR).accept('close-day', { cutOff: true });
}

/** A server's reviews that has looked at nothing yet. */
const freshReviews = () =>
  new Reviews({
    repository,
    read: (site, day) => readDay(journal, site, day),
    days: (site, limit) => journal.days(site, limit),
    now: () => now,
    log: { warn: (details) => expect.unreachable(JSON.stringify(details)) },
  });

async function store(site: string, events: readonly FloorEvent[], from = 0): Promise<void> {
  await journal.begin(site, 'memory', undefined);
  await journal.add(site, 'memory', events.slice(from));
}

beforeAll(async () => {
  ({ database, remove } = await temporaryPglite());
  await migrate(database, { journal: journalMigrations, reviews: reviewMigrations });
  journal = new JournalRepository(database.db);
  repository = new ReviewsRepository(database.db);
  reviews = freshReviews();
  const floor = await openFloor({ binding: 'early' });
  await morning(floor, 'a');
  await floor.accept('open-room', { room: 'ecg1', staff: 'staff-ecg1' });
  await morning(floor, 'b');
  const events = await floor.engine.events('main', 0, 100_000);
  await store('main', events);
  await store('torn', events, 5);
});
afterAll(() => remove());

describe('days gone by', () => {
  it('lists those with calls, and reads each for itself', async () => {
    expect(await reviews.days('main', manager)).toEqual(['2026-11-24', '2026-11-23']);
    for (const [day, name] of [
      ['2026-11-23', 'a'],
      ['2026-11-24', 'b'],
    ] as const) {
      const { misses } = await reviews.passes('main', day, manager);
      expect(misses).toMatchObject([{ visit: `${name}1`, reason: 'absent', by: 'staff' }]);
      expect(await reviews.vipCost('main', day, manager)).toMatchObject({ vips: 1, others: 8 });
    }
  });

  it('C5: tries a policy on one, telling how far it is', async () => {
    const id = await reviews.begin('main', '2026-11-24', figures, manager);
    const study = await vi.waitFor(async () => {
      const found = await reviews.study(id, manager);
      expect(found.state).toBe('done');
      return found;
    }, 10_000);
    expect(study).toMatchObject({ day: '2026-11-24', figures, progress: 1 });
    const [ecg] = study.result?.stations ?? [];
    expect(ecg).toMatchObject({ station: 'ecg', people: 9, missed: { absent: 1 } });
    expect(ecg?.proposed.tail.passed.meanMs).toBeGreaterThan(ecg?.now.outcome.passed.meanMs ?? 0);
  });

  it('takes no more studies than wait their turn, however many ask at once', async () => {
    const asked = await Promise.allSettled(
      Array.from({ length: 12 }, () => reviews.begin('main', '2026-11-23', figures, manager)),
    );
    const begun = asked.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect([begun.length, refused.length]).toEqual([4, 8]);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'review.busy' });
    await vi.waitFor(async () => {
      const states = await Promise.all(begun.map((id) => reviews.study(id, manager)));
      expect(states.map(({ state }) => state)).toEqual(begun.map(() => 'done'));
    }, 20_000);
  });

  it('says that the database has gone while a day is read, and reads it when it is back', async () => {
    const gone = vi.spyOn(JournalRepository.prototype, 'page').mockImplementation(() => {
      throw new DatabaseUnavailable('gone');
    });
    const passes = () => freshReviews().passes('main', '2026-11-24', manager);
    await expect(passes()).rejects.toThrow(DatabaseUnavailable);
    gone.mockRestore();
    expect((await passes()).misses).toHaveLength(1);
  });

  it('says that nothing happened, that the journal is torn, that a study is gone', async () => {
    const code = (code: string) => expect.objectContaining({ code });
    await expect(reviews.passes('empty', '2026-11-23', manager)).rejects.toEqual(
      code('review.no-day'),
    );
    await expect(reviews.begin('main', '2026-11-22', figures, manager)).rejects.toEqual(
      code('review.no-day'),
    );
    await expect(reviews.vipCost('torn', '2026-11-23', manager)).rejects.toEqual(
      code('review.gap'),
    );
    await expect(reviews.study('nothing', manager)).rejects.toEqual(code('study.unknown'));
    await expect(reviews.days('elsewhere', manager)).rejects.toEqual(code('access.site'));
  });

  it('says that a study whose server has ended does not go on', async () => {
    const asked_at = new Date(now);
    const row = { site: 'main', day: '2026-11-24', figures, asked_by: 'user:u1', asked_at };
    await repository.add({ id: 'orphan', ...row });
    expect((await reviews.study('orphan', manager)).state).toBe('running');
    now += 2 * MINUTE;
    expect((await reviews.study('orphan', manager)).state).toBe('failed');
  });
});
