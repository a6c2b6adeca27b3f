import {
  Appointment,
  AwayReason,
  GuideSheet,
  Id,
  ItemState,
  pregnancyAnswers,
  RecordVersion,
  VisitState,
} from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Condition, Sex } from '../catalogue/index.ts';
import { PersonGiven, Plate } from '../people/index.ts';
import { lineKinds } from './lines.domain.ts';
import { payers } from './rosters.ts';
import { warningCodes } from './warnings.domain.ts';

const strict = { additionalProperties: false };

/** Said at each visit anew. */
const today = {
  /** Called out after Chinese, whatever the second language of the zone: English or Cantonese. */
  language: Type.Optional(Type.Enum(['en', 'yue'])),
  conditions: Type.Optional(Type.Array(Condition, { uniqueItems: true })),
  /** What she answered about pregnancy; left out where nobody asked. */
  pregnancy: Type.Optional(Type.Enum([...pregnancyAnswers])),
};

export const NewExaminee = Type.Object(
  {
    ...PersonGiven.properties,
    /** Very important: his name appears nowhere without permission (rule V1). */
    vvip: Type.Optional(Type.Boolean()),
    ...today,
  },
  strict,
);
export type NewExaminee = Static<typeof NewExaminee>;

/** Somebody whose record is known. */
const KnownExaminee = Type.Object({ person: Id, ...today }, strict);

const ids = Type.Optional(Type.Array(Id, { maxItems: 60, uniqueItems: true }));
const Reason = Type.String({ pattern: '^\\S(.{0,98}\\S)?$' });

const LineTerms = Type.Object(
  {
    kind: Type.Enum([...lineKinds]),
    ref: Id,
    payer: Type.Optional(Type.Enum([...payers])),
    discountFen: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  },
  strict,
);

/** What is ordered, and who pays what of it. */
const order = {
  /** Left out: what the employer's list says, else a health check. */
  examType: Type.Optional(Id),
  /** Left out: what the employer's list says, or single items alone. */
  packageId: Type.Optional(Id),
  addGroups: ids,
  addItems: ids,
  /** Items of the package that are left out, e.g. X-rays of somebody pregnant. */
  removeItems: ids,
  /** Where a line is not paid, or not priced, as usual. */
  terms: Type.Optional(Type.Array(LineTerms, { maxItems: 60 })),
  discountReason: Type.Optional(Reason),
  /** The warnings gone on in spite of, and why. */
  override: Type.Optional(
    Type.Object(
      {
        warnings: Type.Array(Type.Enum([...warningCodes]), { minItems: 1, uniqueItems: true }),
        reason: Reason,
      },
      strict,
    ),
  ),
};

/** A person and what he comes for. */
export const Registration = Type.Object(
  {
    site: Id,
    examinee: Type.Union([NewExaminee, KnownExaminee]),
    class: Id,
    /** His place on an employer's list. */
    member: Type.Optional(Id),
    /** When he is expected, epoch ms. Left out: he is here and is checked in. */
    appointment: Type.Optional(Appointment),
    plates: Type.Optional(Type.Array(Plate, { maxItems: 5, uniqueItems: true })),
    ...order,
  },
  strict,
);
export type Registration = Static<typeof Registration>;

/** Another order for a visit; it replaces the present one whole. */
export const OrderChange = Type.Object(
  {
    version: RecordVersion,
    /** Pregnancy is noted by itself, for the floor to know it at once. */
    conditions: Type.Optional(
      Type.Array(Type.Enum(['lactating', 'menses']), { uniqueItems: true }),
    ),
    ...order,
  },
  strict,
);
export type OrderChange = Static<typeof OrderChange>;

export const Cancellation = Type.Object({ version: RecordVersion, reason: Reason }, strict);

export const Line = Type.Object({
  kind: Type.Enum([...lineKinds]),
  ref: Id,
  name: Type.String(),
  nameEn: Type.String(),
  items: Type.Array(Id),
  listFen: Type.Integer(),
  discountFen: Type.Integer(),
  payer: Type.Enum([...payers]),
});

export const Totals = Type.Object({
  selfFen: Type.Integer(),
  employerFen: Type.Integer(),
  discountFen: Type.Integer(),
  dueFen: Type.Integer(),
});

export const WarningSaid = Type.Object({
  code: Type.Enum([...warningCodes]),
  level: Type.Enum(['refuse', 'ask', 'note']),
  items: Type.Optional(Type.Array(Id)),
  names: Type.Optional(Type.Array(Type.String())),
  text: Type.Optional(Type.String()),
  textEn: Type.Optional(Type.String()),
  minutes: Type.Optional(Type.Integer()),
});

