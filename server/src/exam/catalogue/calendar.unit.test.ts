import { describe, expect, it } from 'vitest';
import { dayPlan } from './calendar.domain.ts';
import type { DayEntry, ScheduleEntry } from './calendar.schemas.ts';

const hours = { from: '07:00', to: '17:00' };
const schedule: ScheduleEntry = {
  id: 'east',
  site: 'east',
  week: [hours, hours, hours, hours, hours, null, null],
  capacity: { total: 500, items: { LDCT: 40 } },
};
const special = (date: string, more: Partial<DayEntry>): [string, DayEntry] => [
  date,
  { id: `east-${date}`, site: 'east', date, name: '特殊', nameEn: 'Special', ...more },
];

describe('the plan of a day', () => {
  it('is the week’s: open on Monday, closed on Sunday', () => {
    expect(dayPlan(schedule, new Map(), '2026-11-23')).toMatchObject({ open: true, hours });
    expect(dayPlan(schedule, new Map(), '2026-11-22')).toMatchObject({ open: false });
  });

  it('gives a holiday precedence over its weekday, and a working Sunday too', () => {
    const days = new Map([
      special('2026-11-23', { closed: true }),
      special('2026-11-22', { hours: { from: '08:00', to: '12:00' } }),
    ]);
    expect(dayPlan(schedule, days, '2026-11-23')).toMatchObject({ open: false, name: '特殊' });
    expect(dayPlan(schedule, days, '2026-11-22')).toMatchObject({
      open: true,
      hours: { from: '08:00' },
    });
  });

  it('lets a day change one of the capacities and keep the others', () => {
    const days = new Map([special('2026-11-23', { capacity: { total: 650 } })]);
    expect(dayPlan(schedule, days, '2026-11-23').capacity).toEqual({
      total: 650,
      items: { LDCT: 40 },
    });
  });

  it('of a campus without a schedule is open, without limit', () => {
    expect(dayPlan(undefined, new Map(), '2026-11-22')).toEqual({
      date: '2026-11-22',
      open: true,
      capacity: {},
    });
  });
});
