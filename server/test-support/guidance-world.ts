import type { Room } from '@daozhen/protocol';
import {
  openingsOf,
  reliefs,
  remainingMs,
  type ConstraintWorld,
  type DispatchWorld,
  type PlanWorld,
} from '../src/queue/guidance/index.ts';
import { MINUTE, type Floor } from './floor.ts';

/** What guidance sees of a floor under test, beside its state. */
export interface Sight {
  /** Expected wait by station, minutes; none where it is not named. */
  waits?: Record<string, number>;
  /** Mean time of an item by station, minutes; 2 where it is not named. */
  service?: Record<string, number>;
  /** Minutes by station; without it what is left to do there counts. */
  relief?: Record<string, number>;
}

/** The world in which guidance decides for a floor: nobody has far to walk. */
export async function guidanceWorld(
  floor: Floor,
  { waits = {}, service = {}, relief }: Sight = {},
): Promise<DispatchWorld & ConstraintWorld> {
  const state = await floor.state();
  const rooms = (station: string): Room[] =>
    Object.values(state.rooms).filter((room) => room.station === station);
  const itemMs = (station: string) => (service[station] ?? 2) * MINUTE;
  const plan: PlanWorld = {
    state,
    now: floor.clock.now,
    entrance: { floor: 1, x: 0, y: 0 },
    roomSpot: () => undefined,
    openRooms: (station) => rooms(station).filter((room) => room.state === 'open'),
    wait: (_visit, station) => ({
      p50: (waits[station] ?? 0) * MINUTE,
      p90: (waits[station] ?? 0) * 1.5 * MINUTE,
    }),
    serviceMs: itemMs,
    itemMs,
    serviceP90Ms: (station) => 1.5 * itemMs(station),
    reliefMs: relief ? (station) => (relief[station] ?? 0) * MINUTE : reliefs(state, itemMs),
  };
  return {
    ...plan,
    openings: openingsOf(plan),
    rooms,
    remainingMs: (visit) => remainingMs(visit, itemMs),
  };
}
