import { Id, Instant } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';

const Minutes = Type.Number();

/** Why, for a program by its code and for people in both languages. */
const Reason = Type.Object({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
});

const NextStation = Type.Object({
  station: Id,
  verdict: Type.Union([Type.Literal('next'), Type.Literal('later'), Type.Literal('not-now')]),
  reasons: Type.Array(Reason),
  /** Minutes; absent where a hard constraint keeps the visit away. */
  figures: Type.Optional(
    Type.Object({
      waitP50: Minutes,
      waitP90: Minutes,
      walk: Minutes,
      /** How much sooner it is worth going there for the sake of the whole day. */
      relief: Minutes,
      /** What guidance compares: until the call, walk included, less the relief. */
      cost: Minutes,
    }),
  ),
});

/** Where guidance would send a visit now, why there, and why not elsewhere (rules G1–G4). */
export const NextStations = Type.Object({
  visit: Id,
  at: Instant,
  state: Type.String(),
  /** Absent when it cannot be sent anywhere now. */
  next: Type.Optional(Id),
  /** Best first, then those it is kept from. */
  stations: Type.Array(NextStation),
});
export type NextStations = Static<typeof NextStations>;
