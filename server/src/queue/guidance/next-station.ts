import type { Wait } from '../forecast/index.ts';

/** A station a visit could go to now: something there is ready and a room that may do it is open (G1). */
export interface Candidate {
  station: string;
  wait: Wait;
  walkMs: number;
  /** Service expected there, P90 in ms. */
  serviceP90Ms: number;
  /** How much sooner it is worth going there because the day's work is longest there, ms. */
  reliefMs: number;
}

/** A timed task that is running (rule G4): when it is due and the way there from each candidate. */
export interface TimedTask {
  station: string;
  due: number;
  walkFromMs: (station: string) => number;
}

/**
 * The candidates that keep every running timed task: the task's own station always, another only if its
 * service ends, at P90 and with the walk to the task, before the task is due.
 */
export function withinTimedTasks(
  candidates: Candidate[],
  tasks: TimedTask[],
  now: number,
): Candidate[] {
  return candidates.filter((c) => keepsTimedTasks(c, tasks, now));
}

/** Whether every running timed task can still be kept by somebody who goes to a candidate first. */
export function keepsTimedTasks(c: Candidate, tasks: readonly TimedTask[], now: number): boolean {
  return tasks.every(
    (task) =>
      c.station === task.station ||
      now + Math.max(c.walkMs, c.wait.p90) + c.serviceP90Ms + task.walkFromMs(c.station) <=
        task.due,
  );
}

/** What going to a station costs (rule G2), ms: until the call, walking included, less its relief. */
export function costMs(c: Candidate): number {
  return Math.max(c.wait.p50, c.walkMs) - c.reliefMs;
}

/**
 * Candidates from best to worst (rule G2): the earliest expected call, walking included. Walking and
 * waiting overlap, so the later of the two counts. Ties go to the shorter walk, then to the station's id.
 */
export function rankStations(candidates: Candidate[]): Candidate[] {
  return [...candidates].sort(
    (a, b) => costMs(a) - costMs(b) || a.walkMs - b.walkMs || (a.station < b.station ? -1 : 1),
  );
}

/** Stations no other is better than by more than `deltaMs` (δ of rule P4), best first. */
export function acceptableStations(ranked: Candidate[], deltaMs: number): string[] {
  const best = ranked[0];
  if (!best) return [];
  return ranked.filter((c) => costMs(c) - costMs(best) <= deltaMs).map((c) => c.station);
}
