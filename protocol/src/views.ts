import Type, { type Static } from 'typebox';
import { Id, Instant } from './ids.ts';
import { AwayReason, RoomState, VisitState } from './state.ts';

/**
 * What one kind of screen shows: derived on the server from the floor's state, sent whole in a snapshot
 * and piecewise in updates. Names are masked before they get here; a VVIP has none (rule V1).
 */

/** A person on a public board. */
export const BoardPerson = Type.Object({
  ticket: Type.String(),
  /** Masked, e.g. 张*三; absent for VVIPs. */
  name: Type.Optional(Type.String()),
});
export type BoardPerson = Static<typeof BoardPerson>;

export const BoardRoom = Type.Object({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  station: Id,
  stationName: Type.String(),
  stationNameEn: Type.String(),
  state: RoomState,
  /** Reason and expected return while paused. */
  pause: Type.Optional(Type.Object({ reason: Type.String(), until: Type.Optional(Instant) })),
  doctor: Type.Optional(Type.Object({ name: Type.String(), title: Type.String() })),
  /** Called now (latest first), `at` = when. */
  called: Type.Array(Type.Intersect([BoardPerson, Type.Object({ at: Instant })])),
  serving: Type.Array(BoardPerson),
  /** At this room's door (late binding). */
  door: Type.Array(BoardPerson),
});
export type BoardRoom = Static<typeof BoardRoom>;

/** One station's line as a hall board shows it. */
export const BoardLine = Type.Object({
  station: Id,
  /** The next few who can be called and are not at a door yet, in order (rule O1). */
  next: Type.Array(BoardPerson),
  /** How many wait here in all. */
  waiting: Type.Integer(),
  passed: Type.Array(BoardPerson),
  frozen: Type.Boolean(),
  /** Present where people rest who have still to come here: whoever looks for his line has none. */
  resting: Type.Optional(Type.Literal(true)),
  /** How long somebody would wait who came now, minutes in steps of five; absent where nobody waits. */
  wait: Type.Optional(Type.Tuple([Type.Integer(), Type.Integer()])),
});
export type BoardLine = Static<typeof BoardLine>;

/** One spoken announcement; clients play them one after the other, in order of `n`. */
export const Announcement = Type.Object({
  /** What it is acknowledged by; the same announcement sent again has the same id. */
  id: Type.String(),
  /** Sequence number of the event it announces, or of the last event before it. */
  n: Type.Integer(),
  /** When the server last saw that it holds, by the site's clock. */
  at: Instant,
  zone: Id,
  /** Whom it calls, and where to; neither in a notice of the staff. */
  ticket: Type.Optional(Type.String()),
  room: Type.Optional(Id),
  /** What to say and show, by language; `en` is empty where no English is spoken. */
  text: Type.Object({ zh: Type.String(), en: Type.String() }),
  /** The Chinese text is also said in Cantonese. */
  second: Type.Optional(Type.Literal('yue')),
  /** Rendered sound files on this server, in the order to play; empty = use the browser's voice. */
  audio: Type.Array(Type.String()),
  repeat: Type.Integer(),
  /** Loudness from 0 to 1; absent means 1. */
  volume: Type.Optional(Type.Number()),
  /** Quiet hours and muted zones: the chime alone, or nothing; a notice is then only shown. */
  sound: Type.Optional(Type.Enum(['chime', 'none'])),
});
export type Announcement = Static<typeof Announcement>;

/** Topic `board:<display>`: a hall board or a door board, as the paired display was set up. */
export const BoardView = Type.Object({
  kind: Type.Union([Type.Literal('hall'), Type.Literal('door')]),
  title: Type.String(),
  titleEn: Type.String(),
  siteName: Type.String(),
  siteNameEn: Type.String(),
  zone: Id,
  notice: Type.String(),
  /** IANA name of the campus's time zone: a television's own is often wrong. */
  timeZone: Type.Optional(Type.String()),
  rooms: Type.Record(Type.String(), BoardRoom),
  lines: Type.Record(Type.String(), BoardLine),
  /** The latest calls of the zone, newest first, at most 6. */
  recent: Type.Array(
    Type.Intersect([BoardPerson, Type.Object({ room: Id, at: Instant, n: Type.Integer() })]),
  ),
  /** Sent once in an update, never in a snapshot. */
  announce: Type.Optional(Type.Array(Announcement)),
});
export type BoardView = Static<typeof BoardView>;

/**
 * Why nothing can be done at a remaining station now: a preparation is missing, other items come first, its time
 * has not come, no room that may do it is open, or something a nurse has to settle.
 */
export const StopState = Type.Enum(['prep', 'after', 'time', 'closed', 'nurse']);
export type StopState = Static<typeof StopState>;

/**
 * Topic `phone:<visit>`: one examinee's own small view. Short keys: an update stays within 200 bytes (E2).
 */
