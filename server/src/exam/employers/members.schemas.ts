import { Day, Id, RecordVersion } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Sex } from '../catalogue/index.ts';

export const MemberState = Type.Enum(['listed', 'registered']);

/** One person on a list, as lists show him: numbers masked. */
export const Member = Type.Object({
  id: Id,
  person: Id,
  name: Type.String(),
  sex: Sex,
  birthDate: Day,
  /** Masked. */
  idNumber: Type.Optional(Type.String()),
  /** Masked. */
  phone: Type.Optional(Type.String()),
  staffNo: Type.Optional(Type.String()),
  group: Id,
  groupName: Type.String(),
  department: Type.Optional(Id),
  departmentPath: Type.Optional(Type.String()),
  state: MemberState,
  visit: Type.Optional(Id),
  version: Type.Integer(),
});
export type Member = Static<typeof Member>;

export const MemberList = Type.Object({
  members: Type.Array(Member),
  next: Type.Optional(Id),
});

/** What may be changed of somebody who has not been registered. */
export const MemberChange = Type.Object(
  {
    group: Id,
    department: Type.Optional(Id),
    version: RecordVersion,
  },
  { additionalProperties: false },
);
export type MemberChange = Static<typeof MemberChange>;

/** How many are registered with one request. */
export const mostAtOnce = 50;

export const RegisterBody = Type.Object(
  { members: Type.Array(Id, { minItems: 1, maxItems: mostAtOnce, uniqueItems: true }) },
  { additionalProperties: false },
);

/** What became of each: a visit, or why not. */
export const RegisterOutcome = Type.Object({
  member: Id,
  visit: Type.Optional(Id),
  ticket: Type.Optional(Type.String()),
  code: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
});
export type RegisterOutcome = Static<typeof RegisterOutcome>;
