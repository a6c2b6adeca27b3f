import type { CommandType } from '@daozhen/protocol';

/**
 * Keys of one campus. All share the hash tag, so a campus lives on one shard. In the hash `m` are its own
 * fields and the heads of visits, rooms and stations. The rest are derived inside the library: v: details
 * of a visit, vs the visits' ids, q: callable buckets, t and k timers, ids replies, numbers ticket counters.
 */
export const metaKey = (site: string): string => `{${site}}:m`;
export const eventsKey = (site: string): string => `{${site}}:ev`;

/** What waits to be restored, on the campus's own shard. */
export const stagingPrefix = (site: string, token: string): string => `{${site}}:restore:${token}:`;

const SLOTS = 16_384;

/** The slot of a Redis Cluster a campus lives in: CRC-16/XMODEM of its hash tag. */
export function slotOf(site: string): number {
  let crc = 0;
  for (const byte of Buffer.from(site)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return crc % SLOTS;
}

/** The stream id of an event. */
export const streamId = (seq: number): string => `${seq}-0`;

/** Name of the function that carries out a command, without the library's version. */
export const functionOf = (type: CommandType): string => type.replaceAll('-', '_');
