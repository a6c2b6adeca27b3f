import Type, { type Static } from 'typebox';
import { Day, Id, Instant } from './ids.ts';
import { RoomState } from './state.ts';

/**
 * Why a room on duty seems to be left: nobody has been called for a while although people wait, or its call
 * screens and buttons are gone.
 */
export const leavingSigns = ['idle', 'screen'] as const;
export type LeavingSign = (typeof leavingSigns)[number];

export const Leaving = Type.Object({
  /** Since when it seems so. */
  since: Instant,
  signs: Type.Array(Type.Enum([...leavingSigns])),
  /** Who could be called there now. */
  waiting: Type.Integer(),
});
export type Leaving = Static<typeof Leaving>;

/** One room's duty today. */
export const DutyRoom = Type.Object({
  station: Id,
  state: RoomState,
  staff: Type.Optional(Id),
  staffName: Type.Optional(Type.String()),
  /** On duty since; somebody in the room last did something at. */
  since: Type.Optional(Instant),
  actedAt: Type.Optional(Instant),
  pause: Type.Optional(Type.Object({ reason: Type.String(), until: Type.Optional(Instant) })),
  called: Type.Integer(),
  serving: Type.Integer(),
  /** Who could be called there now. */
  waiting: Type.Integer(),
  /** Today, of who is on duty there now: examinees, minutes on duty and paused, seconds an examinee. */
  served: Type.Integer(),
  onMin: Type.Integer(),
  pausedMin: Type.Integer(),
  busyMin: Type.Integer(),
  meanSec: Type.Optional(Type.Integer()),
  spreadSec: Type.Optional(Type.Integer()),
  /** Whether a call screen or button is connected; absent where none has been since it opened. */
  screen: Type.Optional(Type.Enum(['on', 'gone'])),
  leaving: Type.Optional(Leaving),
  /** Until when somebody has said that the room is attended. */
  attendedUntil: Type.Optional(Instant),
});
export type DutyRoom = Static<typeof DutyRoom>;

/** One more room, as the forecast has it. */
export const Support = Type.Object({
  /** Minutes of waiting that all who wait there would be spared together. */
  savedMin: Type.Integer(),
  /** How many they are. */
  people: Type.Integer(),
  /** Rooms that are closed and could be opened; empty = all are open, more hands are needed. */
  rooms: Type.Array(Id),
});
export type Support = Static<typeof Support>;

/** One station's load beside what its rooms can do. */
export const DutyStation = Type.Object({
  /** Who waits here: who could be called now, and who is sent here. */
  waiting: Type.Integer(),
  /** Who has still to come here and is elsewhere, and who is expected today. */
  coming: Type.Integer(),
  inRooms: Type.Integer(),
  /** Examinees the rooms on duty can take at once, and rooms on duty of all. */
  capacity: Type.Integer(),
  open: Type.Integer(),
  rooms: Type.Integer(),
  /** Mean seconds an examinee, and how many the rooms on duty can examine an hour. */
  meanSec: Type.Integer(),
  perHour: Type.Integer(),
  /** Examined in the last hour. */
  served: Type.Integer(),
  /** Minutes the rooms on duty need for who waits here now; absent where none is open. */
  clearMin: Type.Optional(Type.Integer()),
  frozenAt: Type.Optional(Instant),
  support: Type.Optional(Support),
});
export type DutyStation = Static<typeof DutyStation>;

/** Topic `duty:<site>`: who is on duty where, and where help is needed. */
export const DutyView = Type.Object({
  site: Id,
  day: Day,
  rooms: Type.Record(Type.String(), DutyRoom),
  stations: Type.Record(Type.String(), DutyStation),
  /** When the effect of one more room was worked out. */
  supportAt: Type.Optional(Instant),
});
export type DutyView = Static<typeof DutyView>;

/** Topic `leavings:<site>`: rooms that seem to be left, small enough to be followed on every page. */
export const LeavingsView = Type.Object({
  rooms: Type.Record(
    Type.String(),
    Type.Intersect([Leaving, Type.Object({ staffName: Type.Optional(Type.String()) })]),
  ),
});
export type LeavingsView = Static<typeof LeavingsView>;
