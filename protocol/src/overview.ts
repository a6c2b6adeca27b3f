import Type, { type Static } from 'typebox';
import { Day, Id, Instant } from './ids.ts';
import { Away, ItemState, RoomState, VisitState } from './state.ts';

/**
 * What the floor screen shows: the whole campus, and one visit with the reasons why it stands where it
 * stands. Tickets alone, no names (rule V1); the names of rooms and stations are the catalogue's.
 */

const Minutes = Type.Tuple([Type.Integer(), Type.Integer()]);

/** A visit by its ticket, `at` = since when it is where it is shown. */
export const OverviewTicket = Type.Object({
  visit: Id,
  ticket: Type.String(),
  at: Type.Optional(Instant),
  /** Where it goes next, of whoever waits. */
  station: Type.Optional(Id),
  /** Not sent yet: it rests in the lounge, and `station` is where it will probably be sent. */
  resting: Type.Optional(Type.Literal(true)),
});
export type OverviewTicket = Static<typeof OverviewTicket>;

/** What somebody should look at, the most pressing kind first. */
export const attentionCodes = [
  'station.frozen',
  'room.unattended',
  'timed.overdue',
  'visit.nurse',
  'pause.over',
  'call.unanswered',
  'service.long',
  'visit.held',
  'visit.absent',
  'visit.elsewhere',
] as const;
export type AttentionCode = (typeof attentionCodes)[number];

export const Attention = Type.Object({
  code: Type.Enum([...attentionCodes]),
  /** Since when it holds. */
  at: Instant,
  station: Type.Optional(Id),
  room: Type.Optional(Id),
  visit: Type.Optional(Id),
  ticket: Type.Optional(Type.String()),
});
export type Attention = Static<typeof Attention>;

export const OverviewStation = Type.Object({
  /** Who could be called now, or rests and will probably be sent here: everybody at one station. */
  waiting: Type.Integer(),
  /** Places kept for people who are elsewhere, not ready or sent elsewhere first. */
  kept: Type.Integer(),
  frozenAt: Type.Optional(Instant),
  /** Expected wait of somebody who joined the end now, minutes (P50 and P90). */
  waitMin: Type.Optional(Minutes),
  /** The same of whoever will wait longest, where few rooms can take him. */
  lastMin: Type.Optional(Minutes),
  /** Examinees that the rooms on duty can take at once. */
  capacity: Type.Integer(),
  /** Examined in the last hour. */
  served: Type.Integer(),
});
export type OverviewStation = Static<typeof OverviewStation>;

export const OverviewRoom = Type.Object({
  station: Id,
  state: RoomState,
  /** Name of who is on duty. */
  staff: Type.Optional(Type.String()),
  since: Type.Optional(Instant),
  called: Type.Array(OverviewTicket),
  serving: Type.Array(OverviewTicket),
  /** Whom it may call now, and the wait in minutes of the last of them (P50 and P90). */
  waiting: Type.Integer(),
  lastMin: Type.Optional(Minutes),
  /** At its door (late binding). */
  door: Type.Array(OverviewTicket),
  pause: Type.Optional(Type.Object({ reason: Type.String(), until: Type.Optional(Instant) })),
  /** Examined today. */
  done: Type.Integer(),
});
export type OverviewRoom = Static<typeof OverviewRoom>;

/** Topic `overview:<site>`: the whole campus at a glance. */
export const OverviewView = Type.Object({
  site: Id,
  day: Day,
  closing: Type.Boolean(),
  counts: Type.Object({
    /** Not arrived yet. */
    expected: Type.Integer(),
    /** In the centre, from check-in to the end. */
    inside: Type.Integer(),
    /** Of these: who could be called or sent somewhere now; of them, who rests until he is sent. */
    waiting: Type.Integer(),
    resting: Type.Integer(),
    /** Called or being examined. */
    inRooms: Type.Integer(),
    finished: Type.Integer(),
  }),
  /** The last 60 minutes. */
  hour: Type.Object({
    arrived: Type.Integer(),
    finished: Type.Integer(),
    /** Examinations finished, and the same by steps of five minutes, the last one still running. */
    served: Type.Integer(),
    steps: Type.Array(Type.Integer()),
  }),
  stations: Type.Record(Type.String(), OverviewStation),
  rooms: Type.Record(Type.String(), OverviewRoom),
  /** By what it is about. */
  attention: Type.Record(Type.String(), Attention),
  /** Who could be called and has waited longest since the last examination or check-in. */
  longest: Type.Array(OverviewTicket),
});
export type OverviewView = Static<typeof OverviewView>;

