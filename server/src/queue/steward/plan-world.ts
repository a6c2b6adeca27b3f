import type { Campus, SiteFacts, Waits } from '../campus/index.ts';
import {
  reliefs,
  remainingMs,
  stationCrowds,
  type ConstraintWorld,
  type DispatchWorld,
} from '../guidance/index.ts';

/** A campus as guidance needs it. */
export interface GuidedCampus {
  campus: Campus;
  waits: Waits;
  facts: SiteFacts;
}

/** What planning and explaining on a campus need, as it stands now. */
export function planWorldOf({
  campus,
  waits,
  facts,
}: GuidedCampus): DispatchWorld & ConstraintWorld {
  const { state } = campus;
  const serviceMs = (station: string) => waits.serviceMs(station);
  const relief = reliefs(state, serviceMs);
  const crowds = stationCrowds(state, campus.now());
  return {
    state,
    now: campus.now(),
    entrance: facts.entrance,
    roomSpot: (room) => facts.rooms.get(room)?.spot,
    openRooms: (station) => waits.openRooms(station),
    rooms: (station) => Object.values(state.rooms).filter((room) => room.station === station),
    wait: (visit, station) => waits.of(visit, station) ?? waits.atEnd(station),
    serviceMs,
    serviceP90Ms: (station) => waits.serviceP90Ms(station),
    reliefMs: (station) => relief.get(station) ?? 0,
    enough: crowds.enough,
    crowds,
    remainingMs: (visit) => remainingMs(visit, serviceMs),
  };
}
