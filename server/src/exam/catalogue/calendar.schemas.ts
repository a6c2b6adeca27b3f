import { Day, Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Name, strict } from './common.schemas.ts';

/** Time of day, `HH:MM`. */
export const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** When a campus is open on a day. */
export const Hours = Type.Object(
  {
    from: Time,
    to: Time,
    /** Who comes later is not registered any more. */
    checkInUntil: Type.Optional(Time),
  },
  strict,
);
export type Hours = Static<typeof Hours>;

const People = Type.Integer({ minimum: 0, maximum: 100_000 });
const PeopleOf = Type.Optional(Type.Record(Id, People));

/** How many examinees a day can take (号量): altogether, of a kind of examination, with an item. */
export const Capacity = Type.Object(
  { total: Type.Optional(People), examTypes: PeopleOf, items: PeopleOf },
  strict,
);
export type Capacity = Static<typeof Capacity>;

/** The usual week of a campus. Its id is the campus's. */
export const ScheduleEntry = Type.Object(
  {
    id: Id,
    site: Id,
    /** Monday to Sunday; null where the campus is closed. */
    week: Type.Array(Type.Union([Hours, Type.Null()]), { minItems: 7, maxItems: 7 }),
    capacity: Capacity,
  },
  strict,
);
export type ScheduleEntry = Static<typeof ScheduleEntry>;

/** A day unlike the others of its week: a holiday, a working Saturday, a day with more people. */
export const DayEntry = Type.Object(
  {
    /** `<campus>-<date>`. */
    id: Id,
    site: Id,
    date: Day,
    name: Name,
    nameEn: Name,
    closed: Type.Optional(Type.Literal(true)),
    hours: Type.Optional(Hours),
    capacity: Type.Optional(Capacity),
  },
  strict,
);
export type DayEntry = Static<typeof DayEntry>;

/** Who works when. */
export const ShiftEntry = Type.Object(
  {
    id: Id,
    site: Id,
    name: Name,
    nameEn: Name,
    from: Time,
    to: Time,
    /** 1 is Monday. */
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      uniqueItems: true,
    }),
    staff: Type.Array(Id, { maxItems: 500, uniqueItems: true }),
  },
  strict,
);
export type ShiftEntry = Static<typeof ShiftEntry>;
