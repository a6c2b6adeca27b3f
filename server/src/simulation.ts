/** The floor without its server: what the virtual exam day drives, the very rules the product runs on. */
export { MemoryEngine } from './queue/model/index.ts';
export { createRedisEngine, type Engine } from './queue/engine/index.ts';
export { startManagedRedis } from './platform/redis/index.ts';
export { Agenda } from './platform/agenda/index.ts';
export * from './queue/rules/index.ts';
export * from './queue/forecast/index.ts';
export * from './queue/guidance/index.ts';
export {
  DayFigures,
  LineEvents,
  recordHeader,
  RecordHeader,
  sentTo,
} from './queue/campus/index.ts';
