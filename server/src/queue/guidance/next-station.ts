import type { Wait } from '../forecast/index.ts';

/** A station a visit could go to now: something there is ready and a room that may do it is open (G1). */
export interface Candidate {
  station: string;
  wait: Wait;
  walkMs: number;
  /** Service expected there, mean and P90 in ms. */
  serviceMs: number;
  serviceP90Ms: number;
  /** How much longer a wait is worth it because much of the day's work is left there, ms. */
  reliefMs: number;
  /** The same because one has prepared for it, or because it starts the time of a timed task, ms. */
  readinessMs: number;
}

/** A timed task that is running (rule G4): when it is due, and the way there from each candidate. */
export interface TimedTask {
  station: string;
  due: number;
  /** The last instant at which it still counts. */
  latest: number;
  walkFromMs: (station: string) => number;
}

/** The candidates that keep every running timed task. */
export function withinTimedTasks(
  candidates: Candidate[],
  tasks: TimedTask[],
  now: number,
): Candidate[] {
  return candidates.filter((c) => keepsTimedTasks(c, tasks, now));
}

/**
 * Whether somebody who goes to a candidate first still keeps every running timed task: with the way there
 * he is expected to be in time when it is due, and before the last instant even if wait and service go
 * beyond what is expected by four times as much as nine of ten do. The task's own station always does.
 */
export function keepsTimedTasks(c: Candidate, tasks: readonly TimedTask[], now: number): boolean {
  return tasks.every((task) => {
    if (c.station === task.station) return true;
    const away = now + task.walkFromMs(c.station);
    const expected = away + Math.max(c.walkMs, c.wait.p50) + c.serviceMs;
    const longWait = atWorst(c.wait.p50, c.wait.p90);
    const late = away + Math.max(c.walkMs, longWait) + atWorst(c.serviceMs, c.serviceP90Ms);
    return expected <= task.due && late <= task.latest;
  });
}

/** Services have long tails: beyond nine of ten by four times their distance is one in thousands. */
const TAIL = 4;

/** A time that hardly anybody exceeds, from the usual one and the P90. */
const atWorst = (usual: number, p90: number): number => usual + TAIL * (p90 - usual);

/** What going to a station costs (rule G2), ms: until the call, walking included, less what speaks for it. */
export function costMs(c: Candidate): number {
  return Math.max(c.wait.p50, c.walkMs) - c.reliefMs - c.readinessMs;
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
