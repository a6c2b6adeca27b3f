import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readScenario } from '../exam-day/scenario-file.ts';
import { meanMinutes } from '../exam-day/service-time.ts';
import { judgeDay, type Learned, type Verdict } from './day-judge.ts';
import { figuresOf, together } from './figures.ts';
import { readOptions } from '../study-options.ts';
import { playLateDay } from './late-day.ts';
import { judgeLateDay } from './late-judge.ts';
import { timePass } from './pass-time.ts';
import { centreOf, earlierSeeds, oracleOf, playDay, scenarioOf } from './study-centre.ts';
import { addVerdict, emptyVerdict } from './study-task.ts';
import { maeOf } from './tally.ts';

const file = fileURLToPath(new URL('../../scenarios/ordinary.json', import.meta.url));
const crowded = { ...readScenario(file), people: 20 };
const MINUTE = 60_000;

describe('W1 the forecast study', () => {
  let first: { verdict: Verdict; learned: Learned };
  let second: Verdict;

  beforeAll(async () => {
    // Everybody at once and one room for each examination, so that there are lines.
    const stations = crowded.stations.map((each) => ({ ...each, rooms: each.rooms.slice(0, 1) }));
    const arrivals = [{ from: '07:30', to: '07:40', share: 1 }];
    const scenario = { ...crowded, stations, arrivals };
    const days = [await playDay(scenario, 0, 101), await playDay(scenario, 0, 102)];
    first = judgeDay(days[0]!, undefined, true);
    second = judgeDay(days[1]!, first.learned, false).verdict;
  }, 60_000);

  it('judges every joining of a line that ended in a call', () => {
    const all = together([first.verdict]);
    expect(all.waits).toBeGreaterThan(150);
    expect(all.waitedMs / all.waits).toBeGreaterThan(MINUTE);
    expect(all.covered).toBeGreaterThan(0.7 * all.waits);
    expect(maeOf(all, 'forecast')).toBeLessThan(maeOf(all, 'naive'));
    expect(maeOf(all, 'oracle')).toBeLessThan(maeOf(all, 'LES'));
  });

  it('W2 follows what was shown', () => {
    const { waits, later } = first.verdict.revisions;
    expect(waits).toBeGreaterThan(150);
    expect(later).toBeLessThan(0.5 * waits);
  });

  it('puts days and kinds together', () => {
    const both = emptyVerdict();
    addVerdict(both, first.verdict);
    addVerdict(both, second);
    const sum = together([first.verdict]).waits + together([second]).waits;
    expect(together([both]).waits).toBe(sum);
    const passes = [100, 300].map((waiting) => timePass(waiting, 1));
    const figures = figuresOf({ known: { fifo: both, vip: both }, cold: { fifo: second }, passes });
    const names = figures.map(({ name }) => name);
    for (const name of [
      'forecast.fifo.mae',
      'forecast.vip.mae',
      'forecast.fifo.vs_oracle',
      'forecast.vip.vs_oracle',
      'forecast.coverage_p90.min',
      'forecast.coverage_p90.max',
      'forecast.revisions_per_wait',
      'forecast.cold.mae',
      'forecast.pass.p99_ms',
    ])
      expect(names).toContain(name);
    for (const { value, baseline, ratio } of figures) {
      expect(Number.isFinite(value) && Number.isFinite(ratio)).toBe(true);
      expect(ratio * (baseline || value)).toBeCloseTo(value);
    }
  });
});

describe('W1 the forecast study under late binding', () => {
  it('judges what people are told when they have been sent to a door', async () => {
    const stations = crowded.stations.map((each) => ({ ...each, rooms: each.rooms.slice(0, 1) }));
    const arrivals = [{ from: '07:30', to: '07:40', share: 1 }];
    const day = await playLateDay({ ...crowded, stations, arrivals }, 101);
    const { verdict, learned } = judgeLateDay(day, undefined);
    const calls = day.events.filter(({ type }) => type === 'call').length;
    const all = together([verdict]);
    expect(all.waits).toBeGreaterThan(0.5 * calls);
    expect(all.waits).toBeLessThanOrEqual(calls);
    expect(all.covered).toBeGreaterThan(0.7 * all.waits);
    expect(maeOf(all, 'forecast')).toBeLessThan(maeOf(all, 'LES'));
    const next = judgeLateDay(day, learned);
    expect(next.learned.told).not.toEqual(learned.told);
    const figures = figuresOf({ known: { late: verdict }, cold: {}, passes: [] });
    expect(figures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['forecast.late.mae', 'forecast.late.coverage_p90']),
    );
  }, 60_000);
});

describe('the centres of the study', () => {
  it('are ten days each, and learn from days that are never reported', () => {
    expect([1, 10, 11, 30].map(centreOf)).toEqual([0, 0, 1, 2]);
    expect(earlierSeeds(2).every((seed) => seed > 1000)).toBe(true);
  });

  it('have services of other families with the same means', () => {
    const foreign = scenarioOf(crowded, 'foreign');
    expect(new Set(foreign.stations.map(({ service }) => service.family)).size).toBe(3);
    foreign.stations.forEach(({ service }, index) => {
      expect(meanMinutes(service)).toBeCloseTo(meanMinutes(crowded.stations[index]!.service), 1);
    });
    expect(foreign.vipShare).toBe(0);
  });

  it('have an oracle that knows means, paces and spreads', () => {
    const stations = crowded.stations.map((station) => ({
      ...station,
      rooms: station.rooms.map((room) => ({ ...room, pace: 1.5 })),
    }));
    const ecg = oracleOf({ ...crowded, stations })('ecg');
    const mean = Math.exp(ecg.workOf(['ecg']) + ecg.spreadOf(1) ** 2 / 2) / MINUTE;
    expect(mean).toBeCloseTo(2.7, 3);
    expect(Math.exp(ecg.paceOf('staff-ecg-1', 0).by)).toBeCloseTo(1.5, 6);
  });
});

describe('its command line', () => {
  it('reads seeds and says what is wrong', () => {
    expect(readOptions(['--seeds', '1..3', '--json'])).toEqual({ seeds: [1, 2, 3], json: true });
    expect(readOptions([]).seeds).toHaveLength(30);
    expect(() => readOptions(['--seeds', '0..3'])).toThrow(RangeError);
    expect(() => readOptions(['--sceds', '1'])).toThrow(TypeError);
  });
});
