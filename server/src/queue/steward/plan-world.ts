import type { Campus, SiteFacts, Waits } from '../campus/index.ts';
import { reliefs, stationCrowds, type ConstraintWorld, type PlanWorld } from '../guidance/index.ts';

/** A campus as guidance needs it. */
export interface GuidedCampus {
  campus: Campus;
  waits: Waits;
  facts: SiteFacts;
}

/** What planning and explaining on a campus need, as it stands now. */
export function planWorldOf({ campus, waits, facts }: GuidedCampus): PlanWorld & ConstraintWorld {
  const { state } = campus;
  const relief = reliefs(state, (station) => waits.serviceMs(station));
  const crowds = stationCrowds(state);
  return {
    state,
    now: campus.now(),
    entrance: facts.entrance,
    roomSpot: (room) => facts.rooms.get(room)?.spot,
    openRooms: (station) => waits.openRooms(station),
    rooms: (station) => Object.values(state.rooms).filter((room) => room.station === station),
    wait: (visit, station) => waits.of(visit, station) ?? waits.atEnd(station),
    serviceP90Ms: (station) => waits.serviceP90Ms(station),
    reliefMs: (station) => relief.get(station) ?? 0,
    enough: (visit, station) => crowds.enough(visit, station),
  };
}
