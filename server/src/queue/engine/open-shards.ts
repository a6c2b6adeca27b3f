import { clusterShards } from './cluster.ts';
import { commandConnection, untilReady } from './connection.ts';
import type { Shards } from './shards.ts';

/** @param addresses one Redis, or several nodes of a cluster to find the others through */
export function shardsOf(addresses: readonly string[], timeoutMs: number): Shards {
  const [only, ...more] = addresses;
  if (only === undefined) throw new Error('no address of a Redis');
  return more.length === 0 ? oneRedis(only, timeoutMs) : clusterShards(addresses, timeoutMs);
}

function oneRedis(url: string, timeoutMs: number): Shards {
  const redis = commandConnection(url, timeoutMs);
  return {
    connect: () => untilReady(redis, timeoutMs * 2),
    of: () => Promise.resolve(redis),
    address: () => Promise.resolve(url),
    reachable: () => Promise.resolve([redis]),
    doubt: () => Promise.resolve(),
    close: () => redis.disconnect(),
  };
}
