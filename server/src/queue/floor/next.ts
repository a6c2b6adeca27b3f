import type { Campus, PersonLookup, SiteFacts, Waits } from '../campus/index.ts';
import { sentenceOf, type Names, type NextExplanation } from '../guidance/index.ts';
import type { NextStations } from './next.schemas.ts';

/** A campus with the names of what its visits have to do. */
export interface NamedCampus {
  campus: Campus;
  waits: Waits;
  facts: SiteFacts;
  person: PersonLookup;
}

const MINUTE = 60_000;
/** Minutes with one decimal: more would look exact. */
const minutes = (ms: number): number => Math.round(ms / (MINUTE / 10)) / 10;

/** The names a reason for a visit needs. */
export function namesOf(context: NamedCampus, visit: string): Names {
  const { facts, campus } = context;
  const { utcOffsetMs } = campus.state.settings.policy;
  const items = context.person(visit)?.itemNames;
  return {
    station: (id) => {
      const station = facts.stations.get(id);
      return { zh: station?.name ?? id, en: station?.nameEn ?? id };
    },
    item: (id) => items?.get(id) ?? id,
    time: (at) => new Date(at + utcOffsetMs).toISOString().slice(11, 16),
  };
}

/** An explanation with its sentences, as staff screens get it. */
export function nextStations(told: NextExplanation, names: Names, at: number): NextStations {
  return {
    visit: told.visit,
    at,
    state: told.state,
    ...(told.next === undefined ? {} : { next: told.next }),
    stations: told.stations.map(({ station, verdict, reasons, figures }) => ({
      station,
      verdict,
      reasons: reasons.map((reason) => ({ code: reason.code, ...sentenceOf(reason, names) })),
      ...(figures && {
        figures: {
          waitP50: minutes(figures.wait.p50),
          waitP90: minutes(figures.wait.p90),
          walk: minutes(figures.walkMs),
          relief: minutes(figures.reliefMs),
          cost: minutes(figures.costMs),
        },
      }),
    })),
  };
}
