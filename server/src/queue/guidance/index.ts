export {
  acceptableStations,
  rankStations,
  withinTimedTasks,
  type Candidate,
  type TimedTask,
} from './next-station.ts';
export { walkMs, type Spot } from './walk.ts';
