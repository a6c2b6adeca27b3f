import Type, { type Static } from 'typebox';

/** One range as it was shown from `at` on: the instants of the typical and of the latest expected call. */
const Range = Type.Tuple([Type.Number(), Type.Number(), Type.Number()]);

/**
 * What somebody was told of one wait, or of the end of the visit, and what happened: from the first range
 * shown until the call. All times are epoch ms of the campus's clock. Ids and tickets, never names (V1).
 */
export const Told = Type.Object({
  visit: Type.String(),
  ticket: Type.String(),
  /** Empty for the end of the visit. */
  station: Type.String(),
  day: Type.String(),
  /** When it was shown first, and the instants shown then: typical, and nine of ten are earlier. */
  since: Type.Number(),
  p50: Type.Number(),
  p90: Type.Number(),
  /** What people times mean over rooms said at that moment. */
  plain: Type.Optional(Type.Number()),
  ahead: Type.Optional(Type.Integer()),
  /** Latest instant shown now (rule W2), and how often it was moved later. */
  bound: Type.Number(),
  raised: Type.Integer(),
  /** What was shown, each time it moved by a minute or more. */
  shown: Type.Array(Range),
  /** `called` and `finished` are what was predicted; the others say why it never came to that. */
  outcome: Type.Optional(
    Type.Union([
      Type.Literal('called'),
      Type.Literal('finished'),
      Type.Literal('elsewhere'),
      Type.Literal('away'),
      Type.Literal('left'),
    ]),
  ),
  endedAt: Type.Optional(Type.Number()),
});
export type Told = Static<typeof Told>;
export type Outcome = NonNullable<Told['outcome']>;

/** Names one thing told, on one campus. */
export const keyOf = ({ visit, station, since }: Told): string => `${visit}|${station}|${since}`;
