import type { CommandOf } from '@daozhen/protocol';
import { visitFacts } from '../calling.ts';
import { checkStateIsNot, visitOf } from '../checks.ts';
import { refuse, type Verb } from '../step.ts';

/** Sets or clears a preparation flag, e.g. a full bladder. */
export const prepare: Verb<CommandOf<'prepare'>> = (step, command) => {
  const { preparation, ready } = command;
  const seen = visitOf(step, command.visit);
  checkStateIsNot(seen, ['finished']);
  if ((seen.prep[preparation] ?? false) === ready) refuse('prepare.same');

  const visit = step.visit(seen.id);
  if (ready) visit.prep[preparation] = true;
  else delete visit.prep[preparation];
  return { type: 'prepared', facts: { ...visitFacts(step, visit.id), preparation, ready } };
};
