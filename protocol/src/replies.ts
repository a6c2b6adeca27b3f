import Type, { type Static } from 'typebox';
import { Id, Instant } from './ids.ts';
import { Room, Visit } from './state.ts';

/** What a command accepted answers; a retry with the same id gets the identical reply (rule C1). */
export const Accepted = Type.Object({
  ok: Type.Literal(true),
  seq: Type.Integer(),
  at: Instant,
  visit: Type.Optional(Id),
  ticket: Type.Optional(Type.String()),
  room: Type.Optional(Id),
  /** The room's version after the command. */
  version: Type.Optional(Type.Integer()),
  remaining: Type.Optional(Type.Integer()),
});
export type Accepted = Static<typeof Accepted>;

/** The state a refused command met, so that the sender can show it without asking again. */
export const Current = Type.Object({
  room: Type.Optional(Type.Pick(Room, ['id', 'station', 'state', 'version', 'called', 'serving'])),
  visit: Type.Optional(
    Type.Object({
      id: Id,
      state: Visit.properties.state,
      ticket: Visit.properties.ticket,
      station: Visit.properties.station,
      room: Visit.properties.room,
    }),
  ),
});
export type Current = Static<typeof Current>;

export const Refused = Type.Object({
  ok: Type.Literal(false),
  /** A code of refusals.ts. */
  code: Type.String(),
  /** Figures that belong to the code, e.g. what a pass still lacks. */
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  current: Type.Optional(Current),
});
export type Refused = Static<typeof Refused>;

export const Reply = Type.Union([Accepted, Refused]);
export type Reply = Static<typeof Reply>;

/** A refusal as it goes to a client: with a sentence in the client's language and a trace id. */
export const ErrorBody = Type.Object({
  code: Type.String(),
  message: Type.String(),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  current: Type.Optional(Current),
  traceId: Type.String(),
});
export type ErrorBody = Static<typeof ErrorBody>;
