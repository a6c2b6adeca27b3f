import type { DutySum } from './duty-row.ts';
import type { ReportLine } from './report.domain.ts';
import { figuresOf } from './times.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** In less work than this an hour's examinees say nothing, ms. */
const TELLING_MS = 15 * MINUTE;

/** Whole minutes, as people read them. */
export const minutes = (ms: number): number => Math.round(ms / MINUTE);

/** The sums of some rows as people read them; an hour's examinees and the times only where they say something. */
export function shownSum(sum: DutySum) {
  const { onMs, pausedMs, busyMs, served, items, passed, times } = sum;
  const workedMs = onMs - pausedMs;
  const found = figuresOf(times);
  return {
    onMin: minutes(onMs),
    pausedMin: minutes(pausedMs),
    busyMin: minutes(busyMs),
    served,
    items,
    passed,
    ...(workedMs < TELLING_MS ? {} : { perHour: Math.round((10 * served * HOUR) / workedMs) / 10 }),
    ...(found ? { times: { n: times.n, ...found } } : {}),
  };
}

/** One line of a report, but for the names in it. */
export function shownLine({ id, staff, rooms, stations, days, sum, leavings }: ReportLine) {
  return {
    id,
    staff,
    rooms,
    stations,
    days,
    ...shownSum(sum),
    pauses: sum.pauses,
    leavings: leavings.n,
    leftMin: minutes(leavings.ms),
    hours: Object.entries(sum.hours).map(([hour, { served, onMs, busyMs }]) => ({
      hour: Number(hour),
      served,
      onMin: minutes(onMs),
      busyMin: minutes(busyMs),
    })),
  };
}
