export { CostMeter } from './cost-meter.ts';
export type { CaseCost, ClassCost, StationCost, VipCost } from './cost-report.ts';
