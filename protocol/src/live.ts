import Type, { type Static } from 'typebox';
import { Instant, notInherited } from './ids.ts';

/**
 * What travels on both live planes (docs/protocol.md). A topic is one view; its messages form a chain:
 * each names the campus sequence number it brings the view to (`seq`) and the one it must be applied on
 * (`prev`). A client whose last seq for the topic is not `prev`, or whose epoch differs, has a gap and
 * asks for a snapshot (rule E2).
 */

export const TopicName = Type.String({
  pattern: `^[a-z]+:${notInherited}[A-Za-z0-9_-]{1,128}$`,
});

/** Client → server, as JSON text frames on the feed plane; the same objects as Socket.IO events on control. */
export const Hello = Type.Object(
  {
    type: Type.Literal('hello'),
    v: Type.Integer(),
    /** Device token of a paired display, or the token of a phone's link. */
    token: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);

export const Subscribe = Type.Object(
  {
    type: Type.Literal('subscribe'),
    topic: TopicName,
    /** What the client already has; the answer is `current` if nothing changed since. */
    epoch: Type.Optional(Type.String({ maxLength: 64 })),
    seq: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);

export const Unsubscribe = Type.Object(
  { type: Type.Literal('unsubscribe'), topic: TopicName },
  { additionalProperties: false },
);

export const Ping = Type.Object({ type: Type.Literal('ping') }, { additionalProperties: false });

export const ClientMessage = Type.Union([Hello, Subscribe, Unsubscribe, Ping]);
export type ClientMessage = Static<typeof ClientMessage>;

/** Server → client. */
export const Welcome = Type.Object({
  type: Type.Literal('welcome'),
  v: Type.Integer(),
  /** The server's site clock, to show ages and countdowns without trusting the device's clock. */
  at: Instant,
  /** Silence longer than this (ms) means the connection is dead. */
  heartbeatMs: Type.Integer(),
});

export const Snapshot = Type.Object({
  type: Type.Literal('snapshot'),
  topic: TopicName,
  epoch: Type.String(),
  seq: Type.Integer(),
  at: Instant,
  view: Type.Unknown(),
});

/** The client's last seq is still the topic's: nothing to send. */
export const CurrentMessage = Type.Object({
  type: Type.Literal('current'),
  topic: TopicName,
  epoch: Type.String(),
  seq: Type.Integer(),
});

/**
 * A JSON merge patch (RFC 7396) of the view: objects are merged, arrays and scalars replaced, null removes.
 */
export const Update = Type.Object({
  type: Type.Literal('update'),
  topic: TopicName,
  epoch: Type.String(),
  prev: Type.Integer(),
  seq: Type.Integer(),
  at: Instant,
  patch: Type.Unknown(),
});
export type Update = Static<typeof Update>;

/** Sent when nothing else was for a while; carries the site clock. */
export const Heartbeat = Type.Object({
  type: Type.Literal('heartbeat'),
  at: Instant,
  /**
   * The server lives but has lost the floor, since this moment of the site clock: what is shown may be that
   * old and must say so (rule E4).
   */
  lostAt: Type.Optional(Instant),
});
export type HeartbeatMessage = Static<typeof Heartbeat>;

export const LiveError = Type.Object({
  type: Type.Literal('error'),
  code: Type.String(),
  message: Type.String(),
  topic: Type.Optional(TopicName),
});

export const ServerMessage = Type.Union([
  Welcome,
  Snapshot,
  CurrentMessage,
  Update,
  Heartbeat,
  LiveError,
]);
export type ServerMessage = Static<typeof ServerMessage>;
