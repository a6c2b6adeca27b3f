import { join } from 'node:path';
import type { LiveConfig, LiveStatus } from '../../src/queue/live/index.ts';
import { startOrdered, type OrderedProcess } from './orders.ts';

/** A live server in another process; what it can be asked is in host.ts. */
export interface RemoteLive extends Pick<OrderedProcess<unknown>, 'ask' | 'stop'> {
  /** The port of the engine asked for: its own, or the HTTP server's. */
  port: number;
  /** The HTTP server's port, where pages and their browsers go. */
  origin: number;
  status: LiveStatus;
}

/**
 * Starts a live server with the given engine, through another C library's loader if uWebSockets.js needs it.
 * @param port of its HTTP server, 0 for any free one
 * @throws if it does not start: an engine that cannot run is a failure, never a test left out
 */
export async function startRemote(
  engine: 'uws' | 'ws',
  config: Partial<LiveConfig> = {},
  port = 0,
): Promise<RemoteLive> {
  const settings = { feedEngine: engine, feedPort: 0, port, ...config };
  const { ready, ask, stop } = await startOrdered<{ origin: number; status: LiveStatus }>(
    join(import.meta.dirname, 'host.ts'),
    settings,
    { glibc: engine === 'uws' },
  );
  return { ...ready, port: ready.status.feedPort ?? ready.origin, ask, stop };
}
