import { describe, expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { byHour, byStation, compared, figuresOf, mapOf, total } from './figures.ts';
import type { Accuracy, Prediction, Sums } from './types.ts';

const MINUTE = 60_000;
const sums = (more: Partial<Sums> = {}): Sums => ({
  told: 10,
  predictedMs: 80 * MINUTE,
  latestMs: 120 * MINUTE,
  actualMs: 100 * MINUTE,
  errorMs: 30 * MINUTE,
  plainTold: 5,
  plainErrorMs: 20 * MINUTE,
  plainOfOursMs: 15 * MINUTE,
  kept: 9,
  raised: 2,
  ...more,
});
const hours: Accuracy['hours'] = [
  { station: 'ecg', hour: 8, sums: sums() },
  { station: 'ecg', hour: 10, sums: sums({ kept: 5 }) },
  { station: 'us', hour: 8, sums: sums({ told: 40 }) },
];

describe('W3 the figures', () => {
  test('are means over the waits that came to a call', () => {
    expect(figuresOf(sums())).toEqual({
      told: 10,
      predicted: 8,
      latest: 12,
      actual: 10,
      error: 3,
      bias: 2,
      plainError: 4,
      kept: 90,
      raised: 0.2,
      gain: 25,
    });
    expect(figuresOf(sums({ told: 0 }))).toMatchObject({ error: null, kept: null, raised: null });
    expect(figuresOf(total([])).gain).toBeNull();
  });

  test('add up over stations and over the hours that had any', () => {
    expect(byStation(hours).map(({ station, told }) => [station, told])).toEqual([
      ['us', 40],
      ['ecg', 20],
    ]);
    const ecg = byHour(hours, 'ecg').map(({ hour, figures }) => [hour, figures.kept]);
    expect(ecg).toEqual([
      [8, 90],
      [10, 50],
    ]);
    expect(mapOf(hours, ['us', 'ecg'], [8, 9, 10], 'error')).toEqual([
      [0.75, null, null],
      [3, null, 3],
    ]);
  });

  test('of one wait say how far off it was, unless it never came to a call', () => {
    const told: Prediction = {
      visit: 'v1',
      ticket: 'A001',
      station: 'ecg',
      day: '2026-11-23',
      since: 0,
      p50: 8 * MINUTE,
      p90: 12 * MINUTE,
      bound: 12 * MINUTE,
      raised: 0,
      shown: [],
      outcome: 'called',
      endedAt: 13 * MINUTE,
    };
    expect(compared(told)).toEqual({ typical: 8, latest: 12, actual: 13, off: 5, late: true });
    expect(compared({ ...told, outcome: 'away' })).toMatchObject({ actual: null, late: false });
  });
});

test('a file for spreadsheets: Chinese headings, and no name becomes a formula', () => {
  const text = csvOf(hours.slice(0, 1), ['科室', '时间'], () => '=HYPERLINK("x")');
  expect(text.startsWith('\uFEFF"科室","时间"\r\n')).toBe(true);
  expect(text.split('\r\n')[1]).toBe(`"'=HYPERLINK(""x"")","8:00",10,8,12,10,3,2,4,90,0.2`);
});
