import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LiveConfig, LiveStatus } from '../../src/queue/live/index.ts';

const root = join(import.meta.dirname, '../../..');

/** A live server in another process. */
export interface RemoteLive {
  /** The HTTP server's port, where browsers go. */
  port: number;
  status: LiveStatus;
  /** Asks the server to do something; see the orders of host.ts. */
  ask<T = unknown>(order: string, ...args: unknown[]): Promise<T>;
  /** Ends it in good order. */
  stop(): Promise<void>;
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
  const launcher = engine === 'uws' ? [join(root, 'scripts/node-glibc.mjs')] : [];
  const settings = JSON.stringify({ feedEngine: engine, feedPort: 0, port, ...config });
  const args = [...launcher, '--expose-gc', join(import.meta.dirname, 'host.ts'), settings];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  let errors = '';
  child.stderr.on('data', (data) => (errors += String(data)));
  const waiting = new Map<number, (result: unknown) => void>();
  const ready = Promise.withResolvers<{ ready: number } & LiveStatus>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const said = JSON.parse(line) as { n: number; result: unknown; ready: number } & LiveStatus;
    if (said.ready) return ready.resolve(said);
    waiting.get(said.n)?.(said.result);
    waiting.delete(said.n);
  });
  void gone.then(() =>
    ready.reject(new Error(`the ${engine} feed does not start here: ${errors}`)),
  );
  const status = await ready.promise;
  let orders = 0;
  return {
    port: status.ready,
    status,
    ask<T>(order: string, ...args: unknown[]) {
      const n = ++orders;
      child.stdin.write(`${JSON.stringify({ n, order, args })}\n`);
      return new Promise<T>((resolve) => waiting.set(n, resolve as (result: unknown) => void));
    },
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
}
