import Type, { type Static } from 'typebox';
import { CommandId, Day, Id, Instant } from './ids.ts';
import type { Room, Station, Visit } from './state.ts';

/** What happened, in past tense; one event for every accepted command (rule E1). */
export const eventTypes = [
  'configured',
  'expected',
  'checked-in',
  'joined',
  'called',
  'recalled',
  'started',
  'finished',
  'passed',
  'rejoined',
  'held',
  'released',
  'transferred',
  'reassigned',
  'declined',
  'class-changed',
  'prepared',
  'guided',
  'room-opened',
  'room-closed',
  'room-paused',
  'room-resumed',
  'undone',
  'day-closing',
  'day-closed',
  'ticked',
  'clock-advanced',
] as const;
export type EventType = (typeof eventTypes)[number];

/** A visit taken to a room's door in the same step. */
export const Bound = Type.Object({ visit: Id, room: Id });

/** A visit called in the same step, with how it was found (rule O1). */
export const CalledFact = Type.Object({
  visit: Id,
  ticket: Type.String(),
  from: Type.Union([
    Type.Literal('due'),
    Type.Literal('door'),
    Type.Literal('line'),
    Type.Literal('named'),
  ]),
  /** Whether the take spent VIP share (rule O4). */
  spent: Type.Boolean(),
  bound: Type.Optional(Bound),
});
export type CalledFact = Static<typeof CalledFact>;

/** The facts an event names beside its changes; which are present follows from the type. */
export const Facts = Type.Object({
  visit: Type.Optional(Id),
  ticket: Type.Optional(Type.String()),
  room: Type.Optional(Id),
  station: Type.Optional(Id),
  staff: Type.Optional(Id),
  class: Type.Optional(Id),
  reason: Type.Optional(Type.String()),
  items: Type.Optional(Type.Array(Id)),
  /** `called`, and the second half of a finish with next. */
  call: Type.Optional(CalledFact),
  calls: Type.Optional(Type.Integer()),
  /** What an undo took back. */
  undone: Type.Optional(Type.String()),
  /** Visits an event sent back to the line, to the nurse or off the floor. */
  visits: Type.Optional(Type.Array(Id)),
  preparation: Type.Optional(Id),
  ready: Type.Optional(Type.Boolean()),
  remaining: Type.Optional(Type.Integer()),
  until: Type.Optional(Instant),
  advanceMs: Type.Optional(Type.Integer()),
});
export type Facts = Static<typeof Facts>;

/** Fields of an entity that changed, each with its whole new value; null = no longer there. */
export type Patch<T> = { [K in keyof T]?: T[K] | null };

/** Maps inside a visit are patched entry by entry. */
export type VisitPatch = Omit<Patch<Visit>, 'items' | 'places' | 'passes' | 'prep'> & {
  items?: Record<string, Visit['items'][string] | null>;
  places?: Record<string, Visit['places'][string] | null>;
  passes?: Record<string, number | null>;
  prep?: Record<string, true | null>;
};

/**
 * A station's takes are patched too: `returned` names visits whose latest take is removed, one after the
 * other, then `taken` is added behind; of more than 32 the oldest go.
 */
export type StationPatch = Patch<Station> & { returned?: string[]; taken?: string[] };

/** What an event changed. A whole entity set to null has left the floor. */
export interface Changes {
  visits?: Record<string, VisitPatch | null>;
  rooms?: Record<string, Patch<Room> | null>;
  stations?: Record<string, StationPatch | null>;
  /** Present on `configured`, on `guided` and at the turn of the day. */
  site?: { day?: string; closing?: boolean | null; guidedAt?: number; settings?: unknown };
}

export const FloorEvent = Type.Object({
  /** Contiguous per campus and epoch, from 1 (rule E1). */
  seq: Type.Integer({ minimum: 1 }),
  at: Instant,
  day: Day,
  type: Type.Unsafe<EventType>(Type.Union(eventTypes.map((type) => Type.Literal(type)))),
  /** Id of the command that caused it. */
  command: CommandId,
  /** Of the command's content, by which a retry is told from another command under its id (rule C1). */
  digest: Type.Optional(Type.String()),
  /** Who sent the command: `user:…`, `device:…`, `visit:…` or `system:…`. */
  by: Type.String(),
  facts: Facts,
  changes: Type.Unsafe<Changes>(Type.Object({})),
});
export type FloorEvent = Static<typeof FloorEvent>;
