import { describe, expect, it } from 'vitest';
import { emptyRow, type DatedRow } from './duty-row.ts';
import { linesOf, periodsOf, startOf } from './report.domain.ts';
import { addTimes, byMinute, count, figuresOf, noTimes } from './times.ts';

const MINUTE = 60_000;

function row(day: string, staff: string, room: string, times: readonly number[]): DatedRow {
  const made = emptyRow(room, room.replace(/\d/, ''), staff, 0);
  for (const minutes of times) count(made.times, minutes * MINUTE);
  made.served = times.length;
  made.onMs = 60 * MINUTE;
  made.hours[8] = { served: times.length, onMs: 60 * MINUTE, busyMs: 0 };
  return { ...made, day };
}

const rows = [
  row('2026-11-20', 'wei', 'ecg1', [4, 6]),
  row('2026-11-23', 'wei', 'us1', [10]),
  row('2026-11-23', 'qin', 'ecg1', [5, 5, 5, 5]),
];

describe('times', () => {
  it('add up to the mean, spread and quantiles of all of them', () => {
    const all = noTimes();
    for (const { times } of rows) addTimes(all, times);
    expect(all).toMatchObject({ n: 7, sum: 40 * 60 });
    const figures = figuresOf(all)!;
    expect(figures).toMatchObject({ mean: 343, spread: 119 });
    expect(figures.median).toBeGreaterThanOrEqual(300);
    expect(figures.median).toBeLessThan(315);
    expect(figures.p90).toBeGreaterThan(600);
    expect(byMinute(all)).toEqual([0, 0, 0, 0, 1, 4, 1, 0, 0, 0, 1]);
    expect(figuresOf(noTimes())).toBeUndefined();
  });

  it('taken back leave nothing', () => {
    const times = noTimes();
    count(times, 5 * MINUTE);
    count(times, 5 * MINUTE, -1);
    expect(figuresOf(times)).toBeUndefined();
    expect(times.sum).toBe(0);
  });
});

describe('a report', () => {
  it('has a line for everybody, wherever he worked, and counts his days and leavings', () => {
    const left = { room: 'us1', station: 'us', staff: 'wei', day: '2026-11-23', since: 0 };
    const leavings = [
      { ...left, sign: 'idle' as const, waiting: 1, noticedAt: 5, endedAt: 9 * MINUTE },
      { ...left, sign: 'idle' as const, waiting: 1, noticedAt: 5, since: 10 * MINUTE },
    ];
    const lines = linesOf(rows, leavings, 'staff', 11 * MINUTE);
    expect(lines.map(({ id, days, sum }) => [id, days, sum.served])).toEqual([
      ['qin', 1, 4],
      ['wei', 2, 3],
    ]);
    expect(lines[1]).toMatchObject({
      rooms: ['ecg1', 'us1'],
      stations: ['ecg', 'us'],
      leavings: { n: 2, ms: 10 * MINUTE },
    });
    expect(linesOf(rows, [], 'room', 0).map(({ id, staff }) => [id, staff])).toEqual([
      ['ecg1', ['wei', 'qin']],
      ['us1', ['wei']],
    ]);
  });

  it.each([
    ['day', ['2026-11-20', '2026-11-23']],
    ['week', ['2026-11-16', '2026-11-23']],
    ['month', ['2026-11-01']],
  ] as const)('goes by %s', (period, starts) => {
    const found = periodsOf(rows, period);
    expect(found.map(({ start }) => start)).toEqual(starts);
    expect(found.reduce((sum, each) => sum + each.sum.served, 0)).toBe(7);
    expect(found.at(-1)?.people).toBe(2);
  });

  it('has weeks that begin on Monday', () => {
    expect(startOf('2026-11-29', 'week')).toBe('2026-11-23');
    expect(startOf('2026-01-01', 'week')).toBe('2025-12-29');
  });
});
