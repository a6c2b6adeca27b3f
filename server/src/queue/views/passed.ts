import type { FloorEvent, SiteState, Visit } from '@daozhen/protocol';
import type { ViewContext } from './context.ts';

/** Who was passed, up to an event. */
interface Passed {
  seq: number;
  visits: Set<string>;
}

/** Kept with the state they were found in. */
const known = new WeakMap<SiteState, Passed>();

const isPassed = (visit: Visit | undefined): boolean =>
  visit?.away?.reason === 'absent' || visit?.away?.reason === 'elsewhere';

function find({ seq, visits }: SiteState): Passed {
  return { seq, visits: new Set(Object.keys(visits).filter((id) => isPassed(visits[id]))) };
}

/** Learns whom events have passed or brought back, so that nobody else has to be looked at. */
export function notePassed(state: SiteState, events: readonly FloorEvent[]): void {
  const passed = known.get(state);
  if (passed === undefined || passed.seq + 1 !== events[0]?.seq) return;
  for (const event of events) {
    for (const id of Object.keys(event.changes.visits ?? {})) {
      if (isPassed(state.visits[id])) passed.visits.add(id);
      else passed.visits.delete(id);
    }
  }
  passed.seq = state.seq;
}

/** Visits passed at a station and not back yet, the latest first. */
export function passedAt({ campus }: ViewContext, station: string): Visit[] {
  const { state } = campus;
  let passed = known.get(state);
  if (passed?.seq !== state.seq) known.set(state, (passed = find(state)));
  return [...passed.visits]
    .flatMap((id) => state.visits[id] ?? [])
    .filter((visit) => visit.away?.station === station)
    .toSorted((a, b) => (b.away?.at ?? 0) - (a.away?.at ?? 0));
}
