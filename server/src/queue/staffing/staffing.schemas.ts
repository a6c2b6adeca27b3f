import { Day, Id, Instant, leavingSigns } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { groupings, periods } from './report.domain.ts';

const strict = { additionalProperties: false };

export const RangeQuery = Type.Object({ site: Id, from: Day, to: Day }, strict);
export type RangeQuery = Static<typeof RangeQuery>;

export const ReportQuery = Type.Object(
  {
    site: Id,
    /** Both are the floor's present day if left out. */
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    by: Type.Enum([...groupings], { default: 'staff' }),
    period: Type.Enum([...periods], { default: 'day' }),
    /** Only these. */
    staff: Type.Optional(Id),
    station: Type.Optional(Id),
  },
  strict,
);
export type ReportQuery = Static<typeof ReportQuery>;

export const DutyQuery = Type.Object(
  {
    site: Id,
    from: Day,
    to: Day,
    staff: Type.Optional(Type.String({ maxLength: 64 })),
    room: Type.Optional(Id),
    station: Type.Optional(Id),
  },
  strict,
);
export type DutyQuery = Static<typeof DutyQuery>;

const Times = Type.Object({
  n: Type.Integer(),
  mean: Type.Integer(),
  spread: Type.Integer(),
  median: Type.Integer(),
  p90: Type.Integer(),
});

/** Minutes, counts, and seconds an examinee. */
const figures = {
  onMin: Type.Integer(),
  pausedMin: Type.Integer(),
  busyMin: Type.Integer(),
  served: Type.Integer(),
  items: Type.Integer(),
  passed: Type.Integer(),
  /** Examinees an hour on duty without pauses, one decimal; missing below a quarter of an hour. */
  perHour: Type.Optional(Type.Number()),
  times: Type.Optional(Times),
};

const Hour = Type.Object({
  hour: Type.Integer(),
  served: Type.Integer(),
  onMin: Type.Integer(),
  busyMin: Type.Integer(),
});

export const StaffingLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  staff: Type.Array(Type.String()),
  rooms: Type.Array(Id),
  stations: Type.Array(Id),
  days: Type.Integer(),
  ...figures,
  pauses: Type.Integer(),
  leavings: Type.Integer(),
  leftMin: Type.Integer(),
  hours: Type.Array(Hour),
});
export type StaffingLine = Static<typeof StaffingLine>;

export const StaffingPeriod = Type.Object({ start: Day, people: Type.Integer(), ...figures });

export const StaffingReport = Type.Object({
  /** Its days, and the floor's present one. */
  from: Day,
  to: Day,
  today: Day,
  lines: Type.Array(StaffingLine),
  periods: Type.Array(StaffingPeriod),
  total: Type.Object({ people: Type.Integer(), days: Type.Integer(), ...figures }),
  /** How many examinations lasted so many whole minutes. */
  minutes: Type.Array(Type.Integer()),
  /** The present day is in it and still changes. */
  live: Type.Boolean(),
  /** Days of the journal that have not been added up. */
  missing: Type.Array(Day),
});
export type StaffingReport = Static<typeof StaffingReport>;

/** One day of somebody in one room. */
export const DutyStint = Type.Object({
  day: Day,
  room: Id,
  station: Id,
  staff: Type.String(),
  staffName: Type.String(),
  from: Instant,
  to: Type.Optional(Instant),
  ...figures,
});
export type DutyStint = Static<typeof DutyStint>;

export const LeavingItem = Type.Object({
  day: Day,
  room: Id,
  station: Id,
  staff: Type.String(),
  staffName: Type.String(),
  since: Instant,
  sign: Type.Enum([...leavingSigns]),
  waiting: Type.Integer(),
  endedAt: Type.Optional(Instant),
  ending: Type.Optional(Type.String()),
});
export type LeavingItem = Static<typeof LeavingItem>;
