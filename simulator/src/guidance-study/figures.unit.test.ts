import { expect, it } from 'vitest';
import type { Measures } from '../exam-day/measures.ts';
import { figuresOf } from './figures.ts';
import { readOptions } from '../study-options.ts';
import type { DayResult } from './play.ts';

const day = (
  scenario: string,
  policy: string,
  measures: Partial<Measures>,
  otherStays: Record<string, number> = {},
): DayResult => ({ scenario, policy, seed: 1, measures: measures as Measures, otherStays });

it('puts each figure beside its baseline of the same days', () => {
  const figures = figuresOf([
    day('ordinary', 'guided-late', { stayMean: 90, violations: 0, missed: 1 }, { a: 100, b: 80 }),
    day('ordinary', 'fixed', { stayMean: 120 }),
    day('vip-0', 'guided-late', { stayMean: 80, violations: 2, missed: 0 }, { a: 80, b: 80, c: 9 }),
    day('vip-0', 'fixed', { stayMean: 160 }),
  ]);
  const ratio = (name: string) => figures.find((each) => each.name === name)?.ratio;
  expect(ratio('guidance.stay.vs_fixed')).toBe(0.75);
  expect(ratio('guidance.stay.vs_fixed.vip-0')).toBe(0.5);
  // Only people who are no VIPs on either day are compared.
  expect(ratio('guidance.vip_cost')).toBe(90 / 80);
  expect(ratio('guidance.violations')).toBe(2);
  expect(ratio('guidance.missed_by_absence')).toBe(1);
});

it('takes seeds and a form', () => {
  expect(readOptions(['--seeds', '2..3', '--json'])).toEqual({ seeds: [2, 3], json: true });
  expect(() => readOptions(['--seeds', '5..1'])).toThrow('--seeds');
});
