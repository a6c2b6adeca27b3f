import type { FloorEvent, Room } from '@daozhen/protocol';
import { hourOf, type DutyRow } from './duty-row.ts';
import { count, isTelling } from './times.ts';

const HOUR = 3_600_000;

/** A stretch of time in which nothing changed in a room on duty. */
export interface Stretch {
  row: DutyRow;
  from: number;
  to: number;
  busy: boolean;
  paused: boolean;
}

/** A finish or a pass, kept because it may be undone (rule C8). */
export interface Undoable {
  undoes: 'finish' | 'pass';
  visit: string;
  row: DutyRow;
  startedAt: number;
  ms: number;
  items: number;
  passes: number;
  at: number;
}

/** A room as far as duty is concerned. */
export interface RoomNow {
  station: string;
  staff: string;
  state: Room['state'];
  /** Up to when its row is accounted for. */
  at: number;
  /** When somebody in it last called, began or finished; what tells a room at work from one left alone. */
  actedAt: number;
  /** What has been accounted for since somebody last did anything at it. */
  idle: Stretch[];
  /** Who is being examined since when. */
  serving: Map<string, number>;
  /** The latest finishes and passes. */
  undoable: Undoable[];
}

export function emptyRoom(at: number): RoomNow {
  const nobody = { station: '', staff: '', state: 'closed' as const };
  return { ...nobody, at, actedAt: -Infinity, idle: [], serving: new Map(), undoable: [] };
}

/** Adds a stretch to its row, or takes it back. */
export function account(
  { row, from, to, busy, paused }: Stretch,
  utcOffsetMs: number,
  by: 1 | -1,
): void {
  for (let at = from; at < to;) {
    const local = at + utcOffsetMs;
    const next = Math.min(to, at + HOUR - (local % HOUR));
    const ofDay = Math.floor(local / HOUR) % 24;
    const hour = hourOf(row, ofDay);
    hour.onMs += by * (next - at);
    if (busy) hour.busyMs += by * (next - at);
    if (hour.onMs === 0 && hour.served === 0) delete row.hours[ofDay];
    at = next;
  }
  row.onMs += by * (to - from);
  if (busy) row.busyMs += by * (to - from);
  if (paused) row.pausedMs += by * (to - from);
}

/** Notes a stretch in which nobody did anything; what goes on as before is one. */
export function addIdle(room: RoomNow, stretch: Stretch): void {
  const last = room.idle.at(-1);
  const goesOn =
    last?.row === stretch.row && last.busy === stretch.busy && last.paused === stretch.paused;
  if (last && goesOn) last.to = stretch.to;
  else room.idle.push(stretch);
}

/** Counts a finish or a pass in its row, or takes it back. */
export function countOne(
  { undoes, row, ms, items, passes, at }: Undoable,
  utcOffsetMs: number,
  by: 1 | -1,
): void {
  row.passed += by * passes;
  if (undoes === 'pass') return;
  row.served += by;
  row.items += by * items;
  hourOf(row, Math.floor((at + utcOffsetMs) / HOUR) % 24).served += by;
  if (isTelling(ms)) count(row.times, ms, by);
}

/** Takes over who is being examined in a room. */
export function serve(
  room: RoomNow,
  serving: Record<string, number>,
  { at, changes }: FloorEvent,
): void {
  for (const visit of room.serving.keys()) if (!(visit in serving)) room.serving.delete(visit);
  for (const visit of Object.keys(serving)) {
    const startedAt = changes.visits?.[visit]?.startedAt ?? at;
    if (!room.serving.has(visit)) room.serving.set(visit, startedAt);
  }
}
