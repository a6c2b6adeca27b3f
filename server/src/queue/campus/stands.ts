import type { SiteState, Visit } from '@daozhen/protocol';
import {
  entriesOfVisit,
  nextItemTime,
  requiredTags,
  todoItems,
  type Entry,
} from '../rules/index.ts';

/** How a visit stands in one station's line. */
export interface Stand {
  /** `here`: called when its turn comes; `elsewhere`: its place is passed over. */
  as: 'here' | 'elsewhere' | 'called' | 'serving';
  /** Here, but not bound: another station may call or send for him first. */
  loose: boolean;
  /** The room at whose door he stands (rule P4); of who is due, none. */
  door: string | undefined;
  /** A time of his has come (rule G4). */
  due: boolean;
  /** Smaller is called earlier: the place's own, or before all others at a door and when due. */
  key: number;
  class: string;
  items: string[];
  tags: readonly string[];
  room: string | undefined;
}

/** Puts the keys of those at a door, and of those due, before all that stand in the lounge. */
const BEFORE_ALL_MS = 24 * 60 * 60_000;

/**
 * Where a visit stands in which lines at `now`. Under late binding one is called in turn from a door, when due,
 * and from the lounge where guidance accepts the station for him (rule P4): the other places he has for later.
 * A visit that was passed, or given to the nurse, has left the line where that happened.
 */
export function standsOf(state: SiteState, visit: Visit, now: number): Map<string, Stand> {
  const stands = new Map<string, Stand>();
  if (visit.state === 'expected' || visit.state === 'finished') return stands;
  const { away } = visit;
  const leftAt = away && away.reason !== 'held' ? away.station : undefined;
  for (const [station, entry] of entriesOfVisit(state, visit, now)) {
    if (station === leftAt) continue;
    const todo = todoItems(visit, station);
    const items = entry.ready.length > 0 ? entry.ready : todo.map(({ id }) => id);
    const as = standing(state, visit, station, entry);
    stands.set(station, {
      as,
      due: as === 'here' && entry.due !== undefined,
      door: as === 'here' && entry.due === undefined ? entry.door : undefined,
      loose:
        as === 'here' &&
        entry.door === undefined &&
        entry.due === undefined &&
        state.settings.policy.binding === 'late',
      key: keyOf(entry),
      class: visit.class,
      items,
      tags: entry.ready.length > 0 ? entry.tags : requiredTags(todo),
      room: visit.room,
    });
  }
  return stands;
}

function standing(state: SiteState, visit: Visit, station: string, entry: Entry): Stand['as'] {
  if (visit.station === station && (visit.state === 'called' || visit.state === 'serving'))
    return visit.state;
  if (!entry.callable) return 'elsewhere';
  const inTurn =
    state.settings.policy.binding === 'early' ||
    entry.door !== undefined ||
    entry.due !== undefined ||
    visit.accept?.includes(station) === true;
  return inTurn ? 'here' : 'elsewhere';
}

function keyOf({ place, due, door, boundAt }: Entry): number {
  if (due !== undefined) return due - 2 * BEFORE_ALL_MS;
  return door === undefined ? place.key : (boundAt ?? 0) - BEFORE_ALL_MS;
}

/** The next instant at which time alone may change how a visit stands; undefined if there is none. */
export function nextTurn(visit: Visit, now: number): number | undefined {
  let next: number | undefined;
  for (const item of Object.values(visit.items)) {
    if (item.state !== 'todo') continue;
    const at = nextItemTime(visit, item, now);
    if (at !== undefined && at < (next ?? Infinity)) next = at;
  }
  return next;
}
