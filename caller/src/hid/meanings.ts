import type { Action } from '../actions.ts';
import type { KeyMode } from '../options.ts';
import type { Button, Profile } from './profile.schemas.ts';

/** What a button does: on a press, and when held. */
export interface Meaning {
  action: Action;
  hold?: Action;
}

/** Keys 1 to 8 of a four-button box, unless its profile says otherwise. */
const FOUR: readonly Action[] = [
  'next',
  'recall',
  'pass',
  'finish',
  'pause',
  'undo',
  'start',
  'press',
];

/** Held keys of a four-button box: with four keys everything can be reached. */
const FOUR_HELD: Partial<Record<Action, Action>> = { next: 'start', finish: 'pause' };

/**
 * What each button of a profile means.
 * @param mode chosen for this computer, instead of the profile's own
 */
export function meanings(profile: Profile, mode?: KeyMode): Meaning[] {
  const { buttons = [], four = FOUR } = profile;
  const chosen = mode ?? profile.mode ?? 'one-button';
  return buttons.map((button) => {
    const { action, hold } = button;
    if (action) return { action, ...(hold && { hold }) };
    return chosen === 'one-button' ? oneButton(button) : oneOfFour(button, four);
  });
}

/** Without a hold of its own a key acts the moment it goes down. */
function oneButton({ hold }: Button): Meaning {
  return { action: 'press', ...(hold && { hold }) };
}

function oneOfFour({ key = 1, hold }: Button, four: readonly Action[]): Meaning {
  const action = four[key - 1] ?? FOUR[key - 1] ?? 'press';
  const held = hold ?? FOUR_HELD[action];
  return { action, ...(held && { hold: held }) };
}
