import { Id, PlaylistItem, ScreenSettings, ScreenStatus } from '@daozhen/protocol';
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
  /** To be named by the next change of it. */
  version: Type.Integer(),
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
    /** A paired device the new one takes the place of, with everything set for it. */
    replace: Type.Optional(Id),
  },
  strict,
);
export type PairBody = Static<typeof PairBody>;

/** A display as staff see it. */
export const Screen = Type.Object({
  settings: ScreenSettings,
  status: Type.Optional(ScreenStatus),
  /** When it reported and when its picture was taken, by the server's clock. */
  statusAt: Type.Optional(Type.Integer()),
  pictureAt: Type.Optional(Type.Integer()),
  /** The glasses that use its pairing now; one is right. */
  together: Type.Array(Type.Object({ width: Type.Integer(), height: Type.Integer() })),
});
export type Screen = Static<typeof Screen>;

export const DeviceList = Type.Object({
  /** The server's clock. */
  at: Type.Integer(),
  devices: Type.Array(Type.Intersect([Device, Type.Object({ screen: Type.Optional(Screen) })])),
});

/** What staff may set; `version` is the one they saw. */
export const ChangeBody = Type.Object(
  {
    version: Type.Integer(),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })),
    site: Type.Optional(Id),
    placement: Type.Optional(PlacementBody),
    settings: Type.Optional(ScreenSettings),
  },
  strict,
);
export type ChangeBody = Static<typeof ChangeBody>;

export const CommandBody = Type.Object(
  { type: Type.Enum(['reload', 'picture', 'identify']) },
  strict,
);

const PlaylistFields = {
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  /** Zone whose displays show it unless they have their own. */
  zone: Type.Optional(Id),
  items: Type.Array(PlaylistItem, { maxItems: 50 }),
};

export const Playlist = Type.Object({
  id: Id,
  site: Id,
  version: Type.Integer(),
  ...PlaylistFields,
});
export type Playlist = Static<typeof Playlist>;

export const NewPlaylist = Type.Object({ site: Id, ...PlaylistFields }, strict);
export type NewPlaylist = Static<typeof NewPlaylist>;

export const PlaylistChange = Type.Object({ version: Type.Integer(), ...PlaylistFields }, strict);
export type PlaylistChange = Static<typeof PlaylistChange>;

export const MediaFile = Type.Object({
  /** Its name below `/media/`. */
  file: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('picture'), Type.Literal('video')]),
  bytes: Type.Integer(),
  addedAt: Type.Integer(),
});
export type MediaFile = Static<typeof MediaFile>;
