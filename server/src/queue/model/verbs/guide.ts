import type { CommandOf } from '@daozhen/protocol';
import { refuse, type Verb } from '../step.ts';

/** Guidance tells which stations it accepts for which visits, or only that it is at work (rule P4). */
export const guide: Verb<CommandOf<'guide'>> = (step, { accept }) => {
  const named = Object.keys(accept);
  const known = named.filter((id) => step.state.visits[id]);
  if (named.length > 0 && known.length === 0) refuse('visit.unknown');
  const replaced = known.filter((id) => step.state.visits[id]?.state !== 'finished');
  for (const id of replaced) step.visit(id).accept = [...(accept[id] ?? [])];
  step.state.guidedAt = step.now;
  return { type: 'guided', facts: {} };
};
