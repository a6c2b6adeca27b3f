import type { Room, SiteState } from '@daozhen/protocol';
import { roomHasTags } from './items.ts';
import { callableInOrder, type Line } from './line.ts';
import { compareLounge } from './line.ts';
import type { Entry } from './entry.ts';

/** The rooms of a station that count: the open ones, or all while none is open. */
function roomsThatCount(state: SiteState, station: string): Room[] {
  const rooms = Object.values(state.rooms).filter((room) => room.station === station);
  const open = rooms.filter((room) => room.state === 'open');
  return open.length > 0 ? open : rooms;
}

/** Which rooms, one bit each, could take a place with these tags. */
function takers(rooms: readonly Room[], tags: readonly string[]): bigint {
  let mask = 0n;
  rooms.forEach((room, index) => {
    if (roomHasTags(room, tags)) mask |= 1n << BigInt(index);
  });
  return mask;
}

/**
 * For every visit of a line, how many people are called before it and compete for a room that could
 * take it (rule O1). A place nobody can call yet counts the callable ones before it by (key, order),
 * as if it became callable now.
 */
export function aheadCounts(state: SiteState, line: Line): Map<string, number> {
  const rooms = roomsThatCount(state, line.station);
  const masks = new Map<string, bigint>();
  const maskOf = (entry: Entry): bigint => {
    const key = entry.tags.join(',');
    let mask = masks.get(key);
    if (mask === undefined) masks.set(key, (mask = takers(rooms, entry.tags)));
    return mask;
  };
  const seen = new Map<bigint, number>();
  const competing = (mask: bigint): number => {
    let count = 0;
    for (const [other, many] of seen) if ((other & mask) !== 0n) count += many;
    return count;
  };
  const note = (entry: Entry): void => {
    const mask = maskOf(entry);
    seen.set(mask, (seen.get(mask) ?? 0) + 1);
  };

  const ahead = new Map<string, number>();
  for (const entry of callableInOrder(line)) {
    ahead.set(entry.visit, competing(maskOf(entry)));
    note(entry);
  }
  seen.clear();
  for (const entry of [...line.due, ...line.door]) note(entry);
  const lounge = line.lounge.toSorted(compareLounge);
  let next = 0;
  for (const entry of line.passedOver) {
    for (let other = lounge[next]; other && compareLounge(other, entry) < 0; other = lounge[next]) {
      note(other);
      next += 1;
    }
    ahead.set(entry.visit, competing(maskOf(entry)));
  }
  return ahead;
}
