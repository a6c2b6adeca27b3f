import type { Accepted, FloorEvent, Item, SiteState, VisitPatch } from '@daozhen/protocol';
import type { FloorContents, UndoRecord } from '../engine/index.ts';
import { emptySite, evolve } from '../rules/index.ts';

/** Undo records a room keeps (rule C8). */
const RECORDS_KEPT = 20;

/** A campus before its first event. */
export function emptyContents(site: string): FloorContents {
  return { state: emptySite(site, ''), order: 0, numbers: {}, undo: {}, offset: 0 };
}

/**
 * What a campus is made of as far as its state tells: where the events before are gone. Nothing can be
 * undone that happened before, and a clock that was moved on is not.
 */
export function contentsOf(state: SiteState): FloorContents {
  const contents = { state: structuredClone(state), order: 0, numbers: {}, undo: {}, offset: 0 };
  contents.order = newestOrder(state.visits);
  for (const room of Object.values(contents.state.rooms)) delete room.undo;
  const tickets = Object.values(state.visits).flatMap(({ ticket }) => ticket ?? []);
  for (const ticket of tickets.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    countTicket(contents, ticket);
  }
  return contents;
}

/** Whether an event turned the day: the floor is empty and begins anew (rule E5). */
export const turnsDay = ({ type, facts }: FloorEvent): boolean =>
  type === 'day-closed' && facts.remaining === 0;

/**
 * Adds the next event to what a campus is made of, in place: the visible state, and what lies behind it.
 * @throws RangeError when the event is not the next one
 */
export function recollect(contents: FloorContents, event: FloorEvent): void {
  const { facts, changes } = event;
  const { day } = contents.state;
  const record = undoRecordOf(contents, event);
  evolve(contents.state, event);
  if (record && facts.room !== undefined) pushUndo(contents, facts.room, record);
  if (event.type === 'undone' && facts.room !== undefined) contents.undo[facts.room]?.pop();
  for (const [room, change] of Object.entries(changes.rooms ?? {})) {
    if (change === null) delete contents.undo[room];
  }
  contents.offset += facts.advanceMs ?? 0;
  if (event.type === 'checked-in') countTicket(contents, facts.ticket);
  contents.order = Math.max(contents.order, newestOrder(changes.visits));
  if (turnsDay(event)) {
    contents.undo = {};
    contents.order = 0;
    if (contents.state.day !== day) contents.numbers = {};
  }
}

/** The reply the command of an event got, given what it left (rule C1). */
export function replyOf({ state }: FloorContents, { seq, at, facts }: FloorEvent): Accepted {
  const { visit, ticket, remaining } = facts;
  const room = facts.room === undefined ? undefined : state.rooms[facts.room];
  return {
    ok: true,
    seq,
    at,
    ...(visit === undefined ? {} : { visit }),
    ...(ticket === undefined ? {} : { ticket }),
    ...(room === undefined ? {} : { room: room.id, version: room.version }),
    ...(remaining === undefined ? {} : { remaining }),
  };
}

function countTicket(contents: FloorContents, ticket: string | undefined): void {
  const [, prefix, number] = /^(\D+)(\d+)$/.exec(ticket ?? '') ?? [];
  if (prefix !== undefined) contents.numbers[prefix] = Number(number);
}

/** Every order number given out is the order of a place (rule O2). */
function newestOrder(visits: Record<string, VisitPatch | null> | undefined): number {
  let newest = 0;
  for (const visit of Object.values(visits ?? {})) {
    for (const place of Object.values(visit?.places ?? {})) {
      newest = Math.max(newest, place?.order ?? 0);
    }
  }
  return newest;
}

function pushUndo({ state, undo }: FloorContents, room: string, record: UndoRecord): void {
  record.moves = state.visits[record.visit]?.moves ?? 0;
  undo[room] = [...(undo[room] ?? []), record].slice(-RECORDS_KEPT);
}

const undoable = { called: 'call', finished: 'finish', passed: 'pass' } as const;

/** What an undo of this event will need of the visit as it is before it. */
function undoRecordOf({ state }: FloorContents, event: FloorEvent): UndoRecord | undefined {
  const what = undoable[event.type as keyof typeof undoable] as UndoRecord['what'] | undefined;
  const { visit: id = '', station = '' } = event.facts;
  const visit = state.visits[id];
  if (what === undefined || !visit) return undefined;
  const record: UndoRecord = { what, visit: id, at: event.at, moves: 0 };
  if (what === 'call') return record;
  const { calledAt = 0, startedAt = 0, calls = 0, choice } = visit;
  const place = visit.places[station];
  const common = { ...record, station, calledAt, ...(place ? { place: { ...place } } : {}) };
  if (what === 'pass') {
    const passes = visit.passes[station];
    return { ...common, calls, ...(passes === undefined ? {} : { passes }) };
  }
  const items = formerItems(visit.items, event.changes.visits?.[id]);
  return { ...common, startedAt, items, ...(choice === station ? { choice } : {}) };
}

/** The items a finish changed, as they were. */
function formerItems(items: Record<string, Item>, patch: VisitPatch | null | undefined): Item[] {
  return Object.keys(patch?.items ?? {}).flatMap((id) => items[id] ?? []);
}
