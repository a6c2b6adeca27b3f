import { Id, NewItem } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { Age, Condition, Fen, Name, provenance, Sex, strict, Words } from './common.schemas.ts';

/**
 * A reason to think twice before ordering an item. It concerns whoever is in the state, of the age (both
 * ends included) and of the sex it names; one that names nothing is to be asked of everybody.
 */
export const Contraindication = Type.Object(
  {
    condition: Type.Optional(Condition),
    ageFrom: Type.Optional(Age),
    ageTo: Type.Optional(Age),
    sex: Type.Optional(Sex),
    text: Words,
    textEn: Words,
  },
  strict,
);
export type Contraindication = Static<typeof Contraindication>;

/**
 * From which answer about pregnancy on an item is not done (rule G1): `pregnant`; `possible`, nor where she
 * may be; `unasked`, nor before a woman of an age to be was asked.
 */
export const pregnancyLimits = ['pregnant', 'possible', 'unasked'] as const;

const why = { item: Id, text: Type.Optional(Words), textEn: Type.Optional(Words), ...provenance };

/**
 * How an item and another of the same day keep apart (rule G1).
 * - `day`: not both on one day; holds both ways
 * - `before`: this one is not done any more once the other was, which therefore waits for it
 * - `apart`: at least so many minutes between the end of one and the other; holds both ways
 */
export const Exclusion = Type.Union([
  Type.Object({ ...why, rule: Type.Enum(['day', 'before']) }, strict),
  Type.Object(
    { ...why, rule: Type.Literal('apart'), minutes: Type.Integer({ minimum: 1, maximum: 720 }) },
    strict,
  ),
]);
export type Exclusion = Static<typeof Exclusion>;

export const itemCategories = ['clinical', 'laboratory', 'imaging', 'function'] as const;

export const ItemEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    station: Id,
    category: Type.Enum([...itemCategories]),
    /** The department that answers for its result, as printed. */
    department: Name,
    /** Ordered alone. */
    priceFen: Fen,
    sex: Type.Optional(Sex),
    /** Room tags, preparation, order and timing as the floor understands them. */
    tags: NewItem.properties.tags,
    prep: NewItem.properties.prep,
    after: NewItem.properties.after,
    timing: NewItem.properties.timing,
    /** To be done before breakfast. */
    fasting: Type.Optional(Type.Literal(true)),
    /** Whether pregnancy rules it out. */
    pregnancy: Type.Optional(Type.Enum([...pregnancyLimits])),
    /** Other items it keeps apart from; what holds both ways is said at one of the two. */
    exclusive: Type.Optional(Type.Array(Exclusion, { maxItems: 15 })),
    /** Not advisable for examinees in these states. */
    excludes: Type.Optional(Type.Array(Type.Enum(['lactating', 'menses']))),
    /** To be warned of when it is ordered. */
    contraindications: Type.Optional(Type.Array(Contraindication, { maxItems: 20 })),
    prepHint: Type.Optional(Words),
    prepHintEn: Type.Optional(Words),
    ...provenance,
  },
  strict,
);
export type ItemEntry = Static<typeof ItemEntry>;

/** What is usual for a measure, of one sex or both, between two ages (both included). */
export const ReferenceRange = Type.Object(
  {
    sex: Type.Optional(Sex),
    ageFrom: Type.Optional(Age),
    ageTo: Type.Optional(Age),
    low: Type.Optional(Type.Number()),
    high: Type.Optional(Type.Number()),
    text: Type.Optional(Words),
    ...provenance,
  },
  strict,
);
export type ReferenceRange = Static<typeof ReferenceRange>;

/** One figure or finding of a result: white cells, systolic pressure, the opinion of a chest X-ray. */
export const MeasureEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    /** The items that yield it. */
    items: Type.Array(Id, { maxItems: 20 }),
    kind: Type.Enum(['number', 'text', 'computed']),
    unit: Type.Optional(Name),
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    specimen: Type.Optional(Name),
    sex: Type.Optional(Sex),
    loinc: Type.Optional(Type.String({ pattern: '^\\d{1,7}-\\d$' })),
    /** What stands there when nothing is found. */
    normalText: Type.Optional(Words),
    ranges: Type.Array(ReferenceRange, { maxItems: 60 }),
    ...provenance,
  },
  strict,
);
export type MeasureEntry = Static<typeof MeasureEntry>;

/** Items that are usually ordered together. */
export const GroupEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    items: Type.Array(Id, { minItems: 1, maxItems: 60 }),
    /** Ordered as one; without it the sum of its items. */
    priceFen: Type.Optional(Fen),
  },
  strict,
);
export type GroupEntry = Static<typeof GroupEntry>;

export const PackageEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    sex: Type.Optional(Sex),
    items: Type.Array(Id, { minItems: 1, maxItems: 60 }),
    /** The whole of it. */
    priceFen: Fen,
    /** The kinds of examination it is for; all of them if it names none. */
    examTypes: Type.Array(Id, { maxItems: 20 }),
  },
  strict,
);
export type PackageEntry = Static<typeof PackageEntry>;

/** A kind of examination with its own rules. */
export const ExamTypeEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    /** Items it must not contain, and why. */
    blocked: Type.Array(
      Type.Object({ item: Id, reason: Words, reasonEn: Words, ...provenance }, strict),
      { maxItems: 100 },
    ),
    /** Only for people of this age, both ends included. */
    ageFrom: Type.Optional(Age),
    ageTo: Type.Optional(Age),
    ...provenance,
  },
  strict,
);
export type ExamTypeEntry = Static<typeof ExamTypeEntry>;
