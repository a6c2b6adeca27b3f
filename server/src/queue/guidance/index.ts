export { hinderedAt, type ConstraintWorld, type Hindered } from './constraints.ts';
export { stationCrowds, type StationCrowds } from './crowds.ts';
export { acceptChanges, doorSendings, type Sending } from './decisions.ts';
export { dispatch, type DispatchWorld } from './dispatch.ts';
export {
  explainNext,
  type NextExplanation,
  type Reason,
  type StationVerdict,
} from './explain-next.ts';
export { planNext, type PlanWorld } from './plan.ts';
export { itemTimes, reliefs, remainingMs, type ItemMs } from './relief.ts';
export { sentenceOf, type Names, type Sentence } from './sentences.ts';
export { walkMs, type Spot } from './walk.ts';
