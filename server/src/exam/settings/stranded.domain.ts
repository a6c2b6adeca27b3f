import type { SiteSettings, SiteState } from '@daozhen/protocol';

/** Somebody or something on the floor that new settings would leave without a way on. */
export type Stranded =
  | { what: 'visit'; id: string; why: 'station' | 'room' | 'class' | 'binding'; station?: string }
  | { what: 'room'; id: string; why: 'gone' | 'station' };

/**
 * Whom new settings of a campus would strand: who still has to go to a station that is gone, or that has no
 * room for him any more although it had; whose class is gone; rooms that are open. What was out of reach
 * before is no reason to refuse.
 */
export function stranded(state: SiteState, after: SiteSettings): Stranded[] {
  return [...rooms(state, after), ...visits(state, after)];
}

function rooms(state: SiteState, after: SiteSettings): Stranded[] {
  return Object.values(state.rooms).flatMap(({ id, state: now, station }): Stranded[] => {
    if (now === 'closed' || after.rooms[id]?.station === station) return [];
    return [{ what: 'room', id, why: after.rooms[id] ? 'station' : 'gone' }];
  });
}

function visits(state: SiteState, after: SiteSettings): Stranded[] {
  const rebound = state.settings.policy.binding !== after.policy.binding;
  return Object.values(state.visits).flatMap((visit): Stranded[] => {
    const { id } = visit;
    if (!after.classes[visit.class]) return [{ what: 'visit', id, why: 'class' }];
    if (rebound) return [{ what: 'visit', id, why: 'binding' }];
    for (const { state: now, station, tags } of Object.values(visit.items)) {
      if (now !== 'todo') continue;
      if (!after.stations[station]) return [{ what: 'visit', id, why: 'station', station }];
      const needed = tags ?? [];
      const could = someRoom(state.settings, station, needed);
      if (could && !someRoom(after, station, needed)) {
        return [{ what: 'visit', id, why: 'room', station }];
      }
    }
    return [];
  });
}

function someRoom({ rooms: all }: SiteSettings, station: string, tags: readonly string[]): boolean {
  return Object.values(all).some(
    (room) => room.station === station && tags.every((tag) => room.tags.includes(tag)),
  );
}
