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
export { Forecaster, ForecastMemory, type ForecasterOptions, type Outcome } from './forecaster.ts';
export { forecastStation, type SampledWait } from './forecast-station.ts';
export {
  plainRules,
  type Forecast,
  type LineRules,
  type RoomPicture,
  type RunningService,
  type StationPicture,
  type WaitingPicture,
} from './picture.ts';
export type { StationBelief } from './scene.ts';
export type { ServiceBelief } from './service-model.ts';
export { lineFigures, naiveWait, queueLengthWait, type LineFigures } from './simple-predictors.ts';
export { ToldCalibration, ToldCalibrationMemory, type Raw } from './told-calibration.ts';
