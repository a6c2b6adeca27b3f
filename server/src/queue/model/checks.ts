import type { Command, NewItem, RefusalCode, Room, Visit, VisitState } from '@daozhen/protocol';
import { insideOf, someRoomHasTags } from '../rules/index.ts';
import { refuse, type Step } from './step.ts';

const within = (now: number, since: number | undefined, length: number): boolean =>
  since !== undefined && now - since < length;

/** The checks every command shares: the room and visit it names exist, the sender's picture is fresh. */
export function checkCommon(step: Step): void {
  const command: Command = step.command;
  const { rooms, visits } = step.state;
  if ('room' in command && command.type !== 'join' && command.room !== undefined) {
    if (!rooms[command.room]) refuse('room.unknown');
  }
  if ('visit' in command && command.type !== 'expect' && command.type !== 'check-in') {
    if (command.visit !== undefined && !visits[command.visit]) refuse('visit.unknown');
  }
  if ('expected' in command && command.expected !== undefined) {
    if (rooms[command.room]?.version !== command.expected) refuse('room.stale');
  }
}

/** A room checkCommon has found. */
export function roomOf(step: Step, id: string): Room {
  return step.state.rooms[id] ?? refuse('room.unknown');
}

/** A visit checkCommon has found. */
export function visitOf(step: Step, id: string): Visit {
  return step.state.visits[id] ?? refuse('visit.unknown');
}

export function checkNotClosing(step: Step): void {
  if (step.state.closing) refuse('site.closing');
}

const stateCodes: Partial<Record<VisitState, RefusalCode>> = {
  expected: 'visit.not-arrived',
  finished: 'visit.finished',
  serving: 'visit.serving',
  called: 'visit.called',
  away: 'visit.away',
};

/** Refuses a visit that is in one of the states. */
export function checkStateIsNot(visit: Visit, states: readonly VisitState[]): void {
  const code = stateCodes[visit.state];
  if (code !== undefined && states.includes(visit.state)) refuse(code);
}

/** Rule C1: a room does not call again right after a call. */
export function checkNotTooSoon(step: Step, room: Room): void {
  const { pressLockMs } = step.state.settings.policy;
  if (within(step.now, room.lastCallAt, pressLockMs)) {
    refuse('call.too-soon', { ms: pressLockMs - (step.now - (room.lastCallAt ?? 0)) });
  }
}

/** Rule C3: both the visit's call and the room's last recall start the cool-down. */
export function checkRecallCooledDown(step: Step, room: Room, visit: Visit): void {
  const { recallCooldownMs } = step.state.settings.policy;
  const last = Math.max(visit.calledAt ?? -Infinity, room.lastRecallAt ?? -Infinity);
  if (within(step.now, last, recallCooldownMs)) {
    refuse('recall.too-soon', { ms: recallCooldownMs - (step.now - last) });
  }
}

/** Whether something happened less than `length` ms ago. */
export function isWithin(step: Step, since: number, length: number): boolean {
  return within(step.now, since, length);
}

export function isFull(room: Room): boolean {
  return insideOf([room]) >= room.capacity;
}

/** What every way of calling somebody into a room asks first. */
export function checkMayCall(step: Step, room: Room): void {
  if (room.state !== 'open') refuse('room.not-open');
  checkNotClosing(step);
  checkNotTooSoon(step, room);
  if (isFull(room)) refuse('room.full');
}

/** The visit called to a room: the one named, or the only one. */
export function theCalled(room: Room, named: string | undefined): string {
  return theOne(Object.keys(room.called), named, 'room.nobody-called');
}

/** The visit being served in a room: the one named, or the only one. */
export function theServed(room: Room, named: string | undefined): string {
  return theOne(Object.keys(room.serving), named, 'room.nobody-serving');
}

function theOne(present: string[], named: string | undefined, nobody: RefusalCode): string {
  if (named !== undefined) return present.includes(named) ? named : refuse(nobody);
  const [only, another] = present;
  if (another !== undefined) refuse('visit.unnamed');
  return only ?? refuse(nobody);
}

/** New items against the settings and the ids already there; each check over all items before the next. */
export function checkStations(step: Step, items: readonly NewItem[]): void {
  if (items.some((item) => !step.state.stations[item.station])) refuse('station.unknown');
}

/** Ids that are on the visit already or given twice. */
export function checkIdsAreNew(items: readonly NewItem[], present: Visit['items'] = {}): void {
  const ids = new Set(Object.keys(present));
  for (const { id } of items) {
    if (ids.has(id)) refuse('item.exists');
    ids.add(id);
  }
}

/** Items no room of their station could ever do. */
export function checkSomeRoomCan(
  step: Step,
  items: readonly Pick<NewItem, 'station' | 'tags'>[],
): void {
  const { rooms } = step.state.settings;
  if (items.some((item) => !someRoomHasTags(rooms, item.station, item.tags ?? []))) {
    refuse('items.no-room');
  }
}
