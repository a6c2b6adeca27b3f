import { Duration, Id, roles, SitePolicy, StationSettings, VisitClass } from '@daozhen/protocol';
import Type, { type Static, type TSchema } from 'typebox';
import { DayEntry, ScheduleEntry, ShiftEntry } from './calendar.schemas.ts';
import { Age, Condition, Metres, Name, provenance, Sex, strict, Words } from './common.schemas.ts';
import {
  ExamTypeEntry,
  GroupEntry,
  ItemEntry,
  MeasureEntry,
  PackageEntry,
} from './offer.schemas.ts';

export {
  DayEntry,
  ScheduleEntry,
  ShiftEntry,
  type Capacity,
  type Hours,
} from './calendar.schemas.ts';
export { Condition, Sex } from './common.schemas.ts';
export {
  ExamTypeEntry,
  GroupEntry,
  ItemEntry,
  MeasureEntry,
  PackageEntry,
  type Contraindication,
  type Exclusion,
  type ReferenceRange,
} from './offer.schemas.ts';

/** A priority class with its names; the floor gets its figures. */
export const ClassEntry = Type.Object(
  {
    id: Id,
    name: Name,
    nameEn: Name,
    ...VisitClass.properties,
    /** Who may have it, where the register can tell. */
    minAge: Type.Optional(Age),
    sex: Type.Optional(Sex),
    /** What belonging to it says about the person. */
    condition: Type.Optional(Condition),
  },
  strict,
);
export type ClassEntry = Static<typeof ClassEntry>;

const minute = 60_000;
const within = (least: number, most: number) =>
  Type.Integer({ minimum: least * minute, maximum: most * minute });

/** From half a minute to hours: less would be an alarm at every breath, more would be none, ms. */
const LeavingSettings = Type.Object(
  {
    /** Nobody called although people wait. */
    idleMs: within(1, 60),
    /** Call screen and button gone. */
    goneMs: within(0.5, 60),
    /** Nothing more is said of a room somebody has called attended. */
    attendedMs: within(1, 240),
  },
  strict,
);

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
          /** The plan's extent from its origin, metres. */
          size: Type.Optional(Type.Object({ width: Metres, depth: Metres }, strict)),
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
    /** When a room on duty counts as left without signing out; as usual where it is left out. */
    leaving: Type.Optional(LeavingSettings),
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
    /** Where one who comes back after being passed joins the line (rule C5). */
    reentry: Type.Optional(StationSettings.properties.reentry),
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

export const StaffEntry = Type.Object(
  { id: Id, site: Id, name: Name, title: Name, stations: Type.Array(Id) },
  strict,
);
export type StaffEntry = Static<typeof StaffEntry>;

/** Every kind of entry, in the order they are loaded. */
export const entrySchemas = {
  station: StationEntry,
  item: ItemEntry,
  measure: MeasureEntry,
  group: GroupEntry,
  examType: ExamTypeEntry,
  package: PackageEntry,
  site: SiteEntry,
  room: RoomEntry,
  staff: StaffEntry,
  schedule: ScheduleEntry,
  day: DayEntry,
  shift: ShiftEntry,
} as const satisfies Record<string, TSchema>;

export type EntryKind = keyof typeof entrySchemas;
export const entryKinds = Object.keys(entrySchemas) as EntryKind[];

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
