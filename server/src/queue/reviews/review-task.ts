import type { FloorEvent, SiteState } from '@daozhen/protocol';
import {
  DayRecorder,
  PassReport,
  missedAt,
  studyStation,
  type Miss,
  type Missed,
  type MissFigures,
  type PolicyFigures,
  type StationStudy,
} from '../reentry/index.ts';
import { CostMeter, type VipCost } from '../vip/index.ts';

/** What a day is looked at for. */
export type ReviewTask = { kind: 'passes' } | { kind: 'vip-cost' } | StudyTask;
export interface StudyTask {
  kind: 'study';
  figures: PolicyFigures;
}

export interface PassesResult {
  figures: MissFigures[];
  misses: readonly Miss[];
}

export interface StudyResult {
  /** What the campus had that day. */
  present: PolicyFigures;
  /** Stations where nobody was passed, with what else was missed there. */
  quiet: ({ station: string } & Missed)[];
  stations: StationStudy[];
}

export interface ReviewResults {
  passes: PassesResult;
  'vip-cost': VipCost;
  study: StudyResult;
}

/** Something that takes a day's events and has a result at their end. */
interface Review {
  apply(event: FloorEvent): void;
  /** @param progress told how much of the last part is done, from 0 to 1 */
  result(progress: (share: number) => void): ReviewResults[keyof ReviewResults];
}

/** Begins to look at a day. */
export function beginReview(task: ReviewTask, before: SiteState): Review {
  if (task.kind === 'passes') {
    const report = new PassReport(before);
    return {
      apply: (event) => report.apply(event),
      result: () => ({ figures: report.figures(), misses: report.misses }),
    };
  }
  if (task.kind === 'vip-cost') {
    const meter = new CostMeter(before);
    return { apply: (event) => meter.apply(event), result: () => meter.report() };
  }
  const recorder = new DayRecorder(before);
  return {
    apply: (event) => recorder.apply(event),
    result: (progress) => studied(recorder, task.figures, progress),
  };
}

function studied(
  recorder: DayRecorder,
  figures: PolicyFigures,
  progress: (share: number) => void,
): StudyResult {
  const { settings } = recorder.state;
  const days = recorder.stations();
  const busy = days.filter((day) => missedAt(day).absent > 0);
  const quiet = days.filter((day) => missedAt(day).absent === 0);
  const stations = busy.map((day, index) => {
    const found = studyStation(day, settings, figures);
    progress((index + 1) / busy.length);
    return found;
  });
  const { reentryAfter, autoRejoinMs, slotMs } = settings.policy;
  return {
    present: { reentryAfter, autoRejoinMs, slotMs },
    quiet: quiet.map((day) => ({ station: day.station, ...missedAt(day) })),
    stations: stations.toSorted((a, b) => b.missed.absent - a.missed.absent),
  };
}
