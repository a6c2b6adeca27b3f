export { Campus, type CampusFacts, type CampusListener } from './campus.ts';
export type { HourFlow } from './day-flow.ts';
export { DayFigures } from './figures.ts';
export { recordHeader, RecordHeader } from './day-record.ts';
export type { CampusForecast, Expected, ForecastSource } from './forecast-source.ts';
export { LineEvents } from './line-events.ts';
export { sentTo } from './sent-to.ts';
export type {
  PersonFacts,
  PersonLookup,
  RoomFacts,
  LeavingLimits,
  SiteFacts,
  StationFacts,
} from './site-facts.ts';
export { standsOf, type Stand } from './stands.ts';
export { Waits } from './waits.ts';
