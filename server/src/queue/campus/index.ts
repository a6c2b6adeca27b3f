export { Campus, type CampusFacts, type CampusListener } from './campus.ts';
export type { HourFlow } from './day-flow.ts';
export { DayFigures } from './figures.ts';
export { LineEvents } from './line-events.ts';
export type {
  PersonFacts,
  PersonLookup,
  RoomFacts,
  SiteFacts,
  StationFacts,
} from './site-facts.ts';
export { Waits } from './waits.ts';
