import {
  may,
  permissions,
  type CurrentMessage,
  type Permission,
  type ServerMessage,
  type Snapshot,
} from '@daozhen/protocol';
import type { Static } from 'typebox';
import type { Actor } from '../../platform/http/index.ts';

/** Where the campus behind a topic stands: what a view computed now is a view of. */
export interface Position {
  /** Changes when the campus's sequence numbers can no longer be compared (rule E3). */
  epoch: string;
  /** Sequence number of the last event in the picture. */
  seq: number;
  /** The site's clock, epoch ms. */
  at: number;
}

export type Plane = 'feed' | 'control';

/** The right to one kind of topic. */
export interface TopicAccess {
  /** In a few words, for the list of all kinds: `own display`, `desk, nurse`. */
  who: string;
  /** Asked at every subscription; must not wait. `name` is what follows the colon. */
  may(actor: Actor, name: string): boolean;
}

/** One kind of topic: everything before the colon of `kind:name`. */
export interface TopicDefinition {
  plane: Plane | 'both';
  access: TopicAccess;
  /**
   * Computes the whole view now, or undefined when there is no such thing. Plain JSON in an object;
   * a null or undefined property counts as absent, because a merge patch cannot carry null.
   */
  view(name: string): object | undefined;
  /** Where the picture stands that `view` reads. Asked in the same turn as `view`. */
  position(name: string): Position;
  /** Least time in ms between two updates of one topic that are not urgent; 0 by default. */
  coalesceMs?: number;
  /** Keys of lists sent once with an update and never kept: `announce` of a board. */
  once?: readonly string[];
}

/** A message and its JSON text; a plane takes the one it sends, once however many clients get it. */
export interface Outgoing {
  readonly message: ServerMessage;
  readonly frame: string;
}

/** What a client says it has already. */
export interface Have {
  epoch?: string | undefined;
  seq?: number | undefined;
}

export type SubscribeReply = Static<typeof Snapshot> | Static<typeof CurrentMessage>;

/** The kind and the name of `kind:name`; undefined unless both are there. */
export function splitTopic(topic: string): { kind: string; name: string } | undefined {
  const colon = topic.indexOf(':');
  if (colon < 1 || colon === topic.length - 1) return undefined;
  return { kind: topic.slice(0, colon), name: topic.slice(colon + 1) };
}

/** A display's own board, nobody else's. */
export const ownDisplay: TopicAccess = {
  who: 'the display itself',
  may: (actor, name) =>
    actor.kind === 'device' && actor.device.kind === 'display' && actor.id === name,
};

/** A visit's own phone, nobody else's. */
export const ownVisit: TopicAccess = {
  who: 'the visit itself',
  may: (actor, name) => actor.kind === 'visit' && actor.id === name,
};

/**
 * Users with a permission at the site the topic belongs to.
 * @param siteOf the site of a topic's name, undefined if there is no such thing
 */
export function staffOf(
  permission: Permission,
  siteOf: (name: string) => string | undefined,
): TopicAccess {
  return {
    who: permissions[permission].join(', '),
    may(actor, name) {
      const site = actor.kind === 'user' ? siteOf(name) : undefined;
      return site !== undefined && may(actor, permission, { site });
    },
  };
}

/** Whoever one of the given rights lets in. */
export function anyOf(...rights: TopicAccess[]): TopicAccess {
  return {
    who: rights.map((right) => right.who).join(' or '),
    may: (actor, name) => rights.some((right) => right.may(actor, name)),
  };
}
