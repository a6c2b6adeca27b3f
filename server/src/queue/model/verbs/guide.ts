import type { CommandOf } from '@daozhen/protocol';
import { refuse, type Verb } from '../step.ts';

/** Guidance tells which stations it accepts for which visits (rule P4). */
export const guide: Verb<CommandOf<'guide'>> = (step, { accept }) => {
  const known = Object.keys(accept).filter((id) => step.state.visits[id]);
  if (known.length === 0) refuse('visit.unknown');
  const replaced = known.filter((id) => step.state.visits[id]?.state !== 'finished');
  for (const id of replaced) step.visit(id).accept = [...(accept[id] ?? [])];
  return { type: 'guided', facts: {} };
};
