import { join } from 'node:path';
import type { LiveConfig, LiveStatus } from '../../src/queue/live/index.ts';
import { startOrdered, type OrderedProcess } from './orders.ts';

/** A live server in another process; what it can be asked is in host.ts. */
export interface RemoteLive extends Pick<OrderedProcess<unknown>, 'ask' | 'stop'> {
  /** The HTTP server's port, where browsers go. */
  port: number;
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
  const remote = await startOrdered<{ port: number; status: LiveStatus }>(
    join(import.meta.dirname, 'host.ts'),
    settings,
    { glibc: engine === 'uws' },
  );
  return { ...remote.ready, ask: remote.ask, stop: remote.stop };
}
