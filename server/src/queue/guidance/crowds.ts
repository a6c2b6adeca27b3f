import type { Room, SiteState, Visit } from '@daozhen/protocol';
import { openRoomsOf, roomHasTags } from '../rules/index.ts';
import { neededTags } from './needed-tags.ts';
import type { Openings } from './openings.ts';

/**
 * Of n examinees the rooms can take, n to this power may be on their way: all of one to four, eight of ten,
 * since of many rooms one is soon free. Found on virtual days: fewer lets rooms wait, more sends people
 * into lines who are of use elsewhere.
 */
const RESERVE_POWER = 0.85;

/** The open rooms of a station, and how many are on the way to each set of them that could take them. */
interface Crowd {
  rooms: readonly Room[];
  coming: Map<bigint, number>;
}

/**
 * Counts those bound or called, not yet served, at every station. Those who need certain rooms are counted
 * for these: a full house before the women's rooms says nothing of the others.
 */
export function stationCrowds(state: SiteState, now: number): Openings {
  const crowds = new Map<string, Crowd>();
  for (const [station, rooms] of openRoomsOf(state)) {
    crowds.set(station, { rooms, coming: new Map() });
  }
  const count = (visit: Visit, station: string, by: number): void => {
    const crowd = crowds.get(station);
    if (!crowd) return;
    const mask = takers(crowd.rooms, neededTags(visit, station, now));
    crowd.coming.set(mask, (crowd.coming.get(mask) ?? 0) + by);
  };
  for (const id in state.visits) {
    const visit = state.visits[id]!;
    if (isComing(visit)) count(visit, visit.station!, 1);
  }
  const known = new Map<string, boolean>();
  const isFull = (station: string, tags: readonly string[]): boolean => {
    const key = `${station} ${tags.join()}`;
    let full = known.get(key);
    if (full === undefined) {
      const crowd = crowds.get(station);
      known.set(key, (full = !crowd || othersAt(crowd, tags) >= reserve(crowd, tags)));
    }
    return full;
  };
  const enough = (visit: Visit, station: string): boolean => {
    const tags = neededTags(visit, station, now);
    const crowd = crowds.get(station);
    if (!crowd || !isComing(visit) || visit.station !== station) return isFull(station, tags);
    return othersAt(crowd, tags) - 1 >= reserve(crowd, tags);
  };
  return {
    isFull,
    enough,
    offer: (visit, candidate) => (enough(visit, candidate.station) ? undefined : candidate),
    squeeze: (candidate) => candidate,
    take: (visit, { station }) => {
      count(visit, station, 1);
      known.clear();
    },
  };
}

/** How many are on their way only to rooms that could take a place with these tags. */
function othersAt({ rooms, coming }: Crowd, tags: readonly string[]): number {
  const mine = takers(rooms, tags);
  let others = 0;
  for (const [theirs, many] of coming) if ((theirs & ~mine) === 0n) others += many;
  return others;
}

/** How many may be on their way to the rooms that could take a place with these tags. */
function reserve({ rooms }: Crowd, tags: readonly string[]): number {
  const able = rooms.filter((room) => roomHasTags(room, tags));
  return Math.ceil(able.reduce((sum, { capacity }) => sum + capacity, 0) ** RESERVE_POWER);
}

/** Which rooms could take a place with these tags, one bit each. */
function takers(rooms: readonly Room[], tags: readonly string[]): bigint {
  let mask = 0n;
  rooms.forEach((room, index) => {
    if (roomHasTags(room, tags)) mask |= 1n << BigInt(index);
  });
  return mask;
}

function isComing({ state, station }: Visit): boolean {
  return station !== undefined && (state === 'bound' || state === 'called');
}
