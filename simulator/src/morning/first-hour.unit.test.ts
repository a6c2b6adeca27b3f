import { describe, expect, it } from 'vitest';
import { untilMorning } from './first-hour.ts';

const HOUR = 3_600_000;
const policy = { utcOffsetMs: 8 * HOUR, cutOffMs: 4 * HOUR };
const at = (text: string) => Date.parse(`${text}+08:00`);
const after = (text: string) => {
  const begin = at(text) + untilMorning(policy, at(text));
  return new Date(begin + policy.utcOffsetMs).toISOString().slice(0, 16);
};

describe('E5 a morning begins where it is over before the day turns', () => {
  it.each([
    ['2026-11-23T04:00', '2026-11-23T04:00'],
    ['2026-11-23T08:10', '2026-11-23T08:10'],
    ['2026-11-23T19:00', '2026-11-23T19:00'],
    ['2026-11-23T19:01', '2026-11-24T07:30'],
    ['2026-11-24T00:52', '2026-11-24T07:30'],
    ['2026-11-24T03:59', '2026-11-24T07:30'],
  ])('%s: %s', (now, begins) => {
    expect(after(now)).toBe(begins);
  });
});
