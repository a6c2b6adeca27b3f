import { addTimes, noTimes, type Times } from './times.ts';

/** One hour of the clock within a row: examined, on duty and at work, ms. */
export interface DutyHour {
  served: number;
  onMs: number;
  busyMs: number;
}

/** Somebody's day in one room: what histories, tables and charts of workload consist of. */
export interface DutyRow {
  room: string;
  station: string;
  /** Who was on duty; empty where a room was opened without a name. */
  staff: string;
  /** First and last instant on duty; `to` is missing while it lasts. */
  from: number;
  to?: number;
  /** On duty, pauses included; of that paused, and with somebody being examined, ms. */
  onMs: number;
  pausedMs: number;
  busyMs: number;
  pauses: number;
  /** Examinees and items finished. */
  served: number;
  items: number;
  /** Called and did not come (rule C5). */
  passed: number;
  recalls: number;
  times: Times;
  /** By hour of the campus's clock, 0 to 23. */
  hours: Record<number, DutyHour>;
}

/** A row with its day. */
export type DatedRow = DutyRow & { day: string };

export function emptyRow(room: string, station: string, staff: string, from: number): DutyRow {
  return {
    room,
    station,
    staff,
    from,
    onMs: 0,
    pausedMs: 0,
    busyMs: 0,
    pauses: 0,
    served: 0,
    items: 0,
    passed: 0,
    recalls: 0,
    times: noTimes(),
    hours: {},
  };
}

/** The hour of a row, made when it is first needed. */
export function hourOf(row: Pick<DutyRow, 'hours'>, hour: number): DutyHour {
  return (row.hours[hour] ??= { served: 0, onMs: 0, busyMs: 0 });
}

/** The sums of several rows, whoever and wherever. */
export type DutySum = Omit<DutyRow, 'room' | 'station' | 'staff' | 'from' | 'to'>;

export function emptySum(): DutySum {
  const {
    room: _room,
    station: _station,
    staff: _staff,
    from: _from,
    ...sum
  } = emptyRow('', '', '', 0);
  return sum;
}

const counted = [
  'onMs',
  'pausedMs',
  'busyMs',
  'pauses',
  'served',
  'items',
  'passed',
  'recalls',
] as const;

/** Adds a row to a sum. */
export function addRow(sum: DutySum, row: DutySum): void {
  for (const key of counted) sum[key] += row[key];
  addTimes(sum.times, row.times);
  for (const [hour, part] of Object.entries(row.hours)) {
    const into = hourOf(sum, Number(hour));
    into.served += part.served;
    into.onMs += part.onMs;
    into.busyMs += part.busyMs;
  }
}
