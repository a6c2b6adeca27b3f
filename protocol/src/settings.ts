import Type, { type Static } from 'typebox';
import { Duration, Id } from './ids.ts';
import { Station } from './state.ts';

/** A priority class: its finite credit (rule O3), whether it is bound by rule O4, its ticket prefix. */
export const VisitClass = Type.Object(
  {
    creditMs: Duration,
    vip: Type.Boolean(),
    prefix: Type.String({ pattern: '^[A-Z]{1,2}$' }),
  },
  { additionalProperties: false },
);
export type VisitClass = Static<typeof VisitClass>;

export const StationSettings = Type.Object(
  {
    reentry: Station.properties.reentry,
    passMinCalls: Station.properties.passMinCalls,
    passMinMs: Duration,
  },
  { additionalProperties: false },
);
export type StationSettings = Static<typeof StationSettings>;

export const RoomSettings = Type.Object(
  {
    station: Id,
    capacity: Type.Integer({ minimum: 1, maximum: 50 }),
    doorSlots: Type.Integer({ minimum: 1, maximum: 50 }),
    tags: Type.Array(Id, { maxItems: 32, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type RoomSettings = Static<typeof RoomSettings>;

/** The policy figures of one campus. */
export const SitePolicy = Type.Object(
  {
    binding: Type.Union([Type.Literal('early'), Type.Literal('late')]),
    /** γ of rule O2, 0 ≤ γ < 1. */
    gamma: Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
    /** k of rule O4: a VIP is taken ahead at most once in k takes. */
    vipEvery: Type.Integer({ minimum: 1, maximum: 16 }),
    /** Rule C1: a press this soon after the room's last call is refused. */
    pressLockMs: Duration,
    /** Rule C3. */
    recallCooldownMs: Duration,
    /** Rule C5: n after the first pass, n after the second; a third goes to the nurse. */
    reentryAfter: Type.Tuple([
      Type.Integer({ minimum: 0, maximum: 50 }),
      Type.Integer({ minimum: 0, maximum: 50 }),
    ]),
    /** Rule C5: return by itself after this long; 0 means never. */
    autoRejoinMs: Duration,
    /** Slot length for the re-entry policy `slot-end`. */
    slotMs: Type.Integer({ minimum: 60_000, maximum: 43_200_000 }),
    /** Rule P1. */
    expectedGraceMs: Duration,
    /** Rule C8. */
    undoMs: Duration,
    /** Rule C9: a line frozen this long sends its people to the nurse. */
    freezeLimitMs: Duration,
    /** Local time minus UTC, in ms; China has no summer time. */
    utcOffsetMs: Type.Integer({ minimum: -50_400_000, maximum: 50_400_000 }),
    /** Start of the floor's day after local midnight (rule E5). */
    cutOffMs: Duration,
  },
  { additionalProperties: false },
);
export type SitePolicy = Static<typeof SitePolicy>;

export const SiteSettings = Type.Object(
  {
    policy: SitePolicy,
    classes: Type.Record(Id, VisitClass),
    stations: Type.Record(Id, StationSettings),
    rooms: Type.Record(Id, RoomSettings),
  },
  { additionalProperties: false },
);
export type SiteSettings = Static<typeof SiteSettings>;
