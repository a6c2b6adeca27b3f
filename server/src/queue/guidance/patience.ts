import type { SiteState, Visit } from '@daozhen/protocol';
import { classOf } from '../rules/index.ts';

/**
 * What counts how much when somebody is to be chosen (rule G2), found on virtual days; around these values
 * the mean stay hardly changes. Little left weighs most: whoever is nearly through leaves, and stands in
 * nobody's way. Time since the last examination keeps single waits short, time in the centre the order.
 */
const HERE_SHARE = 0.5;
/** Of the time since the last examination. */
export const IDLE_SHARE = 1.5;
const REMAINING_SHARE = 2.5;

/** What patience is reckoned from. */
export interface PatienceWorld {
  state: SiteState;
  now: number;
  /** Expected service of everything a visit has still to do, ms. */
  remainingMs: (visit: Visit) => number;
}

/** How soon a visit is to be sent on, wherever it goes: the greater, the sooner; ms. */
export function patienceMs({ state, now, remainingMs }: PatienceWorld, visit: Visit): number {
  const here = now - (visit.since ?? visit.checkedInAt ?? now);
  const idle = now - (lastDoneAt(visit) ?? visit.checkedInAt ?? now);
  return (
    HERE_SHARE * here +
    IDLE_SHARE * idle +
    privilegeMs(state, visit) -
    REMAINING_SHARE * remainingMs(visit)
  );
}

/** What a visit's class adds to its patience: as if it had waited so much longer as its credit says. */
export function privilegeMs({ settings }: Pick<SiteState, 'settings'>, visit: Visit): number {
  return (HERE_SHARE + IDLE_SHARE) * classOf(settings, visit.class).creditMs;
}

function lastDoneAt({ items }: Visit): number | undefined {
  let last: number | undefined;
  for (const id in items) {
    const { doneAt } = items[id]!;
    if (doneAt !== undefined && doneAt > (last ?? -Infinity)) last = doneAt;
  }
  return last;
}
