export { EngineUnavailable, type Engine } from './engine.ts';
export { createRedisEngine, type RedisEngine } from './redis-engine.ts';
