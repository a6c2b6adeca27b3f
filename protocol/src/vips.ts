import Type, { type Static } from 'typebox';
import { Day, Id, Instant } from './ids.ts';
import { AwayReason, VisitState } from './state.ts';

/** What the list of VIPs shows: who is expected, who is here and where, and which places are kept. */

/** One place of a VIP at a station still to visit (rule P1). */
export const VipPlace = Type.Object({
  station: Id,
  /** In the order of calling, from 1; absent while he cannot be called there. */
  position: Type.Optional(Type.Integer()),
  /** Why he cannot be called there, as a code. */
  why: Type.Optional(Type.String()),
  /** Others come first for now because a VIP has just been taken ahead (rule O4). */
  held: Type.Optional(Type.Literal(true)),
  waitMin: Type.Optional(Type.Tuple([Type.Integer(), Type.Integer()])),
});
export type VipPlace = Static<typeof VipPlace>;

export const VipPerson = Type.Object({
  visit: Id,
  /** Absent until he has arrived. */
  ticket: Type.Optional(Type.String()),
  /** Absent for a VVIP (rule V1). */
  name: Type.Optional(Type.String()),
  vvip: Type.Optional(Type.Literal(true)),
  state: VisitState,
  appointment: Type.Optional(Instant),
  /** Until when his places are kept as of the appointment; past it they are as of this instant. */
  keptUntil: Type.Optional(Instant),
  late: Type.Optional(Type.Literal(true)),
  checkedInAt: Type.Optional(Instant),
  away: Type.Optional(Type.Object({ reason: AwayReason, at: Instant })),
  /** Where he is: at a door, called or examined; and since when. */
  station: Type.Optional(Id),
  room: Type.Optional(Id),
  since: Type.Optional(Instant),
  /** Where he is to go next, or, while he rests, will probably be sent. */
  next: Type.Optional(Id),
  resting: Type.Optional(Type.Literal(true)),
  /** Items done, and all. */
  done: Type.Tuple([Type.Integer(), Type.Integer()]),
  /** Expected end, P50 and P90. */
  end: Type.Optional(Type.Tuple([Instant, Instant])),
  places: Type.Array(VipPlace),
});
export type VipPerson = Static<typeof VipPerson>;

/** Topic `vips:<site>`. */
export const VipsView = Type.Object({
  site: Id,
  day: Day,
  /** k of rule O4: of so many calls at a station at most one takes a VIP ahead of others. */
  every: Type.Integer(),
  people: Type.Record(Type.String(), VipPerson),
  /** At these stations the next VIP comes ahead only after so many more calls. */
  closed: Type.Record(Type.String(), Type.Integer()),
});
export type VipsView = Static<typeof VipsView>;
