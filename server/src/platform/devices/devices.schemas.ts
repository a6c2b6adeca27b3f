import { Id } from '@daozhen/protocol';
import Type, { type Static } from 'typebox';
import { deviceKinds } from '../http/index.ts';

export const Kind = Type.Enum([...deviceKinds]);

const strict = { additionalProperties: false };

/**
 * Where a device is: a hall board's zone, a door board's room, the room a caller calls for; a printer
 * agent serves its whole campus.
 */
export const PlacementBody = Type.Union([
  Type.Object({ kind: Type.Literal('hall'), zone: Id }, strict),
  Type.Object({ kind: Type.Literal('door'), room: Id }, strict),
  Type.Object({ kind: Type.Literal('caller'), room: Id }, strict),
  Type.Object({ kind: Type.Literal('printer') }, strict),
  Type.Object({ room: Id }, strict),
]);
export type PlacementBody = Static<typeof PlacementBody>;

export const PairingRequest = Type.Object({ kind: Kind }, strict);

export const PairingOffer = Type.Object({
  code: Type.String(),
  secret: Type.String(),
  expiresAt: Type.Integer(),
});

export const Device = Type.Object({
  id: Id,
  kind: Kind,
  name: Type.String(),
  site: Id,
  placement: PlacementBody,
  createdAt: Type.Integer(),
  lastSeenAt: Type.Optional(Type.Integer()),
});
export type Device = Static<typeof Device>;

export const PairingState = Type.Union([
  Type.Object({ state: Type.Literal('waiting') }),
  Type.Object({ state: Type.Literal('paired'), token: Type.String(), device: Device }),
]);

export const PairBody = Type.Object(
  {
    code: Type.String({ pattern: '^\\d{6}$' }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    site: Id,
    placement: PlacementBody,
  },
  strict,
);
export type PairBody = Static<typeof PairBody>;
