import { boundsOf } from './bounds.ts';
import type { DayPlan } from './plan.ts';
import type { DayRecord, VisitRecord } from './records.ts';
import { mean, quantile, sum } from '../numbers.ts';

const MINUTE = 60_000;

/** What one day comes to; all times in minutes. */
export interface Measures {
  stayMean: number;
  stayP50: number;
  stayP90: number;
  /** Of everybody's longest single wait. */
  longestWaitMean: number;
  longestWaitP90: number;
  longestWaitMax: number;
  /** At a door, from being sent there until the call. */
  doorWaitMean: number;
  /** From the call to the start: the room waits for the examinee. */
  roomWaitMean: number;
  makespan: number;
  /** What no way of sending could go below: the makespan, the mean stay, and that without any waiting. */
  makespanBound: number;
  stayBound: number;
  stayAlone: number;
  vipStayMean: number;
  otherStayMean: number;
  /** Called to a room that could have taken him, though come later. */
  overtakenMean: number;
  overtakenMax: number;
  /** Hard constraints not kept. */
  violations: number;
  /** Timed tasks missed by those who did not hear their call. */
  missed: number;
  unfinished: number;
  commands: number;
  cpuUsPerCommand: number;
}

export function measure(plan: DayPlan, day: DayRecord): Measures {
  const done = day.visits.filter((visit) => visit.finishedAt !== undefined);
  const stays = done.map(stayOf);
  const longest = done.map(longestWait);
  const vips = done.filter((visit) => visit.class === 'vip');
  const others = done.filter((visit) => visit.class !== 'vip');
  const overtaken = others.map((visit) => sum(visit.stays.map((stay) => stay.overtaken)));
  const doors = done.flatMap((visit) => visit.stays.map((s) => (s.calledAt - s.boundAt) / MINUTE));
  const bounds = boundsOf(plan);
  const first = Math.min(...day.visits.map((visit) => visit.arrivedAt));
  const last = Math.max(...done.map((visit) => visit.finishedAt ?? 0));
  return {
    stayMean: mean(stays),
    stayP50: quantile(stays, 0.5),
    stayP90: quantile(stays, 0.9),
    longestWaitMean: mean(longest),
    longestWaitP90: quantile(longest, 0.9),
    longestWaitMax: Math.max(...longest),
    doorWaitMean: mean(doors),
    roomWaitMean: mean(
      done.flatMap((visit) => visit.stays.map((s) => (s.startedAt - s.calledAt) / MINUTE)),
    ),
    makespan: (last - first) / MINUTE,
    makespanBound: (bounds.lastDone - first) / MINUTE,
    stayBound: bounds.stayMean / MINUTE,
    stayAlone: bounds.aloneMean / MINUTE,
    vipStayMean: mean(vips.map(stayOf)),
    otherStayMean: mean(others.map(stayOf)),
    overtakenMean: mean(overtaken),
    overtakenMax: Math.max(0, ...overtaken),
    violations: day.violations.filter(({ absent }) => !absent).length,
    missed: day.violations.filter(({ absent }) => absent).length,
    unfinished: day.visits.length - done.length,
    commands: day.commands,
    cpuUsPerCommand: (day.cpuMs * 1000) / day.commands,
  };
}

const stayOf = (visit: VisitRecord) => ((visit.finishedAt ?? 0) - visit.arrivedAt) / MINUTE;

/** From free to called, the walk included. */
const longestWait = (visit: VisitRecord) =>
  Math.max(...visit.stays.map((stay) => (stay.calledAt - stay.freeAt) / MINUTE));
