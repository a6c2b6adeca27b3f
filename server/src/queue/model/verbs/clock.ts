import type { CommandOf } from '@daozhen/protocol';
import type { Verb } from '../step.ts';

/** Moves the site's clock ahead; for tests and the demo (rule E6). */
export const clock: Verb<CommandOf<'clock'>> = (step, { advanceMs }) => {
  step.site.offset += advanceMs;
  return { type: 'clock-advanced', facts: { advanceMs } };
};
