import type { ScreenStatus } from '@daozhen/protocol';
import type { Instance } from './devices.tables.ts';

/** A page that has not reported for this long is gone, ms: two and a half reports missed. */
export const GONE_MS = 75_000;

/** The pages that use a pairing after one more has reported: those heard of late, the newest page last. */
export function instancesAfter(
  before: readonly Instance[],
  { instance, width, height }: Pick<ScreenStatus, 'instance' | 'width' | 'height'>,
  at: number,
): Instance[] {
  const since = before.find(({ id }) => id === instance)?.since ?? at;
  const others = before.filter((other) => other.id !== instance && at - other.at < GONE_MS);
  const all = [...others, { id: instance, since, at, width, height }];
  return all.toSorted((a, b) => a.since - b.since).slice(-8);
}

/**
 * The pages that are on at the same time. A page loaded anew takes the place of the one before, which is
 * never heard again; only one that reports after another has begun is a second glass.
 */
export function togetherOn(instances: readonly Instance[], now: number): Instance[] {
  const alive = instances.filter(({ at }) => now - at < GONE_MS);
  const newest = alive.at(-1);
  if (!newest) return [];
  return alive.filter((page) => page === newest || page.at > newest.since);
}

const signatures: readonly [type: string, matches: (bytes: Uint8Array) => boolean][] = [
  ['image/jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
  ['image/png', (b) => text(b, 0, 8) === '\x89PNG\r\n\x1a\n'],
  ['image/webp', (b) => text(b, 0, 4) === 'RIFF' && text(b, 8, 12) === 'WEBP'],
  ['video/mp4', (b) => text(b, 4, 8) === 'ftyp'],
  ['video/webm', (b) => b[0] === 0x1a && b[1] === 0x45 && b[2] === 0xdf && b[3] === 0xa3],
];

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** What a file is by its first sixteen bytes, whatever it is called; undefined for what is not shown. */
export function typeOf(bytes: Uint8Array): string | undefined {
  return signatures.find(([, matches]) => matches(bytes))?.[0];
}
