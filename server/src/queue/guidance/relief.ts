import type { Item, SiteState, Visit } from '@daozhen/protocol';
import type { ServiceTimes } from '../forecast/index.ts';
import { isRuledOut } from '../rules/index.ts';

/** How much of a station's remaining work counts as relief (rule G2): found on virtual days. */
const RELIEF_SHARE = 0.5;
/** To walk to a station and step in, where nothing better is known. */
const BETWEEN_MS = 60_000;
/** So many examinations the catalogue's duration counts for. */
const PRIOR_WEIGHT = 5;

/** Mean time of one item at a station, ms. */
export type ItemMs = (station: string) => number;

/**
 * What one item takes at each station: the catalogue's duration moved to what is seen today. A service may
 * be of several items, so the time seen is shared among the items done.
 */
export function itemTimes(
  state: SiteState,
  seen: (station: string) => ServiceTimes,
  nominalMs: (station: string) => number,
): ItemMs {
  let done: Map<string, number> | undefined;
  return (station) => {
    done ??= countItems(state, 'done');
    const { n, sumMs } = seen(station);
    const items = Math.max(n, done.get(station) ?? 0);
    return (nominalMs(station) * PRIOR_WEIGHT + sumMs) / (PRIOR_WEIGHT + items);
  };
}

/** Items in a state of those who are or were here, by station. */
function countItems(state: SiteState, which: Item['state']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id in state.visits) {
    const visit = state.visits[id]!;
    if (visit.state === 'expected') continue;
    for (const item in visit.items) {
      const each = visit.items[item]!;
      if (each.state !== which || (which === 'todo' && isRuledOut(visit, each))) continue;
      counts.set(each.station, (counts.get(each.station) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * The bottleneck relief of every station, ms: a share of the time its open rooms will still need for all
 * that those present have left there. Nothing is counted before the first question.
 */
export function reliefs(state: SiteState, itemMs: ItemMs): (station: string) => number {
  let items: Map<string, number> | undefined;
  let servers: Map<string, number> | undefined;
  return (station) => {
    items ??= countItems(state, 'todo');
    servers ??= openServers(state);
    const places = Math.max(1, servers.get(station) ?? 0);
    return (RELIEF_SHARE * (items.get(station) ?? 0) * itemMs(station)) / places;
  };
}

function openServers(state: SiteState): Map<string, number> {
  const servers = new Map<string, number>();
  for (const id in state.rooms) {
    const { station, state: roomState, capacity } = state.rooms[id]!;
    if (roomState === 'open') servers.set(station, (servers.get(station) ?? 0) + capacity);
  }
  return servers;
}

/** Expected time of everything a visit has still to do, without waiting, ms. */
export function remainingMs(visit: Visit, itemMs: ItemMs): number {
  let sum = 0;
  const stations = new Set<string>();
  for (const id in visit.items) {
    const item = visit.items[id]!;
    if (item.state !== 'todo' || isRuledOut(visit, item)) continue;
    stations.add(item.station);
    sum += itemMs(item.station);
  }
  return sum + stations.size * BETWEEN_MS;
}
