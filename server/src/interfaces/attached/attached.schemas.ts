import { Appointment, Id, RecordVersion } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { NewExaminee } from '../../exam/visits/index.ts';

const strict = { additionalProperties: false };

/** What a partner calls a visit, or an item. */
export const Outside = Type.String({ pattern: '^[\\w.:-]{1,64}$' });

/** A visit a partner wants guided. */
export const AttachedGiven = Type.Object(
  {
    site: Id,
    examinee: NewExaminee,
    /** Priority; the ordinary one if left out. */
    class: Type.Optional(Id),
    /** When he is expected, epoch ms. Left out: he is here and is checked in. */
    appointment: Type.Optional(Appointment),
    /** Codes of what is to be done. */
    items: Type.Array(Outside, { minItems: 1, maxItems: 60, uniqueItems: true }),
  },
  strict,
);
export type AttachedGiven = Static<typeof AttachedGiven>;

export const OutsideItem = Type.Object({
  code: Outside,
  state: Type.Enum(['open', 'done', 'declined', 'removed', 'unresolved']),
  doneAt: Type.Optional(Type.String()),
});

export const AttachedVisit = Type.Object({
  number: Outside,
  visit: Id,
  ticket: Type.Optional(Type.String()),
  /**
   * `registered`: expected. `present`: on the floor. `finished`: everything is done or declined.
   * `cancelled`: taken back. `unresolved`: his day ended with something left to do.
   */
  state: Type.Enum(['registered', 'present', 'finished', 'cancelled', 'unresolved']),
  items: Type.Array(OutsideItem),
  /** Where his phone is guided. */
  guideUrl: Type.Optional(Type.String()),
});
export type AttachedVisit = Static<typeof AttachedVisit>;

/** A message about one visit, the same over both ways. */
export const OutsideMessage = Type.Object({
  /** 1, 2, 3 … for each partner. */
  seq: Type.Integer(),
  type: Type.Literal('visit.changed'),
  /** When it was written. */
  at: Type.String(),
  visit: AttachedVisit,
});
export type OutsideMessage = Static<typeof OutsideMessage>;

const partnerFields = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  sites: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }),
  /** Where messages are sent to; without it the partner fetches them. */
  webhookUrl: Type.Optional(Type.String({ minLength: 8, maxLength: 400 })),
  /** Their item codes → ours, where they differ. */
  items: Type.Record(Outside, Id),
};

export const PartnerGiven = Type.Object({ id: Id, ...partnerFields }, strict);
export type PartnerGiven = Static<typeof PartnerGiven>;

export const PartnerChange = Type.Object(
  { ...partnerFields, active: Type.Boolean(), version: RecordVersion },
  strict,
);
export type PartnerChange = Static<typeof PartnerChange>;

export const Partner = Type.Object({
  id: Id,
  ...partnerFields,
  active: Type.Boolean(),
  /** Messages not delivered yet, and given up. */
  waiting: Type.Integer(),
  givenUp: Type.Integer(),
  version: Type.Integer(),
});
export type Partner = Static<typeof Partner>;

/** Told once, when a partner is added or gets a new key. */
export const PartnerKeys = Type.Object({
  partner: Partner,
  key: Type.String(),
  webhookSecret: Type.String(),
});

export const MessageRow = Type.Object({
  seq: Type.Integer(),
  number: Outside,
  state: Type.Enum(['waiting', 'delivered', 'given-up', 'stored']),
  attempts: Type.Integer(),
  problem: Type.Optional(Type.String()),
  createdAt: Type.String(),
  deliveredAt: Type.Optional(Type.String()),
  body: OutsideMessage,
});
export type MessageRow = Static<typeof MessageRow>;
