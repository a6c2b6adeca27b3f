import { Day, Id, RecordVersion } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Sex } from '../catalogue/index.ts';
import { payers } from '../visits/index.ts';

const strict = { additionalProperties: false };

const Label = Type.String({ pattern: '^\\S(.{0,78}\\S)?$' });

/** Whom one talks to at an employer. */
export const Contact = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40 }),
    phone: Type.Optional(Type.String({ pattern: '^[0-9+() -]{5,24}$' })),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  },
  strict,
);
export type Contact = Static<typeof Contact>;

const employerFields = {
  name: Label,
  /** Unified social credit code (GB 32100). */
  creditCode: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{18}$' })),
  address: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  contact: Type.Optional(Contact),
};
export const EmployerState = Type.Enum(['active', 'closed']);

export const EmployerGiven = Type.Object(employerFields, strict);
export type EmployerGiven = Static<typeof EmployerGiven>;

export const EmployerChange = Type.Object(
  { ...employerFields, state: EmployerState, version: RecordVersion },
  strict,
);
export type EmployerChange = Static<typeof EmployerChange>;

export const Employer = Type.Object({
  id: Id,
  ...employerFields,
  state: EmployerState,
  version: RecordVersion,
});
export type Employer = Static<typeof Employer>;

export const EmployerRow = Type.Object({
  id: Id,
  name: Type.String(),
  state: EmployerState,
  /** Exam batches that have not been closed. */
  batches: Type.Integer(),
});

export const DepartmentGiven = Type.Object(
  { name: Type.String({ pattern: '^[^/\\s]([^/]{0,38}[^/\\s])?$' }), parent: Type.Optional(Id) },
  strict,
);
export const DepartmentChange = Type.Object(
  { name: DepartmentGiven.properties.name, version: RecordVersion },
  strict,
);
export const Department = Type.Object({
  id: Id,
  name: Type.String(),
  parent: Type.Optional(Id),
  /** Names from the top down, with slashes. */
  path: Type.String(),
  version: RecordVersion,
});
export type Department = Static<typeof Department>;

export const BatchState = Type.Enum(['draft', 'open', 'closed']);
const batchFields = {
  site: Id,
  name: Label,
  examType: Id,
  startsOn: Day,
  endsOn: Day,
  /** Most people expected. */
  quota: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
};
export const BatchGiven = Type.Object(batchFields, strict);
export type BatchGiven = Static<typeof BatchGiven>;
export const BatchChange = Type.Object(
  { ...batchFields, state: BatchState, version: RecordVersion },
  strict,
);
export type BatchChange = Static<typeof BatchChange>;

export const Payer = Type.Enum([...payers]);
export type Payer = Static<typeof Payer>;
const Age = Type.Integer({ minimum: 0, maximum: 150 });
const groupFields = {
  name: Label,
  packageId: Id,
  payer: Type.Object(
    {
      /** Who pays the package. */
      package: Payer,
      /** Who pays what is ordered beyond it. */
      added: Payer,
      /** The employer pays no more than this for one person. */
      limitFen: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
    },
    strict,
  ),
  sex: Type.Optional(Sex),
  ageFrom: Type.Optional(Age),
  ageTo: Type.Optional(Age),
};
export const GroupGiven = Type.Object(groupFields, strict);
export type GroupGiven = Static<typeof GroupGiven>;
export const GroupChange = Type.Object({ ...groupFields, version: RecordVersion }, strict);
export type GroupChange = Static<typeof GroupChange>;
export const Group = Type.Object({
  id: Id,
  ...groupFields,
  packageName: Type.Optional(Type.String()),
  listed: Type.Integer(),
  registered: Type.Integer(),
  version: RecordVersion,
});
export type Group = Static<typeof Group>;

export const Batch = Type.Object({
  id: Id,
  employer: Id,
  employerName: Type.String(),
  ...batchFields,
  state: BatchState,
  /** On the list, those registered included. */
  listed: Type.Integer(),
  registered: Type.Integer(),
  version: RecordVersion,
});
export type Batch = Static<typeof Batch>;

/** Which part of a list: what comes after an id, at most so many. */
export const page = {
  after: Type.Optional(Id),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
};
