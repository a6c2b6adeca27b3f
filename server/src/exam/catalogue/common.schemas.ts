import Type, { type Static } from 'typebox';

export const strict = { additionalProperties: false };
/** Nothing but blanks would be nothing on a board. */
const visible = { minLength: 1, pattern: '\\S' };
export const Name = Type.String({ ...visible, maxLength: 60 });
export const Words = Type.String({ ...visible, maxLength: 200 });
export const Metres = Type.Number({ minimum: -1000, maximum: 1000 });

/** Money in fen. */
export const Fen = Type.Integer({ minimum: 0, maximum: 100_000_000 });

/** Where a fact about examinations comes from and how far it can be trusted; a hospital's own has neither. */
export const provenance = {
  source: Type.Optional(Words),
  confidence: Type.Optional(
    Type.Union([
      Type.Literal('high'),
      Type.Literal('medium-high'),
      Type.Literal('medium'),
      Type.Literal('low'),
    ]),
  ),
};

export const Sex = Type.Union([Type.Literal('M'), Type.Literal('F')]);
export type Sex = Static<typeof Sex>;

/** Years of age, as one is on the day. */
export const Age = Type.Integer({ minimum: 0, maximum: 150 });

/** States of a person that speak against items; told at registration. */
export const conditions = ['pregnant', 'possibly-pregnant', 'lactating', 'menses'] as const;
export const Condition = Type.Enum([...conditions]);
export type Condition = (typeof conditions)[number];
