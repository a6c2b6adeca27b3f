import Type, { type Static } from 'typebox';
import { Day, Duration, Id, Instant } from './ids.ts';

/** What the floor knows, entity by entity: the form of snapshots and of the changes inside events. */

/** A timed item's window, as offsets from the moment the item `from` is done (rule G4). */
export const Timing = Type.Object({
  from: Id,
  notBefore: Duration,
  due: Duration,
  latest: Duration,
});
export type Timing = Static<typeof Timing>;

/** Another item of the visit after which this one is not done: at all, or not within `withinMs` (rule G1). */
export const Exclusive = Type.Object(
  { item: Id, withinMs: Type.Optional(Duration) },
  { additionalProperties: false },
);
export type Exclusive = Static<typeof Exclusive>;

/** One exam item of a visit as a command brings it. */
export const NewItem = Type.Object(
  {
    id: Id,
    station: Id,
    /** Tags a room must have to do this item (rule C7). */
    tags: Type.Optional(Type.Array(Id, { maxItems: 8, uniqueItems: true })),
    /** Preparation flags the visit must have, e.g. `full-bladder`. */
    prep: Type.Optional(Type.Array(Id, { maxItems: 8, uniqueItems: true })),
    /** Items that must no longer be todo first; those not on the visit do not count. */
    after: Type.Optional(Type.Array(Id, { maxItems: 30, uniqueItems: true })),
    /** Flags of the visit with which it is not done, e.g. `pregnant`. */
    unless: Type.Optional(Type.Array(Id, { maxItems: 8, uniqueItems: true })),
    /** Items it is not done after; those not on the visit do not count. */
    exclusive: Type.Optional(Type.Array(Exclusive, { maxItems: 30 })),
    timing: Type.Optional(Timing),
    notBefore: Type.Optional(Instant),
    due: Type.Optional(Instant),
    latest: Type.Optional(Instant),
  },
  { additionalProperties: false },
);
export type NewItem = Static<typeof NewItem>;

export const ItemState = Type.Union([
  Type.Literal('todo'),
  Type.Literal('done'),
  Type.Literal('declined'),
  Type.Literal('removed'),
]);
export type ItemState = Static<typeof ItemState>;

export const Item = Type.Object({
  id: Id,
  /** Position among the visit's items, from 0, never reused. */
  index: Type.Integer(),
  station: Id,
  state: ItemState,
  tags: Type.Optional(Type.Array(Id)),
  prep: Type.Optional(Type.Array(Id)),
  after: Type.Optional(Type.Array(Id)),
  unless: Type.Optional(Type.Array(Id)),
  exclusive: Type.Optional(Type.Array(Exclusive)),
  timing: Type.Optional(Timing),
  notBefore: Type.Optional(Instant),
  due: Type.Optional(Instant),
  latest: Type.Optional(Instant),
  doneAt: Type.Optional(Instant),
  doneRoom: Type.Optional(Id),
});
export type Item = Static<typeof Item>;

/** A position in one station's line (rule O2): smaller (key, order) is earlier. */
export const Place = Type.Object({ key: Type.Integer(), order: Type.Integer() });
export type Place = Static<typeof Place>;

export const VisitState = Type.Union([
  Type.Literal('expected'),
  Type.Literal('free'),
  Type.Literal('bound'),
  Type.Literal('called'),
  Type.Literal('serving'),
  Type.Literal('away'),
  Type.Literal('finished'),
]);
export type VisitState = Static<typeof VisitState>;

/** Why a visit is away: passed (C5), examined elsewhere (C6), held by a nurse, or on the nurse's list. */
export const AwayReason = Type.Union([
  Type.Literal('absent'),
  Type.Literal('elsewhere'),
  Type.Literal('held'),
  Type.Literal('nurse'),
]);
export type AwayReason = Static<typeof AwayReason>;

export const Away = Type.Object({
  reason: AwayReason,
  at: Instant,
  /** Where it was passed, or the line it was held from and goes back to (early binding). */
  station: Type.Optional(Id),
  note: Type.Optional(Type.String({ maxLength: 100 })),
});
export type Away = Static<typeof Away>;

