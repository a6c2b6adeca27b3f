import type { Visit } from '@daozhen/protocol';
import {
  aheadCounts,
  capacityOf,
  insideOf,
  isReady,
  itemsInOrder,
} from '@daozhen/server/simulation';
import { meanMinutes } from './service-time.ts';
import type { Policy, PolicyWorld } from './policy.ts';

/** Baselines: people stand in one line at a time, and where they go next is a simple rule. */
function route(name: string, choose: (world: PolicyWorld, stations: string[]) => string): Policy {
  return {
    name,
    binding: 'early',
    decide: (world) =>
      Object.values(world.floor.state.visits).flatMap((visit) => {
        if (visit.state !== 'free') return [];
        const stations = readyStations(visit, world.floor.now);
        if (stations.length === 0) return [];
        return [{ type: 'join' as const, visit: visit.id, station: choose(world, stations) }];
      }),
  };
}

/** Stations with something to be done now, in the order of the package. */
function readyStations(visit: Visit, now: number): string[] {
  const ready = itemsInOrder(visit).filter((item) => isReady(visit, item, now));
  return [...new Set(ready.map(({ station }) => station))];
}

/** People in a station's line and rooms. */
function present({ floor }: PolicyWorld, station: string): number {
  const line = floor.lines().get(station);
  const rooms = Object.values(floor.state.rooms).filter((room) => room.station === station);
  return insideOf(rooms) + (line ? aheadCounts(floor.state, line).size : 0);
}

function servers({ floor }: PolicyWorld, station: string): number {
  const rooms = Object.values(floor.state.rooms).filter(
    (room) => room.station === station && room.state === 'open',
  );
  return capacityOf(rooms);
}

function least(stations: string[], cost: (station: string) => number): string {
  return stations.reduce((best, each) => (cost(each) < cost(best) ? each : best));
}

/** The order of the guide sheet. */
const fixed = route('fixed', (_world, [first = '']) => first);
const random = route('random', ({ random: draws }, stations) => draws.pick(stations));
const shortest = route('shortest', (world, stations) =>
  least(stations, (station) => present(world, station)),
);
/** People there times the mean over the servers, with the true means. */
const quickest = route('quickest', (world, stations) =>
  least(stations, (station) => {
    const plan = world.plan.stations.get(station);
    const mean = plan ? meanMinutes(plan.service) : 0;
    return (present(world, station) * mean) / Math.max(0.1, servers(world, station));
  }),
);

/** Baselines by name. */
export const routes: readonly Policy[] = [fixed, random, shortest, quickest];
