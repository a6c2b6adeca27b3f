import type { CommandOf, Visit } from '@daozhen/protocol';
import { todoItems } from '../../rules/index.ts';
import { visitFacts } from '../calling.ts';
import { checkNotClosing, checkStateIsNot, visitOf } from '../checks.ts';
import { bindEarly, enter, leave } from '../moves.ts';
import { dropOtherPlaces } from '../places.ts';
import { refuse, type Step, type Verb } from '../step.ts';

/** A nurse's choice of station, at the place's key or first in the line (rule G3). */
export const transfer: Verb<CommandOf<'transfer'>> = (step, command) => {
  const { station } = command;
  checkNotClosing(step);
  const seen = visitOf(step, command.visit);
  checkStateIsNot(seen, ['expected', 'finished', 'serving']);
  if (!step.state.stations[station]) refuse('station.unknown');
  if (todoItems(seen, station).length === 0) refuse('join.no-items');

  const visit = step.visit(seen.id);
  leave(step, visit);
  visit.choice = station;
  if (step.late) enter(visit, 'free');
  else {
    bindEarly(step, visit, station);
    dropOtherPlaces(step, visit, station);
  }
  if (command.position === 'first') putFirst(step, visit, station);
  return { type: 'transferred', facts: { ...visitFacts(step, visit.id), station } };
};

/** Gives the place the least key of the line, expected visits included, minus one. */
function putFirst(step: Step, visit: Visit, station: string): void {
  const place = visit.places[station];
  if (!place) return;
  let least = place.key;
  for (const other of Object.values(step.state.visits)) {
    least = Math.min(least, other.places[station]?.key ?? least);
  }
  visit.places[station] = { key: least - 1, order: place.order };
}
