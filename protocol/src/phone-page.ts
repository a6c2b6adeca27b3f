import Type, { type Static } from 'typebox';
import { CommandId, Id, Instant } from './ids.ts';
import { PhoneView } from './views.ts';

/**
 * What a phone's page needs beside its view and what does not change while the examinee walks:
 * names, floors, coordinates. Sent once inside the page; the live view then names things by id.
 */

const named = { id: Id, name: Type.String(), nameEn: Type.String() };

/** A point on a floor in metres, x to the right and y downwards on the plan. */
export const PlanPoint = Type.Object({ x: Type.Number(), y: Type.Number() });
export type PlanPoint = Static<typeof PlanPoint>;

export const PhoneFloor = Type.Object({
  ...named,
  /** Where people arrive on this floor: the lift or the entrance. */
  entry: Type.Optional(PlanPoint),
});
export type PhoneFloor = Static<typeof PhoneFloor>;

export const PhoneStation = Type.Object({ ...named, floor: Id });
export type PhoneStation = Static<typeof PhoneStation>;

export const PhoneRoom = Type.Object({
  ...named,
  station: Id,
  floor: Id,
  x: Type.Number(),
  y: Type.Number(),
});
export type PhoneRoom = Static<typeof PhoneRoom>;

export const PhoneItem = Type.Object({
  ...named,
  station: Id,
  /** What to do or to avoid before it. */
  hint: Type.Optional(Type.String()),
  hintEn: Type.Optional(Type.String()),
});
export type PhoneItem = Static<typeof PhoneItem>;

export const PhonePage = Type.Object({
  visit: Id,
  siteName: Type.String(),
  siteNameEn: Type.String(),
  /** Local time minus UTC in minutes, to write clock times without trusting the phone's zone. */
  utcOffsetMin: Type.Integer(),
  ticket: Type.String(),
  /** Masked; absent for VVIPs (rule V1). */
  name: Type.Optional(Type.String()),
  floors: Type.Array(PhoneFloor),
  /** Every station of the campus: an item added later finds its name here. */
  stations: Type.Array(PhoneStation),
  rooms: Type.Array(PhoneRoom),
  items: Type.Array(PhoneItem),
});
export type PhonePage = Static<typeof PhonePage>;

/** `GET /m/:token/view`. */
export const PhonePicture = Type.Object({
  epoch: Type.String(),
  seq: Type.Integer(),
  /** Site time of the picture. */
  at: Instant,
  view: PhoneView,
  page: PhonePage,
});
export type PhonePicture = Static<typeof PhonePicture>;

/** What an examinee may do on the phone: come back after a pass, or declare a preparation done. */
export const PhoneAction = Type.Object(
  {
    /** Command id of the tap; a retry repeats it (rule C1). */
    id: CommandId,
    action: Type.Union([Type.Literal('rejoin'), Type.Literal('prepare')]),
    preparation: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type PhoneAction = Static<typeof PhoneAction>;
