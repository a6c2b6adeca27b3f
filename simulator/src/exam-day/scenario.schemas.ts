import { Id, NewItem } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false };
const Minutes = Type.Number({ exclusiveMinimum: 0, maximum: 600 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Cv = Type.Number({ minimum: 0, maximum: 5 });
/** Local time of day. */
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
/** Metres from anywhere; a house is not longer than ten kilometres. */
const Metres = Type.Number({ minimum: -10_000, maximum: 10_000 });
const Floor = Type.Integer({ minimum: -20, maximum: 200 });
const Spot = Type.Object({ floor: Floor, x: Metres, y: Metres }, strict);

/** How long one item takes at a station, before the doctor's pace. Means in minutes. */
export const ServiceTime = Type.Union([
  Type.Object({ family: Type.Literal('lognormal'), mean: Minutes, cv: Cv }, strict),
  Type.Object({ family: Type.Literal('gamma'), mean: Minutes, cv: Cv }, strict),
  Type.Object(
    { family: Type.Literal('bimodal'), short: Minutes, long: Minutes, longShare: Share, cv: Cv },
    strict,
  ),
  Type.Object(
    { family: Type.Literal('empirical'), minutes: Type.Array(Minutes, { minItems: 1 }) },
    strict,
  ),
]);
export type ServiceTime = Static<typeof ServiceTime>;

const Away = Type.Object({ from: TimeOfDay, minutes: Minutes }, strict);

export const RoomPlan = Type.Object(
  {
    id: Id,
    spot: Spot,
    tags: Type.Optional(Type.Array(Id)),
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    doorSlots: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    /** Of the doctor, beside the station's mean: 1.2 takes a fifth longer. Drawn for each day if left out. */
    pace: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 10 })),
    opens: Type.Optional(TimeOfDay),
    closes: Type.Optional(TimeOfDay),
    /** Announced breaks: the room is paused. */
    breaks: Type.Optional(Type.Array(Away)),
    /** Gone without a word: the room stays open and nobody calls. */
    absences: Type.Optional(Type.Array(Away)),
  },
  strict,
);
export type RoomPlan = Static<typeof RoomPlan>;

export const StationPlan = Type.Object(
  {
    id: Id,
    /** What the catalogue believes, minutes; what a forecast starts from. */
    nominal: Minutes,
    /** Of one item. */
    service: ServiceTime,
    /** Items that take longer or shorter than that, as a multiple. */
    work: Type.Optional(Type.Record(Id, Type.Number({ exclusiveMinimum: 0, maximum: 20 }))),
    rooms: Type.Array(RoomPlan, { minItems: 1 }),
  },
  strict,
);
export type StationPlan = Static<typeof StationPlan>;

export const PackagePlan = Type.Object(
  {
    id: Id,
    share: Share,
    /** In the order a fixed route takes. */
    items: Type.Array(NewItem, { minItems: 1 }),
  },
  strict,
);
export type PackagePlan = Static<typeof PackagePlan>;

export const Scenario = Type.Object(
  {
    name: Id,
    /** One sentence in each language. */
    title: Type.String({ minLength: 1 }),
    titleEn: Type.String({ minLength: 1 }),
    opens: TimeOfDay,
    people: Type.Integer({ minimum: 1, maximum: 5000 }),
    /** How many come when: people of a stretch come evenly at random in it. */
    arrivals: Type.Array(Type.Object({ from: TimeOfDay, to: TimeOfDay, share: Share }, strict), {
      minItems: 1,
    }),
    entrance: Spot,
    stations: Type.Array(StationPlan, { minItems: 1 }),
    packages: Type.Array(PackagePlan, { minItems: 1 }),
    vipShare: Share,
    /** Of all called, who does not hear it and comes back by himself minutes later. */
    noShow: Share,
    returnMinutes: Minutes,
    /** Standard deviation of the doctors' pace where it is drawn. */
    paceSpread: Type.Number({ minimum: 0, maximum: 1 }),
    /** Decisions of a nurse an hour: somebody waiting is sent to another of his stations. */
    nurseMoves: Type.Number({ minimum: 0, maximum: 600 }),
    /** Minutes from check-in until a full bladder is told. */
    bladderMinutes: Type.Object({ from: Minutes, to: Minutes }, strict),
  },
  strict,
);
export type Scenario = Static<typeof Scenario>;

const StationChange = Type.Object(
  {
    nominal: Type.Optional(Minutes),
    service: Type.Optional(ServiceTime),
    /** Of each room, by its id, what is another than in the file it starts from. */
    rooms: Type.Optional(
      Type.Record(Id, Type.Partial(Type.Omit(RoomPlan, ['id']), { additionalProperties: false })),
    ),
  },
  strict,
);

/** A scenario told as what is other than in another file. Whole fields are replaced, stations by parts. */
export const ScenarioChange = Type.Object(
  {
    /** The file it starts from, beside this one. */
    extends: Type.String({ pattern: '^[\\w.-]+\\.json$' }),
    ...Type.Partial(Type.Omit(Scenario, ['name', 'title', 'titleEn', 'stations'])).properties,
    name: Id,
    title: Type.String({ minLength: 1 }),
    titleEn: Type.String({ minLength: 1 }),
    stations: Type.Optional(Type.Record(Id, StationChange)),
  },
  strict,
);
export type ScenarioChange = Static<typeof ScenarioChange>;
