import type { Campus, SiteFacts, Waits } from '../campus/index.ts';
import {
  itemTimes,
  reliefs,
  remainingMs,
  openingsOf,
  type ConstraintWorld,
  type DispatchWorld,
  type PlanWorld,
} from '../guidance/index.ts';

/** Of a station the catalogue does not know. */
const NOMINAL_MINUTES = 4;

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
  const nominalMs = (station: string) =>
    (facts.stations.get(station)?.nominalMinutes ?? NOMINAL_MINUTES) * 60_000;
  const itemMs = itemTimes(state, (station) => campus.figures.station(station), nominalMs);
  const plan: PlanWorld = {
    state,
    now: campus.now(),
    entrance: facts.entrance,
    roomSpot: (room) => facts.rooms.get(room)?.spot,
    openRooms: (station) => waits.openRooms(station),
    wait: (visit, station) => waits.of(visit, station) ?? waits.atEnd(station),
    serviceMs,
    itemMs,
    serviceP90Ms: (station) => waits.serviceP90Ms(station),
    reliefMs: reliefs(state, itemMs),
  };
  return {
    ...plan,
    openings: openingsOf(plan),
    rooms: (station) => Object.values(state.rooms).filter((room) => room.station === station),
    remainingMs: (visit) => remainingMs(visit, itemMs),
  };
}
