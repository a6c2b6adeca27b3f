import type { CommandOf } from '@daozhen/protocol';
import { callFirst, roomFacts, visitFacts } from '../calling.ts';
import { checkMayCall, roomOf } from '../checks.ts';
import { refuse, type Outcome, type Step, type Verb } from '../step.ts';
import { pushUndo } from '../undo-records.ts';
import type { CalledFact } from '@daozhen/protocol';

/** Calls the first the room may call, in one step (rules C1, O1). */
export const callNext: Verb<CommandOf<'call-next'>> = (step, command) => {
  const room = roomOf(step, command.room);
  checkMayCall(step, room);
  const call = callFirst(step, room) ?? refuse('call.nobody');
  return called(step, room.id, call);
};

/** Records a call for undo and reports it. */
export function called(step: Step, roomId: string, call: CalledFact): Outcome {
  const room = roomOf(step, roomId);
  pushUndo(step, roomId, {
    what: 'call',
    visit: call.visit,
    at: step.now,
    moves: step.visit(call.visit).moves,
    station: room.station,
    items: {},
  });
  return {
    type: 'called',
    facts: { ...roomFacts(room), ...visitFacts(step, call.visit), call },
  };
}
