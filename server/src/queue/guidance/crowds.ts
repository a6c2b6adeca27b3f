import type { SiteState, Visit } from '@daozhen/protocol';

/** How many may be on their way to a station, for each examinee its open rooms can take at once. */
const DEPTH = 1;

/** Who is on the way to each station, beside what it can take. */
export interface StationCrowds {
  /** Whether so many are on their way that one more would only wait there. */
  enough(visit: Visit, station: string): boolean;
  /** Notes one more on the way. */
  add(station: string): void;
}

/** Counts those bound or called, not yet served, at every station. */
export function stationCrowds(state: SiteState, depth = DEPTH): StationCrowds {
  const servers = new Map<string, number>();
  for (const id in state.rooms) {
    const { station, state: roomState, capacity } = state.rooms[id]!;
    if (roomState === 'open') servers.set(station, (servers.get(station) ?? 0) + capacity);
  }
  const coming = new Map<string, number>();
  const add = (station: string) => coming.set(station, (coming.get(station) ?? 0) + 1);
  for (const id in state.visits) {
    const visit = state.visits[id]!;
    if (isComing(visit)) add(visit.station!);
  }
  return {
    add,
    enough: (visit, station) => {
      const self = isComing(visit) && visit.station === station ? 1 : 0;
      const others = (coming.get(station) ?? 0) - self;
      return others >= Math.max(1, Math.ceil((servers.get(station) ?? 0) * depth));
    },
  };
}

function isComing({ state, station }: Visit): boolean {
  return station !== undefined && (state === 'bound' || state === 'called');
}
