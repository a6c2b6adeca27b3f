export { acceptList, planNext, type PlanWorld } from './plan.ts';
export type { Spot } from './walk.ts';
