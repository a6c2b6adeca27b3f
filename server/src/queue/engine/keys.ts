import type { CommandType } from '@daozhen/protocol';

/**
 * Keys of one campus. All share the hash tag, so a campus lives on one shard. The rest are derived inside
 * the library: v:, r:, s: hashes, vs, rs, ss their ids, q: callable buckets, t and k timers, ids replies,
 * numbers ticket counters.
 */
export const metaKey = (site: string): string => `{${site}}:m`;
export const eventsKey = (site: string): string => `{${site}}:ev`;

/** The stream id of an event. */
export const streamId = (seq: number): string => `${seq}-0`;

/** Name of the function that carries out a command, without the library's version. */
export const functionOf = (type: CommandType): string => type.replaceAll('-', '_');
