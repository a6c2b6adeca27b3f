import type { CommandOf } from '@daozhen/protocol';
import { visitFacts } from '../calling.ts';
import { checkStateIsNot, visitOf } from '../checks.ts';
import { leave, sendAway } from '../moves.ts';
import { refuse, type Verb } from '../step.ts';

/** A nurse takes the visit out of all lines for a while; it keeps its places (rule P2). */
export const hold: Verb<CommandOf<'hold'>> = (step, command) => {
  const seen = visitOf(step, command.visit);
  checkStateIsNot(seen, ['expected', 'finished', 'serving']);
  const reason = seen.away?.reason;
  if (reason === 'held' || reason === 'nurse') refuse('visit.held');

  const visit = step.visit(seen.id);
  leave(step, visit);
  sendAway(step, visit, 'held', command.note);
  return { type: 'held', facts: visitFacts(step, visit.id) };
};
