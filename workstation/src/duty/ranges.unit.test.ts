import { expect, test } from 'vitest';
import { daysOf, periodLabel, presets, rangeOf } from './ranges.ts';

test('words stand for days, weeks begin on Monday', () => {
  expect(presets.map((preset) => rangeOf(preset, '2026-11-25'))).toEqual([
    { from: '2026-11-25', to: '2026-11-25' },
    { from: '2026-11-23', to: '2026-11-25' },
    { from: '2026-11-01', to: '2026-11-25' },
    { from: '2026-10-01', to: '2026-10-31' },
  ]);
  expect(rangeOf('week', '2026-11-29').from).toBe('2026-11-23');
  expect(rangeOf('last-month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(rangeOf('last-month', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
});

test('a period’s days stay within the range', () => {
  const within = { from: '2026-11-04', to: '2026-12-10' };
  expect(daysOf('2026-11-30', 'week', within)).toEqual({ from: '2026-11-30', to: '2026-12-06' });
  expect(daysOf('2026-11-02', 'week', within)).toEqual({ from: '2026-11-04', to: '2026-11-08' });
  expect(daysOf('2026-12-01', 'month', within)).toEqual({ from: '2026-12-01', to: '2026-12-10' });
  expect(daysOf('2026-11-05', 'day', within)).toEqual({ from: '2026-11-05', to: '2026-11-05' });
  expect([periodLabel('2026-11-23', 'day'), periodLabel('2026-11-01', 'month')]).toEqual([
    '11-23',
    '2026-11',
  ]);
});
