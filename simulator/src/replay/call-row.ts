import { instantOf, isMidnight, isTimeOfDay } from './times.ts';

/** One call of a call centre's log, or anybody's visit to a counter. Instants epoch ms. */
export interface Call {
  /** By its row: logs name callers, or nobody. */
  id: string;
  queue: string;
  class: string | undefined;
  arrival: number;
  /** Missing when the caller hung up. */
  service: { start: number; end: number; server: string } | undefined;
  /** When the caller hung up; missing when served. */
  left: number | undefined;
}

/** What a column means, and the headings it is known by; the first that a file has counts. */
export const headings = {
  queue: ['queue', 'station', 'skill'],
  class: ['class', 'priority'],
  date: ['date', 'day'],
  arrival: ['arrival', 'arrived', 'arrival_time', 'vru_exit'],
  start: ['service_start', 'start', 'answered', 'ser_start'],
  end: ['service_end', 'end', 'finished', 'ser_exit'],
  left: ['left', 'abandoned', 'q_exit'],
  server: ['server', 'agent', 'operator'],
  outcome: ['outcome', 'result'],
} as const;
export type Column = keyof typeof headings;
export type Row = Partial<Record<Column, string>>;

/** The clocks of what lets callers in and of what notes services differ by so much at most. */
const CLOCKS_DIFFER_MS = 5000;

/** Nobody waits and is served for longer than a day: an instant is wrong. */
const DAY_MS = 86_400_000;
/** Whoever comes before midnight is through so long after at the latest. */
const NIGHT_MS = 6 * 3_600_000;

/** Outcomes that say that nobody ever stood in the line. */
const noCall = /^phantom$/i;
const hungUp = /^(hang|hangup|hang-up|abandon(ed)?|left)$/i;
const nobody = /^(no_server|none|-)$/i;

/**
 * The call of a row.
 * @returns why the row is no call; undefined for one that is to be left out without a word
 */
export function callOf(row: Row, id: string, utcOffsetMs: number): Call | string | undefined {
  const { outcome = '', server = '' } = row;
  if (noCall.test(outcome)) return undefined;
  const arrival = instantOf(row.arrival, row.date, utcOffsetMs);
  if (typeof arrival !== 'number') return `arrival: ${arrival ?? 'missing'}`;
  const { queue = 'calls', class: ofClass } = row;
  const call = { id, queue, class: ofClass, arrival, service: undefined, left: undefined };
  const served = !hungUp.test(outcome) && row.start !== undefined && !nobody.test(server);
  return served ? withService(call, row, utcOffsetMs) : withLeft(call, row, utcOffsetMs);
}

function withLeft(call: Call, row: Row, utcOffsetMs: number): Call | string {
  const left = later(row.left, row.date, utcOffsetMs, call.arrival);
  if (typeof left !== 'number') return `left: ${left ?? 'missing, and nobody served the call'}`;
  if (left - call.arrival > DAY_MS) return 'left more than a day after the arrival';
  return left < call.arrival ? 'left before the arrival' : { ...call, left };
}

function withService(call: Call, row: Row, utcOffsetMs: number): Call | string {
  const start = later(row.start, row.date, utcOffsetMs, call.arrival);
  const end = later(row.end, row.date, utcOffsetMs, call.arrival);
  if (typeof start !== 'number') return `service start: ${start ?? 'missing'}`;
  if (typeof end !== 'number') return `service end: ${end ?? 'missing'}`;
  if (start < call.arrival - CLOCKS_DIFFER_MS) return 'service starts before the arrival';
  if (end < start) return 'service ends before it starts';
  if (end - call.arrival > DAY_MS) return 'service ends more than a day after the arrival';
  const arrival = Math.min(call.arrival, start);
  return { ...call, arrival, service: { start, end, server: row.server ?? '?' } };
}

/**
 * An instant of a call. A time of day before the arrival is of the day after if that is not long after it:
 * midnight lay between. Midnight itself is what many logs write where nothing happened.
 */
function later(
  text: string | undefined,
  date: string | undefined,
  utcOffsetMs: number,
  arrival: number,
): ReturnType<typeof instantOf> {
  const at = instantOf(text, date, utcOffsetMs);
  if (typeof at !== 'number' || at >= arrival || text === undefined) return at;
  const isOfNextDay = isTimeOfDay(text) && !isMidnight(text) && at + DAY_MS - arrival < NIGHT_MS;
  return isOfNextDay ? at + DAY_MS : at;
}
