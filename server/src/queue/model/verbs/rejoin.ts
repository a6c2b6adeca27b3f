import type { CommandOf, Visit } from '@daozhen/protocol';
import { callableEntries, reentryKey, todoItems } from '../../rules/index.ts';
import { visitFacts } from '../calling.ts';
import { visitOf } from '../checks.ts';
import { bindEarly, enter } from '../moves.ts';
import { refuse, type Step, type Verb } from '../step.ts';

/** A passed visit checks in again (rule C5). */
export const rejoin: Verb<CommandOf<'rejoin'>> = (step, command) => {
  const { away } = visitOf(step, command.visit);
  if (!away) refuse('visit.not-away');
  if (away.reason === 'held' || away.reason === 'nurse') refuse('rejoin.nurse');
  const visit = step.visit(command.visit);
  rejoinVisit(step, visit);
  return {
    type: 'rejoined',
    facts: {
      ...visitFacts(step, visit.id),
      ...(away.station === undefined ? {} : { station: away.station }),
    },
  };
};

/** Brings an absent visit back, re-keyed at the station where it was passed. */
export function rejoinVisit(step: Step, visit: Visit): void {
  const { reason, station } = visit.away ?? {};
  comeBack(step, visit);
  if (reason === 'absent' && station !== undefined) reenter(step, visit, station);
}

/** From away to free or, under early binding, back into the line it was in, if that still runs. */
export function comeBack(step: Step, visit: Visit): void {
  const station = visit.away?.station;
  const bindable =
    !step.late &&
    station !== undefined &&
    todoItems(visit, station).length > 0 &&
    step.state.stations[station]?.frozenAt === undefined;
  if (bindable) bindEarly(step, visit, station);
  else enter(visit, 'free');
}

/** Re-keys the place at the station by its re-entry policy, never to an earlier key. */
function reenter(step: Step, visit: Visit, station: string): void {
  const place = visit.places[station];
  if (!place) return;
  const others = callableEntries(step.state, station, step.now).filter(
    (entry) => entry.visit !== visit.id,
  );
  const key = reentryKey(step.state, station, others, visit.passes[station] ?? 1, step.now);
  if (key === undefined || place.key > key) return;
  visit.places[station] = { key, order: step.orderFor(visit.id) };
}
