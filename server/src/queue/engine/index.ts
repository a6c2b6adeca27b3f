export { commandDigest } from './content.ts';
export type { FloorContents, Head, Position, RestoredEvent, UndoRecord } from './contents.ts';
export { EngineUnavailable, type Engine } from './engine.ts';
export { createRedisEngine, type Durability, type RedisEngine } from './redis-engine.ts';
export { shardsOf } from './open-shards.ts';
export type { Shards } from './shards.ts';
