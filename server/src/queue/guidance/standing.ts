import type { SiteState, Visit } from '@daozhen/protocol';
import { callableEntries, comparePlaces, standardKey } from '../rules/index.ts';

/**
 * How a visit's place at a station stands to the others, where somebody has decided it: a nurse has put it
 * first (rule G3), or it came back after a missed call and is behind people who still rest (rule C5).
 * Undefined of all others, whom guidance chooses among.
 */
export function standingAt(
  state: SiteState,
  visit: Visit,
  station: string,
  now: number,
): 'first' | 'behind' | undefined {
  const place = visit.places[station];
  if (!place || visit.since === undefined) return undefined;
  const own = standardKey(state.settings, visit.class, visit.since, visit.since);
  const isChosen = visit.choice === station;
  const hasPassed = (visit.passes[station] ?? 0) > 0;
  if (!(isChosen && place.key < own) && !(hasPassed && place.key > own)) return undefined;
  const isFirst = callableEntries(state, station, now).every(
    (entry) =>
      entry.visit === visit.id ||
      entry.boundAt !== undefined ||
      comparePlaces(place, entry.place) < 0,
  );
  if (isFirst) return isChosen ? 'first' : undefined;
  return hasPassed && place.key > own ? 'behind' : undefined;
}
