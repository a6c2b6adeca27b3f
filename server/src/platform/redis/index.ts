export { messageConnection } from './message-connection.ts';
export {
  startManagedRedis,
  type ManagedRedis,
  type ManagedRedisEvent,
  type ManagedRedisOptions,
} from './managed-redis.ts';
export { DataDirInUse } from './redis-record.ts';
