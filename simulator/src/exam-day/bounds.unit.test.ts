import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { boundsOf } from './bounds.ts';
import { runDay } from './day-runner.ts';
import { DayPlan } from './plan.ts';
import { policies } from './policies.ts';
import { PooledStation, type Job } from './pooled-station.ts';
import { readScenario } from './scenario-file.ts';

const file = fileURLToPath(new URL('../../scenarios/ordinary.json', import.meta.url));
const job = (visit: string, from: number, work: number, after = 0): Job => ({
  visit,
  from,
  work,
  after,
});

describe('a station as one room', () => {
  it('is through when all its work is, waiting for those who come late', () => {
    expect(new PooledStation([job('a', 0, 10), job('b', 0, 10)], 2).lastDone()).toBe(10);
    expect(new PooledStation([job('a', 0, 10), job('b', 40, 10)], 2).lastDone()).toBe(45);
  });

  it('takes first whom most is to follow', () => {
    expect(new PooledStation([job('a', 0, 10), job('b', 0, 10, 30)], 1).lastDone()).toBe(40);
    expect(new PooledStation([job('a', 0, 10), job('b', 5, 10, 30)], 1).lastDone()).toBe(45);
  });

  it('works first on what is short and weighs much', () => {
    const [long, short] = [job('a', 0, 10), job('b', 0, 2)];
    const worked = new PooledStation([long, short], 1).meanWorked(() => 1);
    expect([worked.get(short), worked.get(long)]).toEqual([2, 12]);
  });
});

describe('the bounds of a day', () => {
  const scenario = { ...readScenario(file), people: 25, noShow: 0 };

  it.each([1, 2])('are kept by every way of sending, day %i', async (seed) => {
    const bounds = boundsOf(new DayPlan(scenario, createRandom(seed)));
    expect(bounds.stayMean).toBeGreaterThanOrEqual(bounds.aloneMean);
    const { day, measures } = await runDay(scenario, seed, policies.get('guided-early')!());
    const last = Math.max(...day.visits.map(({ finishedAt = 0 }) => finishedAt));
    expect(last).toBeGreaterThanOrEqual(bounds.lastDone);
    expect(measures.stayMean).toBeGreaterThanOrEqual(measures.stayBound);
  });

  it('grow when a room is taken away', () => {
    const without = scenario.stations.map((station) =>
      station.id === 'ultrasound' ? { ...station, rooms: station.rooms.slice(0, 3) } : station,
    );
    const lastDone = (stations: typeof without) =>
      boundsOf(new DayPlan({ ...scenario, stations }, createRandom(1))).lastDone;
    expect(lastDone(without)).toBeGreaterThan(lastDone(scenario.stations));
  });
});
