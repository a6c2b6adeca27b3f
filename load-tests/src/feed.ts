/**
 * What the feed costs, beside bare uWebSockets.js and a plain `ws` loop in turn with it, each server in a
 * process of its own and the listeners here. `--listeners N`, `--rounds N`, `--short`, `--json`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRedisEngine } from '../../server/src/queue/engine/index.ts';
import { startTestRedis } from '../../server/test-support/redis.ts';
import {
  dismiss,
  idleBytes,
  listen,
  round,
  startContestant,
  type Contestant,
  type Round,
} from './feed-contest.ts';
import type { Scenario } from './feed-contestant.ts';
import { BenchFloor, SITE } from './feed-floor.ts';
import { controlButton, pressRound, rawButton, type Button, type Latency } from './feed-press.ts';
import { figure, report, type Figure } from './report.ts';

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

const short = process.argv.includes('--short');
const listeners = option('listeners', short ? 200 : 2000);
const rounds = option('rounds', short ? 1 : 5);
const only = process.argv[process.argv.indexOf('--only') + 1];
/** Turns of the event loop in a round. */
const turns: Record<Scenario, number> = short
  ? { shared: 20, burst: 5, private: 5, computed: 5 }
  : { shared: 50, burst: 30, private: 25, computed: 15 };
const presses = short ? 10 : 60;
/** Presses in every room of the recorded morning: enough for all rounds of a burst or of private views. */
const RECORDED = (rounds + 1) * Math.max(turns.burst, 2 * turns.computed);

/** Value beside baseline, a pair for each round. */
type Pairs = { value: number; baseline: number }[];

const pairs = <T>(values: T[], baselines: T[], read: (each: T) => number): Pairs =>
  values.map((value, i) => ({ value: read(value), baseline: read(baselines[i]!) }));

/**
 * Lets contestants run in turn, the product first, which shows how large a message is.
 * @returns the rounds of each, the first of which only warms up and is left out
 */
async function contest(
  scenario: Scenario,
  product: Contestant,
  others: Contestant[],
): Promise<Round[][]> {
  const all: Round[][] = [product, ...others].map(() => []);
  for (let n = 0; n <= rounds; n += 1) {
    const own = await round(product, scenario, turns[scenario], listeners);
    all[0]!.push(own);
    for (const [i, other] of others.entries()) {
      all[i + 1]!.push(await round(other, scenario, turns[scenario], Math.round(own.bytes)));
    }
  }
  return all.map((each) => each.slice(1));
}

const perSecond = (each: Round) => each.perSecond;
const cpuMicros = (each: Round) => each.cpuMicros;
const RATE = 'deliveries/s';
const CPU = 'µs of server CPU a delivery';

/** One board, watched by everybody. */
async function shared(day: string): Promise<Figure[]> {
  const product = await startContestant('product', { engine: 'uws', day });
  const origin = await startContestant('product', { engine: 'uws', day });
  const uws = await startContestant('uws');
  const ws = await startContestant('ws');
  for (const each of [product, uws, ws]) await listen(each, 'shared', listeners);
  await listen(origin, 'shared', listeners, origin.process.ready.http);
  const [own = [], bare = [], loop = []] = await contest('shared', product, [uws, ws]);
  const [same = [], sameLoop = []] = await contest('shared', origin, [ws]);
  for (const each of [product, origin, uws, ws]) await dismiss(each);
  return [
    figure('feed.deliveries', RATE, pairs(own, bare, perSecond)),
    figure('feed.deliveries.cpu', CPU, pairs(own, bare, cpuMicros)),
    figure('feed.deliveries.vs_ws', RATE, pairs(own, loop, perSecond)),
    figure('feed.same_origin.vs_ws', RATE, pairs(same, sameLoop, perSecond)),
    figure('feed.same_origin.cpu', CPU, pairs(same, sameLoop, cpuMicros)),
  ];
}

