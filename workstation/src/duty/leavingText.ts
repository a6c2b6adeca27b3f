import type { Leaving } from '@daozhen/protocol';
import { since } from './dutyText.ts';
import { d } from './text.ts';

/** Why a room seems to be left, in a sentence. */
export function leavingText(leaving: Leaving, now: number): string {
  const { signs, waiting } = leaving;
  const time = since(leaving.since, now);
  if (signs.includes('idle')) return d('leaving.idle', { waiting, time });
  return waiting > 0
    ? d('leaving.screen.waiting', { waiting, time })
    : d('leaving.screen', { time });
}