/** What a registration would be, before it is one. */
export const Quote = Type.Object({
  lines: Type.Array(Line),
  totals: Totals,
  warnings: Type.Array(WarningSaid),
  /** The discount is more than the one who asks may give. */
  discountTooLarge: Type.Optional(Type.Literal(true)),
});
export type Quote = Static<typeof Quote>;

export const Registered = Type.Object({
  visit: Id,
  /** Empty for somebody who is only expected. */
  ticket: Type.String(),
  token: Type.String(),
  guideUrl: Type.String(),
  guideSheet: GuideSheet,
});
export type Registered = Static<typeof Registered>;

/** `pending`: not confirmed by the floor yet. `left`: no longer on the floor. `cancelled`: taken back. */
export const RowState = Type.Union([
  VisitState,
  Type.Literal('pending'),
  Type.Literal('left'),
  Type.Literal('cancelled'),
]);
export type RowState = Static<typeof RowState>;

const row = {
  visit: Id,
  ticket: Type.Optional(Type.String()),
  person: Id,
  name: Type.String(),
  sex: Sex,
  age: Type.Integer(),
  vvip: Type.Optional(Type.Literal(true)),
  class: Id,
  examType: Id,
  packageName: Type.String(),
  employerName: Type.Optional(Type.String()),
  /** When he is expected, epoch ms. */
  appointment: Type.Optional(Type.Integer()),
  state: RowState,
  awayReason: Type.Optional(AwayReason),
  done: Type.Integer(),
  total: Type.Integer(),
  /** Items left that nobody will call for, until somebody settles them; left out where there are none. */
  barred: Type.Optional(Type.Integer()),
};

export const VisitRow = Type.Object(row);
export type VisitRow = Static<typeof VisitRow>;

export const VisitList = Type.Object({
  visits: Type.Array(VisitRow),
  /** Of all that the query finds and the one who asks may see. */
  total: Type.Integer(),
  /** How many of them are in each state. */
  states: Type.Record(Type.String(), Type.Integer()),
  /** Pass it as `after` for the next page; absent on the last. */
  next: Type.Optional(Id),
});
export type VisitList = Static<typeof VisitList>;

/** Why an item that is left will not be called: a state, or what was done already on this day. */
export const Barred = Type.Object({
  code: Type.Enum(['pregnant', 'possibly-pregnant', 'pregnancy-unasked', 'exclusive']),
  /** What was done, by name. */
  names: Type.Optional(Type.Array(Type.String())),
});
export type Barred = Static<typeof Barred>;

export const Pregnancy = Type.Object({ answer: Type.Enum([...pregnancyAnswers]) }, strict);

export const VisitDetails = Type.Object({
  ...row,
  site: Id,
  day: Type.String(),
  version: Type.Integer(),
  packageId: Type.Optional(Id),
  member: Type.Optional(Id),
  department: Type.Optional(Type.String()),
  station: Type.Optional(Id),
  room: Type.Optional(Id),
  choice: Type.Optional(Id),
  pregnancy: Type.Optional(Type.Enum([...pregnancyAnswers])),
  /** One of the items left asks about pregnancy, and nobody has asked yet. */
  askPregnancy: Type.Optional(Type.Literal(true)),
  items: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      station: Id,
      stationName: Type.String(),
      state: ItemState,
      /** Why it is not done, should something be in the way for good. */
      barred: Type.Optional(Barred),
    }),
  ),
  lines: Type.Array(Line),
  totals: Totals,
  plates: Type.Array(Type.String()),
  reasons: Type.Array(
    Type.Object({
      kind: Type.Enum(['override', 'discount', 'cancel']),
      reason: Type.String(),
      warnings: Type.Optional(Type.Array(Type.String())),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  guideSheet: GuideSheet,
});
export type VisitDetails = Static<typeof VisitDetails>;

/** Where a person is on an employer's list and not registered yet. */
export const Membership = Type.Object({
  member: Id,
  employerName: Type.String(),
  department: Type.Optional(Type.String()),
  batchName: Type.String(),
  groupName: Type.Optional(Type.String()),
  examType: Id,
  packageId: Type.Optional(Id),
  packagePayer: Type.Enum([...payers]),
  addedPayer: Type.Enum([...payers]),
  limitFen: Type.Optional(Type.Integer()),
});
export type Membership = Static<typeof Membership>;

/** One of a person's visits. */
export const VisitOfPerson = Type.Object({
  visit: Id,
  site: Id,
  siteName: Type.String(),
  day: Type.String(),
  ticket: Type.Optional(Type.String()),
  examType: Id,
  packageName: Type.String(),
  employerName: Type.Optional(Type.String()),
  state: Type.Enum(['booked', 'pending', 'checked-in', 'refused', 'lapsed', 'cancelled']),
  items: Type.Integer(),
});
export type VisitOfPerson = Static<typeof VisitOfPerson>;
