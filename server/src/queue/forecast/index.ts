export { LineEvent } from './line-event.ts';
export {
  deviationMs,
  forget,
  meanMs,
  noServiceTimes,
  observe,
  plausibleMs,
  type ServiceTimes,
} from './service-times.ts';
export { estimateWait, steadyBound, waitMinutes, type Wait } from './wait.ts';
