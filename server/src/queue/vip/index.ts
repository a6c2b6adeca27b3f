export { CostMeter } from './cost.ts';
export type { CaseCost, ClassCost, StationCost, VipCost } from './cost-report.ts';
