export { acceptChanges, doorSendings, lineSendings, type Sending } from './decisions.ts';
export { planNext, type PlanWorld } from './plan.ts';
export { reliefs } from './relief.ts';
export { walkMs, type Spot } from './walk.ts';
