import type { CommandOf } from '@daozhen/protocol';
import { roomFacts, visitFacts } from '../calling.ts';
import { checkRecallCooledDown, roomOf, theCalled, visitOf } from '../checks.ts';
import type { Verb } from '../step.ts';

/** Repeats the announcement and changes nothing else (rule C3). */
export const recall: Verb<CommandOf<'recall'>> = (step, command) => {
  const id = theCalled(roomOf(step, command.room), command.visit);
  checkRecallCooledDown(step, roomOf(step, command.room), visitOf(step, id));

  const visit = step.visit(id);
  const room = step.room(command.room);
  visit.calls = (visit.calls ?? 0) + 1;
  room.lastRecallAt = step.now;
  return {
    type: 'recalled',
    facts: { ...roomFacts(room), ...visitFacts(step, id), calls: visit.calls },
  };
};
