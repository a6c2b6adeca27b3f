import Type from 'typebox';
import type { Wait } from './wait.ts';

/** How far what is said stands from what was forecast, in widths of the forecast: its middle, and its latest. */
export interface Following {
  shift: number;
  reach: number;
}

/** How far the two may go. */
export interface Limits {
  /** To either side. */
  shift: number;
  reach: { least: number; most: number };
}

/** The two as they are stored. */
export const followingParts = ({ shift, reach }: Limits) => ({
  shift: Type.Number({ minimum: -shift, maximum: shift }),
  reach: Type.Number({ minimum: reach.least, maximum: reach.most }),
});

/** One wait in ten may be longer than the latest that was said. */
const MISSES = 0.1;

/**
 * Lets the two follow what happened: the middle goes a step towards it; the latest goes up a lot at a miss and
 * down a little otherwise. In the long run as many waits end before the middle as after it, and one in ten is
 * missed, whatever the waits are like (adaptive conformal inference).
 * @param said what the two had made of the forecast, ms
 * @param steps how far the two go, in widths
 */
export function follow(
  following: Following,
  said: Wait,
  actualMs: number,
  steps: Following,
  limits: Limits,
): void {
  const { least, most } = limits.reach;
  const missed = actualMs > said.p90 ? 1 : 0;
  const shift = following.shift + steps.shift * Math.sign(actualMs - said.p50);
  const reach = following.reach + steps.reach * (missed - MISSES);
  following.shift = Math.min(limits.shift, Math.max(-limits.shift, shift));
  following.reach = Math.min(most, Math.max(least, reach));
}
