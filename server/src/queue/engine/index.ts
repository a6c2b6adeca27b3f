export { commandDigest } from './content.ts';
export { EngineUnavailable, type Engine } from './engine.ts';
export { createRedisEngine, type RedisEngine } from './redis-engine.ts';
