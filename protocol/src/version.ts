/** The wire version this build speaks. Raised on every change a client must know of. */
export const PROTOCOL_VERSION = 1;

/** The oldest client this build still understands. */
export const OLDEST_CLIENT = 1;

export type VersionVerdict = 'ok' | 'protocol.client-too-old' | 'protocol.server-too-old';

/**
 * Judges the version a client announces.
 * A client below {@link OLDEST_CLIENT} has to be reloaded; a client above {@link PROTOCOL_VERSION}
 * met a server that still has to be upgraded and should come back later.
 */
export function judgeVersion(client: number): VersionVerdict {
  if (client < OLDEST_CLIENT) return 'protocol.client-too-old';
  if (client > PROTOCOL_VERSION) return 'protocol.server-too-old';
  return 'ok';
}
