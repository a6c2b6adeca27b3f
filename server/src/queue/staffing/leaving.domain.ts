import type { Leaving, LeavingSign, Room } from '@daozhen/protocol';
import type { LeavingLimits } from '../campus/index.ts';
import { insideOf } from '../rules/index.ts';

const MINUTE = 60_000;

/** For a campus that has set nothing else. */
export const usualLimits: LeavingLimits = {
  idleMs: 5 * MINUTE,
  goneMs: 2 * MINUTE,
  attendedMs: 15 * MINUTE,
};

/** What is known of one room on duty. */
export interface RoomSigns {
  room: Pick<Room, 'state' | 'openedAt' | 'called' | 'serving'>;
  /** When somebody in it last did something. */
  actedAt?: number | undefined;
  /** Who could be called there now, and since when there has been anybody. */
  waiting: number;
  waitingSince?: number | undefined;
  /** When a call screen or button was last connected; undefined where that is not known. */
  seenAt?: number | undefined;
  /** When somebody said that the room is attended. */
  attendedAt?: number | undefined;
}

/**
 * Whether a room on duty seems to be left without signing out. Somebody who has called or is examining is there;
 * whoever pauses has said so.
 */
export function leavingOf(
  signs: RoomSigns,
  now: number,
  { idleMs, goneMs, attendedMs }: LeavingLimits = usualLimits,
): Leaving | undefined {
  const { room, waiting, attendedAt } = signs;
  if (room.state !== 'open' || insideOf([room]) > 0) return undefined;
  if (attendedAt !== undefined && now - attendedAt < attendedMs) return undefined;
  const found: [LeavingSign, number][] = [];
  const idleSince = idle(signs);
  if (idleSince !== undefined && now - idleSince >= idleMs) found.push(['idle', idleSince]);
  const goneSince = gone(signs);
  if (goneSince !== undefined && now - goneSince >= goneMs) found.push(['screen', goneSince]);
  if (found.length === 0) return undefined;
  const since = Math.min(...found.map(([, at]) => at));
  return { since, signs: found.map(([sign]) => sign), waiting };
}

/** Since when nobody has been called although somebody could have been. */
function idle({ waiting, waitingSince, actedAt, room, attendedAt }: RoomSigns): number | undefined {
  if (waiting === 0 || waitingSince === undefined) return undefined;
  return Math.max(waitingSince, actedAt ?? 0, room.openedAt ?? 0, attendedAt ?? 0);
}

/** Since when no call screen and no button has been connected, if one has been since the room was opened. */
function gone({ seenAt, actedAt, room, attendedAt }: RoomSigns): number | undefined {
  if (seenAt === undefined || seenAt < (room.openedAt ?? 0)) return undefined;
  return Math.max(seenAt, actedAt ?? 0, attendedAt ?? 0);
}
