import type { SiteState, Visit } from '@daozhen/protocol';
import type { Campus, PersonLookup, SiteFacts, Waits } from '../campus/index.ts';

/** What every view is computed from. */
export interface ViewContext {
  campus: Campus;
  waits: Waits;
  facts: SiteFacts;
  person: PersonLookup;
}

/** The ticket and masked name of a visit, as boards may show them (rule V1: a VVIP has no name). */
export function boardPerson(context: ViewContext, id: string): { ticket: string; name?: string } {
  const ticket = context.campus.state.visits[id]?.ticket ?? '';
  const person = context.person(id);
  return person && !person.vvip ? { ticket, name: person.masked } : { ticket };
}

interface Passed {
  seq: number;
  byStation: Map<string, Visit[]>;
}

/** Who is passed now, found once for all the views of one event; by the state it was found in. */
const passed = new WeakMap<SiteState, Passed>();

/** Visits passed at a station and not back yet, the latest first. */
export function passedAt(context: ViewContext, station: string): Visit[] {
  const { state } = context.campus;
  let found = passed.get(state);
  if (found?.seq !== state.seq) passed.set(state, (found = findPassed(state)));
  return found.byStation.get(station) ?? [];
}

function findPassed({ seq, visits }: SiteState): Passed {
  const byStation = new Map<string, Visit[]>();
  for (const id in visits) {
    const visit = visits[id];
    const station = visit?.away?.station;
    if (!visit || station === undefined || !isPassed(visit)) continue;
    const others = byStation.get(station);
    if (others) others.push(visit);
    else byStation.set(station, [visit]);
  }
  for (const list of byStation.values()) list.sort((a, b) => (b.away?.at ?? 0) - (a.away?.at ?? 0));
  return { seq, byStation };
}

const isPassed = (visit: Visit): boolean =>
  visit.away?.reason === 'absent' || visit.away?.reason === 'elsewhere';

/** Ids in a room's `called` or `serving`, the latest first. */
export function latestFirst(visits: Record<string, number>): string[] {
  return Object.keys(visits).toSorted((a, b) => (visits[b] ?? 0) - (visits[a] ?? 0));
}

/** The pause of a room in the form of a view. */
export function pauseOf(room: { pause?: { reason: string; until?: number } }) {
  if (!room.pause) return {};
  const { reason, until } = room.pause;
  return { pause: until === undefined ? { reason } : { reason, until } };
}
