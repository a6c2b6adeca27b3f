export { DayRecorder } from './day-recorder.ts';
export type { LineOutcome } from './line-replay.ts';
export {
  missReasons,
  PassReport,
  returners,
  type Miss,
  type MissFigures,
  type MissReason,
} from './pass-report.ts';
export type { Spread } from './spread.ts';
export {
  missedAt,
  reentryPolicies,
  studyStation,
  type Missed,
  type PolicyFigures,
  type StationStudy,
} from './study.ts';
