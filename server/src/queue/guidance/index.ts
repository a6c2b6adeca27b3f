export { planNext, spotOf, acceptList, type PlanWorld } from './plan.ts';
export { walkMs, type Spot } from './walk.ts';
export type { Candidate } from './next-station.ts';
