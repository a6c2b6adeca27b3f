import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../test-support/floor.ts';
import { dayOf, halfDayEnd, slotEnd } from './index.ts';

const china = { utcOffsetMs: 8 * HOUR, cutOffMs: 4 * HOUR };
const at = (local: string): number => Date.parse(`${local}+08:00`);

it('E5: the floor’s day starts at the cut-off, in the campus’s time zone', () => {
  expect(dayOf(china, at('2026-12-01T03:59:59'))).toBe('2026-11-30');
  expect(dayOf(china, at('2026-12-01T04:00:00'))).toBe('2026-12-01');
  expect(dayOf({ utcOffsetMs: -5 * HOUR, cutOffMs: 0 }, at('2026-12-01T08:00:00'))).toBe(
    '2026-11-30',
  );
});

it('C5: slots and half days are counted from local midnight', () => {
  expect(slotEnd(china, at('2026-12-01T08:29:59'), 30 * MINUTE)).toBe(at('2026-12-01T08:30:00'));
  expect(slotEnd(china, at('2026-12-01T08:30:00'), 30 * MINUTE)).toBe(at('2026-12-01T09:00:00'));
  expect(halfDayEnd(china, at('2026-12-01T11:59:59'))).toBe(at('2026-12-01T12:00:00'));
  expect(halfDayEnd(china, at('2026-12-01T12:00:00'))).toBe(at('2026-12-02T00:00:00'));
});