export const Visit = Type.Object({
  id: Id,
  day: Day,
  class: Id,
  vip: Type.Boolean(),
  state: VisitState,
  ticket: Type.Optional(Type.String()),
  appointment: Type.Optional(Instant),
  checkedInAt: Type.Optional(Instant),
  /** The `since` of rule O2: what placeholders are keyed by. */
  since: Type.Optional(Instant),
  /** Where it is bound, called or served. */
  station: Type.Optional(Id),
  /** The room it is called to, served in, or whose door slot it has. */
  room: Type.Optional(Id),
  boundAt: Type.Optional(Instant),
  calledAt: Type.Optional(Instant),
  startedAt: Type.Optional(Instant),
  finishedAt: Type.Optional(Instant),
  /** Announcements of the present call, the first included. */
  calls: Type.Optional(Type.Integer()),
  /** Counts calls, reassignments and declines; undo compares it (rule C8). */
  moves: Type.Integer(),
  /** The nurse's choice of station (rule G3). */
  choice: Type.Optional(Id),
  /** Stations guidance accepts (rule P4); absent means all. See `guidedAt` of the campus. */
  accept: Type.Optional(Type.Array(Id)),
  away: Type.Optional(Away),
  /** True once an expected visit was re-keyed for lateness (rule P1). */
  late: Type.Optional(Type.Boolean()),
  outcome: Type.Optional(
    Type.Union([Type.Literal('done'), Type.Literal('unresolved'), Type.Literal('backlog')]),
  ),
  /** Flags that hold now: preparations made, and states such as `pregnant`. */
  prep: Type.Record(Type.String(), Type.Literal(true)),
  items: Type.Record(Type.String(), Item),
  places: Type.Record(Type.String(), Place),
  /** How often passed, by station. */
  passes: Type.Record(Type.String(), Type.Integer()),
});
export type Visit = Static<typeof Visit>;

export const RoomState = Type.Union([
  Type.Literal('closed'),
  Type.Literal('open'),
  Type.Literal('paused'),
]);
export type RoomState = Static<typeof RoomState>;

export const Room = Type.Object({
  id: Id,
  station: Id,
  state: RoomState,
  capacity: Type.Integer({ minimum: 1 }),
  doorSlots: Type.Integer({ minimum: 1 }),
  tags: Type.Record(Type.String(), Type.Literal(true)),
  /** Who is on duty. */
  staff: Type.Optional(Id),
  openedAt: Type.Optional(Instant),
  pause: Type.Optional(
    Type.Object({ reason: Type.String(), at: Instant, until: Type.Optional(Instant) }),
  ),
  /** Raised by every change of the room except a recall; what a press compares (rule C2). */
  version: Type.Integer(),
  /** Visits called here, each with the sequence number of its call. */
  called: Type.Record(Type.String(), Type.Integer()),
  /** Visits being served here, each with the sequence number of its start. */
  serving: Type.Record(Type.String(), Type.Integer()),
  lastCallAt: Type.Optional(Instant),
  lastRecallAt: Type.Optional(Instant),
  /** What `undo` would take back: the newest undo record, whether or not it has expired (rule C8). */
  undo: Type.Optional(
    Type.Object({
      what: Type.Union([Type.Literal('call'), Type.Literal('finish'), Type.Literal('pass')]),
      visit: Id,
      at: Instant,
    }),
  ),
});
export type Room = Static<typeof Room>;

export const Station = Type.Object({
  id: Id,
  frozenAt: Type.Optional(Instant),
  /** The last takes, oldest first, `visit:1` where VIP share was spent, `visit:0` where not (rule O4). */
  takes: Type.Array(Type.String()),
  reentry: Type.Union([
    Type.Literal('after-n'),
    Type.Literal('tail'),
    Type.Literal('slot-end'),
    Type.Literal('half-day-end'),
  ]),
  passMinCalls: Type.Integer({ minimum: 1 }),
  passMinMs: Duration,
});
export type Station = Static<typeof Station>;
export type ReentryPolicy = Station['reentry'];
