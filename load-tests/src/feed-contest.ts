import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startOrdered, type OrderedProcess } from '../../server/test-support/live/orders.ts';
import { BURST, isPrivate, type Scenario } from './feed-contestant.ts';
import { ROOMS } from './feed-floor.ts';
import { Crowd } from './feed-listeners.ts';

/** A server in another process, and how it is reached. */
export interface Contestant {
  readonly process: OrderedProcess<Ports>;
  readonly crowd: Crowd;
}

interface Ports {
  /** Where listeners go. */
  port: number;
  /** The page's own origin, if that is another one. */
  http?: number;
}

/** One round of one contestant. */
export interface Round {
  perSecond: number;
  /** The server's CPU for one delivery, µs. */
  cpuMicros: number;
  /** Mean size of a message. */
  bytes: number;
}

const SWEEP_MS = 200;

const topics: Record<Scenario, (n: number) => readonly string[]> = {
  shared: () => ['board:hall'],
  burst: () => ROOMS.slice(0, BURST).map((room) => `door:${room}`),
  private: (n) => [`phone:v${n}`],
  computed: (n) => [`phone:v${n}`],
};

/** The token of the n-th listener. */
const token = (scenario: Scenario) => (n: number) =>
  isPrivate(scenario) ? `visit.v${n}` : 'display';

const scripts = { product: 'feed-product.ts', uws: 'feed-raw-uws.ts', ws: 'feed-raw-ws.ts' };

/** Starts the product, or bare uWebSockets.js or `ws`, without listeners. */
export async function startContestant(
  name: keyof typeof scripts,
  settings: object = {},
  nodeArgs: readonly string[] = [],
): Promise<Contestant> {
  const script = join(import.meta.dirname, scripts[name]);
  const process = await startOrdered<Ports>(script, settings, { glibc: name !== 'ws', nodeArgs });
  return { process, crowd: new Crowd() };
}

/** Lets the listeners of a scenario in. */
export async function listen(
  { process, crowd }: Contestant,
  scenario: Scenario,
  listeners: number,
  port = process.ready.port,
): Promise<void> {
  await crowd.enter(port, listeners, token(scenario), topics[scenario]);
}

/** Ends a contestant with its listeners. */
export async function dismiss({ process, crowd }: Contestant): Promise<void> {
  crowd.leave();
  await process.stop();
}

/**
 * One round: so many turns of the event loop with a change each, until every listener has every message.
 * In a burst listeners read at once; otherwise in sweeps, so that the server is what is measured.
 * @param size for the product the number of listeners, for a baseline the bytes of a message
 */
export async function round(
  { process, crowd }: Contestant,
  scenario: Scenario,
  turns: number,
  size: number,
): Promise<Round> {
  crowd.forget();
  crowd.readInSweeps(scenario !== 'burst');
  const before = await process.ask<number>('cpuMicros');
  const began = performance.now();
  const run = process.ask<number>('run', scenario, turns, size);
  let sent: number | undefined;
  while (sent === undefined) {
    sent = await Promise.race([run, delay(SWEEP_MS, undefined)]);
    crowd.sweep();
  }
  crowd.readInSweeps(false);
  while (crowd.heard.updates < sent) await delay(1);
  const seconds = (performance.now() - began) / 1000;
  const after = await process.ask<number>('cpuMicros');
  return {
    perSecond: sent / seconds,
    cpuMicros: (after - before) / sent,
    bytes: crowd.heard.bytes / sent,
  };
}

/** Servers whose memory is watched: a small young generation, which otherwise grows in leaps meanwhile. */
export const steadyHeap = ['--max-semi-space-size=1'];

/**
 * Memory of one more listener who watches a phone of his own and hears nothing, bytes. As many come before
 * the measurement and fill what is free from the start.
 */
export async function idleBytes(contestant: Contestant, listeners: number): Promise<number> {
  const { process } = contestant;
  const memory = () => process.ask<number>('memoryBytes');
  const enter = async (from: number) => {
    const crowd = new Crowd();
    const nth = (n: number) => from + n;
    await crowd.enter(
      process.ready.port,
      listeners,
      (n) => token('private')(nth(n)),
      (n) => topics.private(nth(n)),
    );
    return crowd;
  };
  const crowds = [await enter(0)];
  const before = await memory();
  crowds.push(await enter(listeners));
  const after = await memory();
  for (const crowd of crowds) crowd.leave();
  return (after - before) / listeners;
}
