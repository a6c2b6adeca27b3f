import { Cluster, Redis } from 'ioredis';

const retry = (attempt: number): number => Math.min(100 * attempt, 2000);

/**
 * A connection for messages between nodes of the product: what is sent while Redis is away is lost, and
 * nobody waits for it. In a cluster a message reaches every node, so any of them will do.
 * @param url of one Redis, or of several nodes of a cluster, comma separated
 */
export function messageConnection(url: string): Redis | Cluster {
  const [only = '', ...more] = url.split(',');
  const common = { enableOfflineQueue: false };
  const connection =
    more.length === 0
      ? new Redis(only, { ...common, maxRetriesPerRequest: 0, retryStrategy: retry })
      : new Cluster([only, ...more], { ...common, clusterRetryStrategy: retry });
  // An outage is told of by the floor itself.
  connection.on('error', () => undefined);
  return connection;
}
