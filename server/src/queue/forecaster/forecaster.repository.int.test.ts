import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  stopDatabases,
  type DatabaseUnderTest,
} from '../../../test-support/databases.ts';
import { HOUR, MINUTE, MORNING } from '../../../test-support/floor.ts';
import { migrate } from '../../platform/db/index.ts';
import { AccuracyService } from './accuracy.service.ts';
import { ForecasterRepository } from './forecaster.repository.ts';
import { forecasterMigrations } from './forecaster.tables.ts';
import type { Told } from './told.ts';

const CHINA = 8 * HOUR;
const DAY = '2026-11-23';

const told = (visit: string, more: Partial<Told> = {}): Told => ({
  visit,
  ticket: 'A012',
  station: 'ecg',
  day: DAY,
  since: MORNING,
  p50: MORNING + 8 * MINUTE,
  p90: MORNING + 12 * MINUTE,
  plain: MORNING + 20 * MINUTE,
  ahead: 3,
  bound: MORNING + 11 * MINUTE,
  raised: 1,
  shown: [[MORNING, MORNING + 8 * MINUTE, MORNING + 11 * MINUTE]],
  outcome: 'called',
  endedAt: MORNING + 10 * MINUTE,
  ...more,
});

afterAll(stopDatabases);

describe.each(databases)('W3 what was told, on %s', (_name, open) => {
  let under: DatabaseUnderTest;
  let repository: ForecasterRepository;
  let service: AccuracyService;

  beforeAll(async () => {
    under = await open();
    await migrate(under.database, { forecaster: forecasterMigrations });
    repository = new ForecasterRepository(under.database.db);
    service = new AccuracyService(repository, () => ({
      today: '2026-11-24',
      forecaster: { state: 'away' },
    }));
  });
  afterAll(() => under?.remove());

  it('is stored once however often it comes, and added up by station, hour and day', async () => {
    const late = told('v2', { endedAt: MORNING + 15 * MINUTE, raised: 0 });
    const end = told('v1', { station: '', outcome: 'finished', endedAt: MORNING + HOUR });
    await repository.add('east', [told('v1'), late, end], CHINA);
    await repository.add('east', [told('v1'), told('v3', { outcome: 'away' })], CHINA);
    const query = { days: 2 };
    const { from, to, hours, ends, days } = await service.accuracy('east', query);
    expect([from, to]).toEqual([DAY, '2026-11-24']);
    const sums = {
      told: 2,
      predictedMs: 16 * MINUTE,
      latestMs: 24 * MINUTE,
      actualMs: 25 * MINUTE,
      errorMs: 9 * MINUTE,
      plainTold: 2,
      plainErrorMs: 15 * MINUTE,
      plainOfOursMs: 9 * MINUTE,
      kept: 1,
      raised: 1,
    };
    expect(hours).toEqual([{ station: 'ecg', hour: 8, sums }]);
    expect(ends).toMatchObject([{ hour: 8, sums: { told: 1, kept: 0 } }]);
    expect(days).toEqual([{ day: DAY, sums }]);
    expect((await service.accuracy('west', query)).hours).toEqual([]);
    expect((await service.accuracy('east', { ...query, station: 'us' })).days).toEqual([]);
  });

  it('is listed the latest first, page by page, by station, hour and outcome', async () => {
    const many = Array.from({ length: 5 }, (_, n) =>
      told(`p${n}`, { station: 'us', since: MORNING + n * MINUTE, day: '2026-11-24' }),
    );
    await repository.add('east', many, CHINA);
    const query = { from: '2026-11-24', to: '2026-11-24', judged: false, late: false, limit: 2 };
    const first = await service.predictions('east', query);
    expect(first.predictions.map(({ visit }) => visit)).toEqual(['p4', 'p3']);
    expect(first.predictions[0]).toEqual({ ...many[4], bound: MORNING + 11 * MINUTE });
    const second = await service.predictions('east', { ...query, after: first.next ?? '' });
    expect(second.predictions.map(({ visit }) => visit)).toEqual(['p2', 'p1']);
    const last = await service.predictions('east', { ...query, after: second.next ?? '' });
    expect(last).toEqual({ predictions: [many[0]] });
    const of = async (more: object) =>
      (await service.predictions('east', { ...query, from: DAY, limit: 50, ...more })).predictions
        .map(({ visit, station }) => `${visit} ${station}`)
        .toSorted();
    expect(await of({ late: true, station: 'ecg' })).toEqual(['v2 ecg']);
    expect(await of({ judged: true, station: 'ecg' })).toEqual(['v1 ecg', 'v2 ecg']);
    expect(await of({ station: '' })).toEqual(['v1 ']);
    expect(await of({ hour: 9 })).toEqual([]);
  });

  it('keeps the last model of each day, and lets go of what is old but for its sums', async () => {
    await repository.keepModel('east', '2026-11-22', 1, 'older');
    await repository.keepModel('east', DAY, 2, 'first');
    await repository.keepModel('east', DAY, 3, 'last');
    expect(await repository.model('east')).toBe('last');
    expect(await repository.model('west')).toBeUndefined();
    await repository.forgetOld('east', '2027-06-01');
    expect(await repository.model('east')).toBeUndefined();
    const query = { from: DAY, to: DAY, judged: false, late: false, limit: 50 };
    expect((await service.predictions('east', query)).predictions).toEqual([]);
    expect((await service.accuracy('east', { ...query, days: 1 })).hours).toHaveLength(1);
  });
});
