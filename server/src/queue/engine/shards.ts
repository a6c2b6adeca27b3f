import type { Redis } from 'ioredis';

/** Which Redis holds which campus: one for all, or the masters of a cluster, each campus on one. */
export interface Shards {
  /** Resolves once there is somebody to talk to, rejects with EngineUnavailable after the timeout. */
  connect(): Promise<void>;
  /** The connection commands for a campus go through. @throws EngineUnavailable when nobody serves it */
  of(site: string): Promise<Redis>;
  /** Where a connection of one's own for a campus goes. @throws EngineUnavailable when nobody serves it */
  address(site: string): Promise<string>;
  /** Every Redis that campuses may live on and that can be reached. */
  reachable(): Promise<Redis[]>;
  /** Something went wrong with a campus's Redis: it may have moved. Resolves when that has been asked. */
  doubt(): Promise<void>;
  close(): void;
}
