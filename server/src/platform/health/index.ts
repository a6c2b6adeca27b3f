export { Health, type PartCheck, type PartState } from './health.ts';
export { healthRoutes } from './health.routes.ts';
export { Metrics } from './metrics.ts';
