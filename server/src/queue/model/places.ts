import type { Visit } from '@daozhen/protocol';
import { hasRunningTimes, standardKey, todoItems } from '../rules/index.ts';
import type { Step } from './step.ts';

function makePlace(step: Step, visit: Visit, station: string, join: number): void {
  const since = visit.since ?? step.now;
  visit.places[station] = {
    key: standardKey(step.state.settings, visit.class, join, since),
    order: step.orderFor(visit.id),
  };
}

/** A place as a placeholder: keyed as of check-in (rule P1). */
export function makePlaceholder(step: Step, visit: Visit, station: string): void {
  makePlace(step, visit, station, visit.since ?? step.now);
}

/** Gives a visit that becomes bound or called a place there, if it has none: join = now. */
export function takePlace(step: Step, visit: Visit, station: string): void {
  if (!visit.places[station]) makePlace(step, visit, station, step.now);
}

/** Whether everybody with this visit's class holds placeholders (rule P1). */
export function holdsPlaceholders(step: Step, visit: Visit): boolean {
  return visit.vip || (step.late && visit.state !== 'expected');
}

/**
 * Gives a visit the places it should have and takes away those it should not; clears a choice of a
 * station where nothing is to be done.
 */
export function ensurePlaces(step: Step, visit: Visit): void {
  const todo = new Set(
    visit.state === 'finished' ? [] : todoItems(visit).map((item) => item.station),
  );
  const hidden = visit.state === 'expected' && !visit.vip;
  for (const station of Object.keys(visit.places)) {
    if (hidden || !todo.has(station)) delete visit.places[station];
  }
  if (visit.choice !== undefined && !todo.has(visit.choice)) delete visit.choice;
  if (hidden) return;
  for (const station of todo) {
    if (visit.places[station]) continue;
    if (holdsPlaceholders(step, visit)) makePlaceholder(step, visit, station);
    else if (hasRunningTimes(visit, station)) makePlace(step, visit, station, step.now);
  }
}

/** The station of the visit's own place: where it is bound, called or served, or was when it went away. */
export function ownStation(visit: Visit): string | undefined {
  return visit.station ?? visit.away?.station;
}

/**
 * Early binding: who holds no placeholders keeps only the place at `kept` and those of running timed
 * items (rules P1, O2).
 */
export function dropOtherPlaces(step: Step, visit: Visit, kept: string | undefined): void {
  if (holdsPlaceholders(step, visit)) return;
  for (const station of Object.keys(visit.places)) {
    if (station !== kept && !hasRunningTimes(visit, station)) delete visit.places[station];
  }
}