export const PhoneView = Type.Object({
  /** State of the visit; `p` adds why when away. */
  s: VisitState,
  p: Type.Optional(AwayReason),
  /** Where the examinee has been sent, or is to come back to: station, and room when known. */
  st: Type.Optional(Id),
  r: Type.Optional(Id),
  /** Of somebody who rests until he is sent: where he will probably be sent. Absent where nobody can say. */
  l: Type.Optional(Id),
  /** People ahead who compete for a room that could take me (rule O1). */
  a: Type.Optional(Type.Integer()),
  /** Expected wait in minutes until the call at `st` or `l`: typical (P50) and the shown upper bound (P90, rule W2). */
  w: Type.Optional(Type.Tuple([Type.Integer(), Type.Integer()])),
  /** Remaining stations: the next one, those where something can be done now, the others; each as on the guide sheet. */
  o: Type.Array(Id),
  /** What keeps the examinee from some of them. */
  x: Type.Optional(Type.Record(Id, StopState)),
  /**
   * Route estimates: the wait one would typically have now at each of `o`, minutes in steps of five; −1 where
   * nobody can say. Absent where all that remains is the next station.
   */
  q: Type.Optional(Type.Array(Type.Integer({ minimum: -1 }))),
  /** Done and all items. */
  d: Type.Tuple([Type.Integer(), Type.Integer()]),
  /** Preparation flags that some remaining item needs and the visit lacks. */
  n: Type.Optional(Type.Array(Id)),
  /** Preparation flags that hold and have to be kept for some remaining item. */
  k: Type.Optional(Type.Array(Id)),
  /** Not before this instant (timed items). */
  b: Type.Optional(Instant),
  /** The next station is paused. */
  f: Type.Optional(Type.Literal(true)),
  /** Expected end of the visit, P50 and P90. */
  e: Type.Optional(Type.Tuple([Instant, Instant])),
});
export type PhoneView = Static<typeof PhoneView>;

/** A person as staff with the right see them on the call screen and at the desk. */
export const StaffPerson = Type.Object({
  visit: Id,
  ticket: Type.String(),
  /** Full name; absent for VVIPs without permission. */
  name: Type.Optional(Type.String()),
  sex: Type.Optional(Type.String()),
  age: Type.Optional(Type.Integer()),
  class: Id,
  vip: Type.Boolean(),
  state: VisitState,
  /** Names of the items to do at this station. */
  items: Type.Array(Type.Object({ id: Id, name: Type.String(), ready: Type.Boolean() })),
  calls: Type.Optional(Type.Integer()),
  calledAt: Type.Optional(Instant),
  startedAt: Type.Optional(Instant),
  /** In a line: whether a room may call it now; why not, or why by name alone (`guided`), as a code. */
  callable: Type.Optional(Type.Boolean()),
  why: Type.Optional(Type.String()),
  waitMin: Type.Optional(Type.Tuple([Type.Integer(), Type.Integer()])),
});
export type StaffPerson = Static<typeof StaffPerson>;

/** Topic `room:<room>`: the call screen and the button box of one room. */
export const RoomView = Type.Object({
  room: Id,
  name: Type.String(),
  station: Id,
  stationName: Type.String(),
  state: RoomState,
  version: Type.Integer(),
  capacity: Type.Integer(),
  staff: Type.Optional(Type.Object({ id: Id, name: Type.String(), title: Type.String() })),
  pause: Type.Optional(Type.Object({ reason: Type.String(), until: Type.Optional(Instant) })),
  lastCallAt: Type.Optional(Instant),
  called: Type.Array(StaffPerson),
  serving: Type.Array(StaffPerson),
  /** The line as this room would call it: the callable ones first in order, at most 50. */
  line: Type.Array(StaffPerson),
  waiting: Type.Integer(),
  passed: Type.Array(StaffPerson),
  passMinCalls: Type.Integer(),
  passMinMs: Type.Integer(),
  /** What `undo` would take back now, until when. */
  undo: Type.Optional(
    Type.Object({ what: Type.String(), visit: Id, ticket: Type.String(), until: Instant }),
  ),
  /** Today: examinees finished and mean service time in seconds. */
  done: Type.Integer(),
  meanServiceSec: Type.Optional(Type.Integer()),
  frozen: Type.Boolean(),
});
export type RoomView = Static<typeof RoomView>;

/** Topic `desk:<site>`: the whole campus in figures. */
export const DeskView = Type.Object({
  site: Id,
  name: Type.String(),
  day: Type.String(),
  closing: Type.Boolean(),
  counts: Type.Record(Type.String(), Type.Integer()),
  stations: Type.Record(
    Type.String(),
    Type.Object({
      id: Id,
      name: Type.String(),
      /** Who could be called now. */
      waiting: Type.Integer(),
      frozen: Type.Boolean(),
      waitMin: Type.Optional(Type.Tuple([Type.Integer(), Type.Integer()])),
    }),
  ),
  rooms: Type.Record(
    Type.String(),
    Type.Object({
      id: Id,
      name: Type.String(),
      station: Id,
      state: RoomState,
      staff: Type.Optional(Type.String()),
      since: Type.Optional(Instant),
      called: Type.Array(Type.String()),
      serving: Type.Array(Type.String()),
      pause: Type.Optional(Type.Object({ reason: Type.String(), until: Type.Optional(Instant) })),
      done: Type.Integer(),
    }),
  ),
  /** Those who need a person: absent, held, on the nurse's list. */
  away: Type.Array(
    Type.Object({
      visit: Id,
      ticket: Type.String(),
      name: Type.Optional(Type.String()),
      reason: AwayReason,
      at: Instant,
      station: Type.Optional(Id),
    }),
  ),
  /** Alarms of the moment: frozen stations, feed of the journal behind, … */
  alarms: Type.Array(
    Type.Object({
      code: Type.String(),
      station: Type.Optional(Id),
      room: Type.Optional(Id),
      at: Instant,
    }),
  ),
});
export type DeskView = Static<typeof DeskView>;
