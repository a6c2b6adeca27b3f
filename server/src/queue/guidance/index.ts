export { hinderedAt, type ConstraintWorld, type Hindered } from './constraints.ts';
export { dispatch, type DispatchWorld, type Sending } from './dispatch.ts';
export {
  explainNext,
  type NextExplanation,
  type Reason,
  type StationVerdict,
} from './explain-next.ts';
export { acceptChanges } from './hold-back.ts';
export type { Openings } from './openings.ts';
export { openingsOf } from './openings-of.ts';
export { IDLE_SHARE, patienceMs } from './patience.ts';
export { planNext, type PlanWorld } from './plan.ts';
export { itemTimes, reliefs, remainingMs, type ItemMs } from './relief.ts';
export { sentenceOf, type Names, type Sentence } from './sentences.ts';
export { walkMs, type Spot } from './walk.ts';
