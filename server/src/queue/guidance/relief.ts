import type { SiteState } from '@daozhen/protocol';

/**
 * How much of a station's remaining work counts as relief (rule G2): found on virtual days. Where people
 * are sent when a room will soon be free, the wait says little and the work left may say much.
 */
const RELIEF_SHARE = { early: 1, late: 0.05 };
/** To walk to a station and step in, where nothing better is known. */
const BETWEEN_MS = 60_000;

/**
 * The bottleneck relief of every station, ms: a share of the time its open rooms will still need for what
 * those present have left there.
 * @param serviceMs mean service time of a station
 */
export function reliefs(
  state: SiteState,
  serviceMs: (station: string) => number,
  share = RELIEF_SHARE[state.settings.policy.binding],
): Map<string, number> {
  const servers = new Map<string, number>();
  for (const { station, state: roomState, capacity } of Object.values(state.rooms)) {
    if (roomState === 'open') servers.set(station, (servers.get(station) ?? 0) + capacity);
  }
  const visits = new Map<string, number>();
  for (const visit of Object.values(state.visits)) {
    if (visit.state === 'finished') continue;
    for (const station of stationsLeft(visit)) visits.set(station, (visits.get(station) ?? 0) + 1);
  }
  return new Map(
    [...visits].map(([station, left]) => [
      station,
      (share * left * serviceMs(station)) / Math.max(1, servers.get(station) ?? 0),
    ]),
  );
}

/** Expected time of everything a visit has still to do, without waiting, ms. */
export function remainingMs(
  visit: SiteState['visits'][string],
  serviceMs: (station: string) => number,
): number {
  let sum = 0;
  for (const station of stationsLeft(visit)) sum += serviceMs(station) + BETWEEN_MS;
  return sum;
}

function stationsLeft(visit: SiteState['visits'][string]): Set<string> {
  const left = new Set<string>();
  for (const item of Object.values(visit.items)) if (item.state === 'todo') left.add(item.station);
  return left;
}
