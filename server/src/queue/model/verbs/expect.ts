import type { CommandOf } from '@daozhen/protocol';
import { checkIdsAreNew, checkNotClosing, checkStations } from '../checks.ts';
import { addItems } from '../items.ts';
import { refuse, type Verb } from '../step.ts';

/** Announces a visit with an appointment; VIP classes hold hidden placeholders from then on (P1). */
export const expect: Verb<CommandOf<'expect'>> = (step, command) => {
  checkNotClosing(step);
  if (step.state.visits[command.visit]) refuse('visit.exists');
  const visitClass = step.state.settings.classes[command.class] ?? refuse('class.unknown');
  checkStations(step, command.items);
  checkIdsAreNew(command.items);

  const visit = step.putVisit({
    id: command.visit,
    day: step.state.day,
    class: command.class,
    vip: visitClass.vip,
    state: 'expected',
    appointment: command.appointment,
    since: command.appointment,
    moves: 0,
    prep: {},
    items: {},
    places: {},
    passes: {},
  });
  addItems(visit, command.items);
  return { type: 'expected', facts: { visit: visit.id, class: visit.class } };
};
