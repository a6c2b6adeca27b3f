import type { Room, SiteState, Visit } from '@daozhen/protocol';
import { chooseFrom, doorCounts, type Line } from '../rules/index.ts';
import { acceptList, planNext, type PlanWorld } from './plan.ts';

/** Somebody to be sent somewhere: to a room's door (late binding) or into a line (early binding). */
export interface Sending {
  visit: string;
  station: string;
  room?: string;
  /** Nobody else may call him before: a VIP's other places are callable while his timed task is due. */
  firm?: true;
}

function freeVisits(state: SiteState): Visit[] {
  return Object.values(state.visits).filter((visit) => visit.state === 'free');
}

/**
 * The accept lists of free visits that are to change (rule P4).
 * @param deltaMs δ: a station this much worse than the best is still accepted
 */
export function acceptChanges(world: PlanWorld, deltaMs: number): Record<string, string[]> {
  const changes: Record<string, string[]> = {};
  for (const visit of freeVisits(world.state)) {
    const list = acceptList(planNext(world, visit), visit.accept, deltaMs);
    if (!visit.accept || list.join() !== visit.accept.join()) changes[visit.id] = list;
  }
  return changes;
}

/**
 * Whom to send to the doors that have a free slot: one a room, nobody twice (rule P4).
 * @param lines the lines of all stations as they stand now
 */
export function doorSendings(state: SiteState, lines: ReadonlyMap<string, Line>): Sending[] {
  const atDoors = doorCounts(state);
  const open = Object.values(state.rooms).filter((room) => hasSlot(room, atDoors));
  const chosen = new Map(
    open.map((room) => {
      const line = lines.get(room.station);
      return [room.id, line && chooseFrom(state, room, line)?.entry.visit];
    }),
  );
  const sent = new Set<string>();
  return open.flatMap((room) => {
    const visit = chosen.get(room.id);
    if (visit === undefined || sent.has(visit)) return [];
    // The visit's best station has a free slot too and should get it.
    const best = state.visits[visit]?.accept?.[0];
    const better =
      best !== undefined &&
      best !== room.station &&
      open.some((other) => other.station === best && chosen.get(other.id) === visit);
    if (better) return [];
    sent.add(visit);
    return [{ visit, station: room.station, room: room.id }];
  });
}

function hasSlot(room: Room, atDoors: ReadonlyMap<string, number>): boolean {
  return room.state === 'open' && (atDoors.get(room.id) ?? 0) < room.doorSlots;
}
