import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A server in a process of its own, told what to do by lines of JSON on its standard input:
 * uWebSockets.js may need another C library than its parent, and thousands of listeners another process.
 */
export interface OrderedProcess<Ready> {
  /** What it said when it was ready. */
  ready: Ready;
  /**
   * Asks it to do something.
   * @throws what the order threw there, or that the process is gone
   */
  ask<T = unknown>(order: string, ...args: unknown[]): Promise<T>;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

interface Answer {
  n: number;
  result?: unknown;
  error?: string;
}

const launcher = join(import.meta.dirname, '../../../scripts/node-glibc.mjs');

/**
 * Starts a script that calls {@link serveOrders}; its first argument is the settings as JSON.
 * @param glibc whether it must be able to load uWebSockets.js
 * @throws with what it wrote to its standard error if it ends before it is ready
 */
export async function startOrdered<Ready extends object>(
  script: string,
  settings: object,
  { glibc, nodeArgs = [] }: { glibc: boolean; nodeArgs?: readonly string[] },
): Promise<OrderedProcess<Ready>> {
  const own = [...nodeArgs, '--expose-gc', script, JSON.stringify(settings)];
  const args = glibc ? [launcher, ...own] : own;
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  let errors = '';
  child.stderr.on('data', (data) => (errors += String(data)));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<Ready>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const said = JSON.parse(line) as Answer & { ready?: Ready };
    if (said.ready) return ready.resolve(said.ready);
    const asked = waiting.get(said.n);
    waiting.delete(said.n);
    if (said.error === undefined) asked?.resolve(said.result);
    else asked?.reject(new Error(said.error));
  });
  void gone.then(() => {
    const error = new Error(`${script} has ended: ${errors}`);
    ready.reject(error);
    for (const asked of waiting.values()) asked.reject(error);
  });
  let orders = 0;
  return {
    ready: await ready.promise,
    ask<T>(order: string, ...args: unknown[]) {
      const n = ++orders;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(n, asked);
      child.stdin.write(`${JSON.stringify({ n, order, args })}\n`);
      return asked.promise as Promise<T>;
    },
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
}

/** The settings the parent gave this process. */
export function ownSettings<T>(): T {
  return JSON.parse(process.argv[2] ?? '{}') as T;
}

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * Says that this process is ready and obeys until its standard input ends.
 * @param orders what the parent may ask for, by name
 * @param stop what to do before the process exits
 */
export function serveOrders(
  ready: object,
  orders: Record<string, (...args: never[]) => unknown>,
  stop: () => Promise<void>,
): void {
  const obey = async (line: string) => {
    const { n, order, args } = JSON.parse(line) as { n: number; order: string; args: never[] };
    try {
      say({ n, result: (await orders[order]!(...args)) ?? null });
    } catch (error) {
      say({ n, error: error instanceof Error ? error.stack : String(error) });
    }
  };
  createInterface({ input: process.stdin })
    .on('line', (line) => void obey(line))
    .on('close', () => void stop().then(() => process.exit(0)));
  say({ ready });
}

/** CPU time this process has used so far, of all its threads, µs. */
export function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Code that is not used is forgotten only after several collections. */
const COLLECTIONS = 10;

/** What the system gives back late is given back after so long, ms. */
const SETTLE_MS = 100;

/**
 * Memory of its own that this process holds after a collection, bytes: without program text, and without
 * what the heap keeps ready for later.
 */
export async function memoryBytes(): Promise<number> {
  for (let n = 0; n < COLLECTIONS; n += 1) globalThis.gc?.();
  await delay(SETTLE_MS);
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  return (anonymousBytes() ?? rss) - heapTotal + heapUsed;
}

/** Memory that is not backed by a file, where the system tells (Linux). */
function anonymousBytes(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const found = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return found ? Number(found[1]) * 1024 : undefined;
}
