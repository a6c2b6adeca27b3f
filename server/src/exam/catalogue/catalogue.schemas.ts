import { Duration, Id, NewItem, roles, SitePolicy, VisitClass } from '@daozhen/protocol';
import Type, { type Static, type TSchema } from 'typebox';

const strict = { additionalProperties: false };
const Name = Type.String({ minLength: 1, maxLength: 60 });
const Words = Type.String({ minLength: 1, maxLength: 200 });
const Metres = Type.Number({ minimum: -1000, maximum: 1000 });

/** Where a fact about examinations comes from and how far it can be trusted. */
const provenance = {
  source: Words,
  confidence: Type.Union([
    Type.Literal('high'),
    Type.Literal('medium-high'),
    Type.Literal('medium'),
    Type.Literal('low'),
  ]),
};

export const Sex = Type.Union([Type.Literal('M'), Type.Literal('F')]);
export type Sex = Static<typeof Sex>;

/** States of a person that rule an item out; told at registration. */
export const conditions = ['pregnant', 'possibly-pregnant', 'lactating', 'menses'] as const;
export const Condition = Type.Enum([...conditions]);
export type Condition = (typeof conditions)[number];

/** A priority class with its names; the floor gets its figures. */
export const ClassEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    ...VisitClass.properties,
    /** Who may have it, where the register can tell. */
    minAge: Type.Optional(Type.Integer({ minimum: 0, maximum: 150 })),
    sex: Type.Optional(Sex),
    /** What belonging to it says about the person. */
    condition: Type.Optional(Condition),
  },
  strict,
);
export type ClassEntry = Static<typeof ClassEntry>;

const Spot = Type.Object({ floor: Id, x: Metres, y: Metres }, strict);

export const SiteEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    hospital: Name,
    hospitalEn: Name,
    /** From the lowest up. `level` counts storeys; `entry` is where one comes in, by lift or door. */
    floors: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Name,
          nameEn: Name,
          level: Type.Integer({ minimum: -9, maximum: 99 }),
          entry: Type.Object({ x: Metres, y: Metres }, strict),
        },
        strict,
      ),
      { minItems: 1 },
    ),
    entrance: Spot,
    /** Waiting areas, each with its own displays and loudspeakers. */
    zones: Type.Array(
      Type.Object({ id: Id, name: Name, nameEn: Name, floor: Id, notice: Words }, strict),
      { minItems: 1 },
    ),
    /** What the campus has, and where. */
    stations: Type.Record(Id, Type.Object({ zone: Id, floor: Id }, strict)),
    classes: Type.Array(ClassEntry, { minItems: 1 }),
    policy: SitePolicy,
  },
  strict,
);
export type SiteEntry = Static<typeof SiteEntry>;

/** A kind of examination point; the same id at every campus that has it. */
export const StationEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    /** What one is called to do there, as the voice says it. */
    action: Name,
    actionEn: Name,
    /** Usual minutes with one examinee, until they have been measured. */
    nominalMinutes: Type.Number({ exclusiveMinimum: 0, maximum: 240 }),
    passMinCalls: Type.Optional(Type.Integer({ minimum: 1 })),
    passMinMs: Type.Optional(Duration),
    ...provenance,
  },
  strict,
);
export type StationEntry = Static<typeof StationEntry>;

export const RoomEntry = Type.Object(
  {
    id: Id,
    site: Id,
    name: Name,
    nameEn: Name,
    station: Id,
    zone: Id,
    floor: Id,
    /** Metres on the floor's plan. */
    x: Metres,
    y: Metres,
    /** What it is equipped or staffed for (rule C7). */
    tags: Type.Array(Id, { maxItems: 32 }),
    capacity: Type.Integer({ minimum: 1, maximum: 50 }),
    doorSlots: Type.Integer({ minimum: 1, maximum: 50 }),
  },
  strict,
);
export type RoomEntry = Static<typeof RoomEntry>;

export const ItemEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    station: Id,
    sex: Type.Optional(Sex),
    /** Room tags, preparation, order and timing as the floor understands them. */
    tags: NewItem.properties.tags,
    prep: NewItem.properties.prep,
    after: NewItem.properties.after,
    timing: NewItem.properties.timing,
    /** To be done before breakfast. */
    fasting: Type.Optional(Type.Literal(true)),
    /** Not for examinees in these states. */
    excludes: Type.Optional(Type.Array(Condition)),
    prepHint: Type.Optional(Words),
    prepHintEn: Type.Optional(Words),
    ...provenance,
  },
  strict,
);
export type ItemEntry = Static<typeof ItemEntry>;

export const PackageEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    sex: Type.Optional(Sex),
    items: Type.Array(Id, { minItems: 1, maxItems: 60 }),
  },
  strict,
);
export type PackageEntry = Static<typeof PackageEntry>;

export const StaffEntry = Type.Object(
  { id: Id, site: Id, name: Name, title: Name, stations: Type.Array(Id) },
  strict,
);
export type StaffEntry = Static<typeof StaffEntry>;

/** Every kind of entry, in the order they are loaded. */
export const entrySchemas = {
  station: StationEntry,
  item: ItemEntry,
  package: PackageEntry,
  site: SiteEntry,
  room: RoomEntry,
  staff: StaffEntry,
} as const satisfies Record<string, TSchema>;

export type EntryKind = keyof typeof entrySchemas;

/** The whole catalogue as entries. */
export type Entries = { [K in EntryKind]: Static<(typeof entrySchemas)[K]>[] };

export const DemoUser = Type.Object({
  username: Type.String(),
  password: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.Enum([...roles])),
  sites: Type.Array(Id),
  staff: Type.Optional(Id),
});
export type DemoUser = Static<typeof DemoUser>;
