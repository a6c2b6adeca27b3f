import { addRow, emptySum, type DatedRow, type DutySum } from './duty-row.ts';
import type { LeavingRecord } from './leaving-record.ts';

/** What lines of a report stand for, and how long its periods are. */
export const groupings = ['staff', 'room', 'station'] as const;
export type Grouping = (typeof groupings)[number];
export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

export interface ReportLine {
  id: string;
  staff: string[];
  rooms: string[];
  stations: string[];
  days: number;
  sum: DutySum;
  leavings: { n: number; ms: number };
}

export interface ReportPeriod {
  /** Its first day. */
  start: string;
  people: number;
  sum: DutySum;
}

/** What a number of days on duty add up to: a line each, most examinees first. */
export function linesOf(
  rows: readonly DatedRow[],
  leavings: readonly LeavingRecord[],
  by: Grouping,
  now: number,
): ReportLine[] {
  const lines = new Map<string, LineSets>();
  for (const row of rows) {
    const line = lineOf(lines, row[by]);
    addRow(line.sum, row);
    line.staff.add(row.staff);
    line.rooms.add(row.room);
    line.stations.add(row.station);
    line.days.add(row.day);
  }
  for (const leaving of leavings) {
    const line = lines.get(leaving[by]);
    if (!line) continue;
    line.leavings.n += 1;
    line.leavings.ms += Math.max(0, (leaving.endedAt ?? now) - leaving.since);
  }
  return [...lines.entries()]
    .map(([id, { staff, rooms: inRooms, stations, days, sum, leavings: left }]) => ({
      id,
      staff: [...staff],
      rooms: [...inRooms],
      stations: [...stations],
      days: days.size,
      sum,
      leavings: left,
    }))
    .toSorted((a, b) => b.sum.served - a.sum.served || (a.id < b.id ? -1 : 1));
}

interface LineSets {
  staff: Set<string>;
  rooms: Set<string>;
  stations: Set<string>;
  days: Set<string>;
  sum: DutySum;
  leavings: { n: number; ms: number };
}

function lineOf(lines: Map<string, LineSets>, id: string): LineSets {
  let line = lines.get(id);
  if (!line) {
    line = {
      staff: new Set(),
      rooms: new Set(),
      stations: new Set(),
      days: new Set(),
      sum: emptySum(),
      leavings: { n: 0, ms: 0 },
    };
    lines.set(id, line);
  }
  return line;
}

/** The same by time: the periods that have anything, oldest first. */
export function periodsOf(rows: readonly DatedRow[], period: Period): ReportPeriod[] {
  const found = new Map<string, { people: Set<string>; sum: DutySum }>();
  for (const row of rows) {
    const start = startOf(row.day, period);
    let here = found.get(start);
    if (!here) found.set(start, (here = { people: new Set(), sum: emptySum() }));
    addRow(here.sum, row);
    if (row.staff !== '') here.people.add(row.staff);
  }
  return [...found.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, { people, sum }]) => ({ start, people: people.size, sum }));
}

/** First day of the period a day lies in; weeks begin on Monday. */
export function startOf(day: string, period: Period): string {
  if (period === 'day') return day;
  if (period === 'month') return `${day.slice(0, 7)}-01`;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