/** One thing that happened to a visit. */
export const VisitTrace = Type.Object({
  at: Instant,
  /** Type of the event; `sent` = to a door while somebody else was called. */
  type: Type.String(),
  room: Type.Optional(Id),
  station: Type.Optional(Id),
  reason: Type.Optional(Type.String()),
  items: Type.Optional(Type.Array(Id)),
  /** Of an undo: what was taken back. */
  undone: Type.Optional(Type.String()),
  /** `user:…`, `device:…`, `visit:…` or `system:…`. */
  by: Type.String(),
});
export type VisitTrace = Static<typeof VisitTrace>;

/** Why a todo item cannot be done now. */
const Hindrance = Type.Object({
  code: Type.Enum(['after', 'prep', 'unless', 'exclusive', 'timing', 'not-before']),
  /** Items to be done first or that rule it out, or flags that are missing or in the way. */
  ids: Type.Optional(Type.Array(Type.String())),
  at: Type.Optional(Instant),
});
export type Hindrance = Static<typeof Hindrance>;

/**
 * Why somebody is called before the visit: a timed item is due (G4); already at a door (O1); earlier without
 * any credit; earlier only because of a larger credit (O3); rule O4 holds VIPs back in favour of the others.
 */
export const aheadReasons = ['due', 'door', 'earlier', 'credit', 'share'] as const;
export type AheadReason = (typeof aheadReasons)[number];

export const VisitPlace = Type.Object({
  station: Id,
  items: Type.Array(
    Type.Object({ id: Id, ready: Type.Boolean(), hindrances: Type.Array(Hindrance) }),
  ),
  callable: Type.Boolean(),
  /** Why it cannot be called there now; `guided`: it can, but guidance sends it elsewhere first (P4). */
  why: Type.Optional(Type.String()),
  /** Position in the order of calling, from 1. */
  position: Type.Optional(Type.Integer()),
  /** How many before it compete for a room that could take it (rule O1). */
  ahead: Type.Optional(Type.Integer()),
  waitMin: Type.Optional(Minutes),
  /** Since when its place counts, what its class is given, and whether it was moved (rules O2, O3). */
  since: Type.Optional(Instant),
  creditMs: Type.Integer(),
  moved: Type.Boolean(),
  rooms: Type.Array(Type.Object({ id: Id, open: Type.Boolean() })),
  /** How many are before it for which reason. */
  reasons: Type.Record(Type.String(), Type.Integer()),
  /** The last few of them, in the order of calling. */
  before: Type.Array(
    Type.Object({
      visit: Id,
      ticket: Type.String(),
      reason: Type.Enum([...aheadReasons]),
      competes: Type.Boolean(),
    }),
  ),
});
export type VisitPlace = Static<typeof VisitPlace>;

/** Topic `visit:<visit>`: one visit on the floor, with the reasons. */
export const VisitView = Type.Object({
  site: Id,
  visit: Id,
  ticket: Type.String(),
  class: Id,
  vip: Type.Boolean(),
  state: VisitState,
  checkedInAt: Type.Optional(Instant),
  appointment: Type.Optional(Instant),
  /** Where it is bound, called or served, and since when. */
  station: Type.Optional(Id),
  room: Type.Optional(Id),
  at: Type.Optional(Instant),
  calls: Type.Optional(Type.Integer()),
  /** A nurse's choice (rule G3). */
  choice: Type.Optional(Id),
  away: Type.Optional(Away),
  /** Of a visit that rests until it is sent: where it will probably be sent, and the wait until its call. */
  likely: Type.Optional(Type.Object({ station: Id, waitMin: Type.Optional(Minutes) })),
  /** Expected end, P50 and P90. */
  end: Type.Optional(Type.Tuple([Instant, Instant])),
  items: Type.Array(
    Type.Object({
      id: Id,
      station: Id,
      state: ItemState,
      doneAt: Type.Optional(Instant),
      due: Type.Optional(Instant),
    }),
  ),
  /** Stations still to visit, in the order planned. */
  route: Type.Array(Id),
  places: Type.Record(Type.String(), VisitPlace),
  /** What happened today, by sequence number. */
  history: Type.Record(Type.String(), VisitTrace),
});
export type VisitView = Static<typeof VisitView>;
