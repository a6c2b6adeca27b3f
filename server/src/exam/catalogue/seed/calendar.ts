import type { DayEntry, ScheduleEntry, ShiftEntry } from '../catalogue.schemas.ts';
import { staff } from './staff.ts';

const weekday = { from: '07:00', to: '17:00', checkInUntil: '16:00' };
const weekend = { from: '07:30', to: '12:00', checkInUntil: '11:00' };
const week = [weekday, weekday, weekday, weekday, weekday, weekend, weekend];

export const schedules: ScheduleEntry[] = [
  {
    id: 'east',
    site: 'east',
    week,
    capacity: { total: 2_000, examTypes: { occupational: 300 }, items: { LDCT: 160, BMD: 120 } },
  },
  { id: 'river', site: 'river', week, capacity: { total: 500 } },
];

export const days: DayEntry[] = ['east', 'river'].map((site) => ({
  id: `${site}-2027-01-01`,
  site,
  date: '2027-01-01',
  name: '元旦',
  nameEn: "New Year's Day",
  closed: true,
}));

const members = (site: string) => staff.filter((each) => each.site === site).map(({ id }) => id);

export const shifts: ShiftEntry[] = ['east', 'river'].map((site) => ({
  id: `${site}-day`,
  site,
  name: '白班',
  nameEn: 'Day shift',
  from: '07:00',
  to: '15:00',
  weekdays: [1, 2, 3, 4, 5],
  staff: members(site),
}));
