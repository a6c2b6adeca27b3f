import type { CommandOf, Visit } from '@daozhen/protocol';
import { todoItems } from '../../rules/index.ts';
import { checkIdsAreNew, checkNotClosing, checkSomeRoomCan, checkStations } from '../checks.ts';
import { visitFacts } from '../calling.ts';
import { addItems } from '../items.ts';
import { enter } from '../moves.ts';
import { refuse, type Step, type Verb } from '../step.ts';

/** Brings a visit onto the floor with a ticket and its places. */
export const checkIn: Verb<CommandOf<'check-in'>> = (step, command) => {
  checkNotClosing(step);
  const present = step.state.visits[command.visit];
  if (present && present.state !== 'expected') refuse('visit.exists');
  const visitClass = step.state.settings.classes[command.class] ?? refuse('class.unknown');
  const given = command.items ?? [];
  checkStations(step, given);
  if (given.length === 0 && !present) refuse('items.none');
  checkIdsAreNew(given);
  checkSomeRoomCan(step, given.length > 0 || !present ? given : todoItems(present));

  const visit = present ? step.visit(present.id) : step.putVisit(newVisit(step, command.visit));
  visit.class = command.class;
  visit.vip = visitClass.vip;
  visit.ticket = allocateTicket(step, visitClass.prefix);
  visit.checkedInAt = step.now;
  visit.since = sinceOf(step, visit);
  visit.places = {};
  if (given.length > 0) {
    visit.items = {};
    addItems(visit, given);
  }
  for (const flag of command.prep ?? []) visit.prep[flag] = true;
  enter(visit, 'free');
  return { type: 'checked-in', facts: { ...visitFacts(step, visit.id), class: visit.class } };
};

function newVisit(step: Step, id: string): Visit {
  return {
    id,
    day: step.state.day,
    class: '',
    vip: false,
    state: 'free',
    moves: 0,
    prep: {},
    items: {},
    places: {},
    passes: {},
  };
}

/** Rule T1: the prefix and at least three digits. */
function allocateTicket(step: Step, prefix: string): string {
  const number = (step.site.numbers[prefix] ?? 0) + 1;
  step.site.numbers[prefix] = number;
  return prefix + String(number).padStart(3, '0');
}

/** Rule P1: who comes on time is credited from the appointment or the check-in, whichever is earlier. */
function sinceOf(step: Step, visit: Visit): number {
  const { appointment } = visit;
  const grace = step.state.settings.policy.expectedGraceMs;
  if (appointment === undefined || step.now > appointment + grace) return step.now;
  return Math.min(step.now, appointment);
}
