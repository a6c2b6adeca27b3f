import type { CommandOf } from '@daozhen/protocol';
import { visitFacts } from '../calling.ts';
import { visitOf } from '../checks.ts';
import type { Verb } from '../step.ts';
import { checkRemovable, checkStillOpen, settle, strike } from './reassign.ts';

/** The examinee gives up items. */
export const decline: Verb<CommandOf<'decline'>> = (step, command) => {
  const seen = visitOf(step, command.visit);
  checkStillOpen(step, seen);
  checkRemovable(seen, command.items);

  const visit = step.visit(seen.id);
  strike(visit, command.items, 'declined');
  settle(step, visit);
  return { type: 'declined', facts: { ...visitFacts(step, visit.id), items: command.items } };
};
