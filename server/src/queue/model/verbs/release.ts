import type { CommandOf } from '@daozhen/protocol';
import { visitFacts } from '../calling.ts';
import { visitOf } from '../checks.ts';
import { refuse, type Verb } from '../step.ts';
import { comeBack } from './rejoin.ts';

/** A nurse lets go of a visit she held or placed (rule G3). */
export const release: Verb<CommandOf<'release'>> = (step, command) => {
  const seen = visitOf(step, command.visit);
  const reason = seen.away?.reason;
  const withNurse = reason === 'held' || reason === 'nurse';
  if (!withNurse && seen.choice === undefined) refuse('visit.not-held');

  const visit = step.visit(seen.id);
  delete visit.choice;
  if (withNurse) comeBack(step, visit);
  return { type: 'released', facts: visitFacts(step, visit.id) };
};
