import type { Room, SiteState } from '@daozhen/protocol';
import { roomHasTags, type Entry, type Line } from '../rules/index.ts';

/**
 * Who stands before the rooms of a line and is called when his turn comes: under late binding those at its doors
 * and those due, because all others have a place in every line.
 */
export function waitingHere(state: SiteState, line: Line | undefined): Entry[] {
  if (!line) return [];
  const { binding } = state.settings.policy;
  return binding === 'late' ? [...line.due, ...line.door] : [...line.due, ...line.lounge];
}

/** How many of these a room may call (rule C7). */
export function callableBy(room: Room, waiting: readonly Entry[]): number {
  return waiting.filter((entry) => roomHasTags(room, entry.tags)).length;
}