/** Sixteen boards changing in one turn, or everybody's own phone. */
async function against(scenario: Scenario, day: string): Promise<Figure[]> {
  const product = await startContestant('product', { engine: 'uws', day });
  const uws = await startContestant('uws');
  for (const each of [product, uws]) await listen(each, scenario, listeners);
  const [own = [], bare = []] = await contest(scenario, product, [uws]);
  for (const each of [product, uws]) await dismiss(each);
  const name = scenario === 'computed' ? 'private.computed' : scenario;
  return [
    figure(`feed.${name}`, RATE, pairs(own, bare, perSecond)),
    figure(`feed.${name}.cpu`, CPU, pairs(own, bare, cpuMicros)),
  ];
}

async function idle(day: string): Promise<Figure[]> {
  const measured: Pairs = [];
  for (let n = 0; n < Math.min(rounds, 3); n += 1) {
    const product = await startContestant('product', { engine: 'uws', day });
    const uws = await startContestant('uws');
    const value = await idleBytes(product, listeners);
    measured.push({ value, baseline: await idleBytes(uws, listeners) });
    for (const each of [product, uws]) await dismiss(each);
  }
  return [figure('feed.idle_bytes', 'bytes a listener', measured)];
}

/** A button on the product's control plane, and the same press through bare uWebSockets.js. */
async function press(url: string): Promise<Figure[]> {
  const engine = await createRedisEngine({ url });
  const floors = [SITE, `${SITE}-raw`].map((site) => new BenchFloor(engine, site));
  for (const floor of floors) await floor.open(400);
  const product = await startContestant('product', { engine: 'uws', redis: url });
  await listen(product, 'shared', listeners);
  const button = await controlButton(product.process.ready.http!);
  const run = (by: Button, floor: number, { crowd }: Contestant) =>
    pressRound(by, floors[floor]!, crowd, listeners, presses);
  const { bytes } = await run(button, 0, product);
  const uws = await startContestant('uws', { redis: url, pressBytes: Math.round(bytes) });
  await listen(uws, 'shared', listeners);
  const bare = await rawButton(uws.process.ready.port);
  await run(bare, 1, uws);
  const own: Latency[] = [];
  const others: Latency[] = [];
  for (let n = 0; n < rounds; n += 1) {
    own.push(await run(button, 0, product));
    others.push(await run(bare, 1, uws));
  }
  for (const each of [button, bare]) each.close();
  for (const each of [product, uws]) await dismiss(each);
  await engine.close();
  return [
    figure(
      'feed.press_to_message.p50',
      'ms',
      pairs(own, others, ({ p50 }) => p50),
    ),
    figure(
      'feed.press_to_message.p99',
      'ms',
      pairs(own, others, ({ p99 }) => p99),
    ),
  ];
}

/** Writes a morning of 2,000 examinees to a file, from the real floor. */
async function record(url: string, file: string): Promise<void> {
  const engine = await createRedisEngine({ url });
  const floor = new BenchFloor(engine, SITE);
  await floor.open(listeners);
  writeFileSync(file, JSON.stringify(await floor.record(RECORDED)));
  await engine.close();
}

const folder = mkdtempSync(join(tmpdir(), 'daozhen-bench-'));
const day = join(folder, 'day.json');
const parts: Record<string, () => Promise<Figure[]>> = {
  shared: () => shared(day),
  burst: () => against('burst', day),
  private: () => against('private', day),
  computed: () => against('computed', day),
  idle: () => idle(day),
};
const redis = await startTestRedis();
try {
  await record(redis.url, day);
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (!only || only === name || !process.argv.includes('--only')) figures.push(...(await part()));
  }
  await redis.stop();
  const other = await startTestRedis();
  try {
    if (!process.argv.includes('--only') || only === 'press')
      figures.unshift(...(await press(other.url)));
  } finally {
    await other.stop();
  }
  report(figures, process.argv.includes('--json'));
} finally {
  rmSync(folder, { recursive: true });
}
