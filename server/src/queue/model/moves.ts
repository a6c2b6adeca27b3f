import type { AwayReason, Visit, VisitState } from '@daozhen/protocol';
import { choose, doorCount, takeOf, withTake, withoutTake } from '../rules/index.ts';
import type { Step } from './step.ts';
import { takePlace } from './places.ts';

const stateFields = [
  'station',
  'room',
  'boundAt',
  'calledAt',
  'calls',
  'startedAt',
  'finishedAt',
  'outcome',
  'away',
] as const;

/** Brings a visit into a state with exactly the fields that belong to it. */
export function enter(
  visit: Visit,
  state: VisitState,
  fields: Pick<Visit, (typeof stateFields)[number]> = {},
): void {
  for (const field of stateFields) delete visit[field];
  visit.state = state;
  Object.assign(visit, fields);
}

export function addTake(step: Step, station: string, visit: string, spent: boolean): void {
  const touched = step.station(station);
  const take = takeOf(visit, spent);
  touched.takes = withTake(touched.takes, take);
  step.noteTakes(station).taken.push(take);
}

function removeTake(step: Step, station: string, visit: string): void {
  const touched = step.station(station);
  const before = touched.takes.length;
  touched.takes = withoutTake(touched.takes, visit);
  if (touched.takes.length < before) step.noteTakes(station).returned.push(visit);
}

/** Whether the visit stands at a door (late binding). */
export function isAtDoor(visit: Visit): boolean {
  return visit.state === 'bound' && visit.room !== undefined;
}

/**
 * Takes a visit out of the door or call it is in, and takes its take back (rule O4); its state is for
 * the caller to set. Nothing happens to a visit that is neither at a door nor called.
 */
export function leave(step: Step, visit: Visit): void {
  const { station, room } = visit;
  if (station === undefined || room === undefined) return;
  if (visit.state === 'called') {
    delete step.room(room).called[visit.id];
    removeTake(step, station, visit.id);
  } else if (isAtDoor(visit)) removeTake(step, station, visit.id);
}

/** Early binding: the visit waits in one station's line. */
export function bindEarly(step: Step, visit: Visit, station: string): void {
  enter(visit, 'bound', { station, boundAt: step.now });
  takePlace(step, visit, station);
}

/** Late binding: the visit takes one of a room's door slots (rule P4). */
export function bindToDoor(step: Step, visit: Visit, room: string, spent: boolean): void {
  const { station } = step.room(room);
  enter(visit, 'bound', { station, room, boundAt: step.now });
  addTake(step, station, visit.id, spent);
}

/** Room paused or closed, call undone, room full at an undo: back to the line with its key. */
export function goBack(step: Step, visit: Visit): void {
  const { station } = visit;
  leave(step, visit);
  if (step.late || station === undefined) enter(visit, 'free');
  else bindEarly(step, visit, station);
}

/** Sends a visit away; it remembers the station it was bound or called at (rules C5, P2). */
export function sendAway(step: Step, visit: Visit, reason: AwayReason, note?: string): void {
  const station = visit.station ?? visit.away?.station;
  enter(visit, 'away', {
    away: {
      reason,
      at: step.now,
      ...(station === undefined ? {} : { station }),
      ...(note === undefined ? {} : { note }),
    },
  });
}

/**
 * Refills a door slot of a room with whom the room would choose (rule P4).
 * @returns the visit bound, if there was a slot and somebody for it
 */
export function refill(step: Step, room: string): { visit: string; room: string } | undefined {
  const owner = step.state.rooms[room];
  if (!owner || owner.state !== 'open' || step.state.closing) return undefined;
  if (doorCount(step.state, room) >= owner.doorSlots) return undefined;
  const chosen = choose(step.state, owner, step.now);
  if (!chosen) return undefined;
  bindToDoor(step, step.visit(chosen.entry.visit), room, chosen.spent);
  return { visit: chosen.entry.visit, room };
}
