import { AwayReason, GuideSheet, Id, ItemState, VisitState } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Condition, Sex } from '../catalogue/index.ts';

const strict = { additionalProperties: false };

/** A person and what he comes for. */
export const Registration = Type.Object(
  {
    site: Id,
    examinee: Type.Object(
      {
        name: Type.String({ pattern: '^\\S(.{0,58}\\S)?$' }),
        sex: Sex,
        birthDate: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
        idNumber: Type.Optional(Type.String({ minLength: 15, maxLength: 20 })),
        phone: Type.Optional(Type.String({ pattern: '^1[3-9]\\d{9}$' })),
        /** Very important: his name appears nowhere without permission (rule V1). */
        vvip: Type.Optional(Type.Boolean()),
        /** Called out after Chinese, whatever the second language of the zone: English or Cantonese. */
        language: Type.Optional(Type.Enum(['en', 'yue'])),
        conditions: Type.Optional(Type.Array(Condition, { uniqueItems: true })),
      },
      strict,
    ),
    class: Id,
    packageId: Id,
    addItems: Type.Optional(Type.Array(Id, { maxItems: 60, uniqueItems: true })),
    /** Items of the package that are left out, e.g. X-rays of somebody pregnant. */
    removeItems: Type.Optional(Type.Array(Id, { maxItems: 60, uniqueItems: true })),
  },
  strict,
);
export type Registration = Static<typeof Registration>;

export const Registered = Type.Object({
  visit: Id,
  ticket: Type.String(),
  token: Type.String(),
  guideUrl: Type.String(),
  guideSheet: GuideSheet,
});
export type Registered = Static<typeof Registered>;

const row = {
  visit: Id,
  ticket: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  sex: Type.Optional(Sex),
  age: Type.Optional(Type.Integer()),
  class: Id,
  packageName: Type.String(),
  /** `pending`: stored, but the floor has not confirmed it yet. `left`: no longer on the floor. */
  state: Type.Union([VisitState, Type.Literal('pending'), Type.Literal('left')]),
  awayReason: Type.Optional(AwayReason),
  done: Type.Integer(),
  total: Type.Integer(),
};

export const VisitRow = Type.Object(row);
export type VisitRow = Static<typeof VisitRow>;

export const VisitList = Type.Object({ visits: Type.Array(VisitRow), total: Type.Integer() });

export const VisitDetails = Type.Object({
  ...row,
  station: Type.Optional(Id),
  room: Type.Optional(Id),
  choice: Type.Optional(Id),
  items: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      station: Id,
      stationName: Type.String(),
      state: ItemState,
    }),
  ),
  guideSheet: GuideSheet,
});
export type VisitDetails = Static<typeof VisitDetails>;
