import type { Visit } from '@daozhen/protocol';
import { todoItems } from '../rules/index.ts';
import { hinderedAt, type ConstraintWorld, type Hindered } from './constraints.ts';
import { costMs, keepsTimedTasks, rankStations, type Candidate } from './next-station.ts';
import type { DispatchWorld } from './dispatch.ts';
import { candidatesOf, timedTasks, type PlanWorld } from './plan.ts';

/** Why a station is the next one. */
export type WhyNext =
  | { code: 'only' }
  /** A timed task is due there (rule G4). */
  | { code: 'due'; at: number }
  | { code: 'choice' }
  /** Not the soonest call, but the day's work is longest there: `ms` is what that is worth. */
  | { code: 'relief'; ms: number }
  | { code: 'soonest' };

/** Why a possible station is not the next one. */
export type WhyLater =
  /** Guidance reckons it worse than the next one by so much. */
  | { code: 'longer'; ms: number }
  /** A timed task elsewhere could not be kept (rule G4). */
  | { code: 'timed'; station: string; due: number }
  /** Enough people are on their way there: nobody would be called sooner. */
  | { code: 'enough' };

export type Reason = WhyNext | WhyLater | Hindered;

/** One station of a visit as guidance sees it now. Times in ms. */
export interface StationVerdict {
  station: string;
  verdict: 'next' | 'later' | 'not-now';
  reasons: Reason[];
  /** Absent where a hard constraint keeps the visit away. */
  figures?: { wait: Candidate['wait']; walkMs: number; reliefMs: number; costMs: number };
}

/** Why this station next, and why not each other (rules G1–G4). */
export interface NextExplanation {
  visit: string;
  state: Visit['state'];
  /** Absent when the visit cannot be sent anywhere now. */
  next?: string;
  /** Best first, then those kept away, in the order of the visit. */
  stations: StationVerdict[];
}

/**
 * Explains what guidance would do with a visit now. Somebody who stands in a line or at a door is judged as
 * if he were free, so that staff see whether another station would suit him better.
 */
export function explainNext(world: DispatchWorld & ConstraintWorld, visit: Visit): NextExplanation {
  const tasks = timedTasks(world, visit);
  const left = [...new Set(todoItems(visit).map(({ station }) => station))];
  const hindered = new Map(left.map((station) => [station, hinderedAt(world, visit, station)]));
  // Where he could be sent at once, he would not wait behind those who rest.
  const possible = rankStations(
    candidatesOf(world, visit)
      .filter(({ station }) => hindered.get(station)?.length === 0)
      .map((candidate) => world.openings.offer(visit, candidate) ?? candidate),
  );
  const broken = (c: Candidate) =>
    visit.choice === c.station
      ? undefined
      : tasks.find((task) => !keepsTimedTasks(c, [task], world.now));
  const ranked = possible.filter((c) => !broken(c));
  const best = ranked.find((c) => !world.openings.enough(visit, c.station)) ?? ranked[0];
  const verdict = (c: Candidate): StationVerdict => {
    const figures = {
      wait: c.wait,
      walkMs: c.walkMs,
      reliefMs: c.reliefMs,
      costMs: costMs(c),
    };
    if (c === best) {
      const reason = whyNext(world, visit, c, ranked);
      return { station: c.station, verdict: 'next', reasons: [reason], figures };
    }
    const task = broken(c);
    const reasons: Reason[] = [];
    if (task) reasons.push({ code: 'timed', station: task.station, due: task.due });
    else if (world.openings.enough(visit, c.station)) reasons.push({ code: 'enough' });
    else if (best)
      reasons.push({ code: 'longer', ms: Math.max(0, Math.round(costMs(c) - costMs(best))) });
    return { station: c.station, verdict: 'later', reasons, figures };
  };
  const kept = left.filter((station) => (hindered.get(station)?.length ?? 0) > 0);
  return {
    visit: visit.id,
    state: visit.state,
    ...(best ? { next: best.station } : {}),
    stations: [
      ...[...possible].sort((a, b) => Number(b === best) - Number(a === best)).map(verdict),
      ...kept.map((station) => ({
        station,
        verdict: 'not-now' as const,
        reasons: hindered.get(station) ?? [],
      })),
    ],
  };
}

function whyNext(
  world: PlanWorld,
  visit: Visit,
  best: Candidate,
  ranked: readonly Candidate[],
): WhyNext {
  const due = todoItems(visit, best.station).find((item) => item.due !== undefined)?.due;
  if (due !== undefined && due <= world.now) return { code: 'due', at: due };
  if (visit.choice === best.station) return { code: 'choice' };
  if (ranked.length === 1) return { code: 'only' };
  const called = (c: Candidate) => Math.max(c.wait.p50, c.walkMs);
  const sooner = ranked.some((c) => called(c) < called(best));
  return sooner ? { code: 'relief', ms: Math.round(best.reliefMs) } : { code: 'soonest' };
}
