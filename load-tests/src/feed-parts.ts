import { createRedisEngine } from '../../server/src/queue/engine/index.ts';
import {
  dismiss,
  idleBytes,
  listen,
  round,
  startContestant,
  steadyHeap,
  type Contestant,
  type Round,
} from './feed-contest.ts';
import type { Scenario } from './feed-contestant.ts';
import { BenchFloor, SITE } from './feed-floor.ts';
import { controlButton, pressRound, rawButton, type Latency } from './feed-press.ts';
import { figure, type Figure } from './report.ts';

/** How much is measured. */
export interface Extent {
  listeners: number;
  rounds: number;
  /** Turns of the event loop in a round. */
  turns: Record<Scenario, number>;
  /** Presses in a round. */
  presses: number;
  /** Rounds of presses, and how often memory is looked at: both take longer. */
  slowRounds: number;
}

/** Examinees on the floor where presses are measured. */
const PRESENT = 400;

/** Value beside baseline, a pair for each round. */
const pairs = <T>(values: readonly T[], baselines: readonly T[], read: (each: T) => number) =>
  values.map((value, i) => ({ value: read(value), baseline: read(baselines[i]!) }));

const perSecond = (each: Round) => each.perSecond;
const cpuMicros = (each: Round) => each.cpuMicros;
const RATE = 'deliveries/s';
const CPU = 'µs of server CPU a delivery';

/**
 * Lets contestants run in turn, the product first, which shows how large a message is.
 * @returns the rounds of each, without the first, which only warms up
 */
async function contest(
  { rounds, turns, listeners }: Extent,
  scenario: Scenario,
  product: Contestant,
  others: readonly Contestant[],
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

/** One board watched by everybody, at the feed's own port and at the page's origin. */
export async function shared(extent: Extent, day: string): Promise<Figure[]> {
  const { listeners } = extent;
  const product = await startContestant('product', { engine: 'uws', day });
  const origin = await startContestant('product', { engine: 'uws', day });
  const uws = await startContestant('uws');
  const ws = await startContestant('ws');
  for (const each of [product, uws, ws]) await listen(each, 'shared', listeners);
  await listen(origin, 'shared', listeners, origin.process.ready.http);
  const [own = [], bare = [], loop = []] = await contest(extent, 'shared', product, [uws, ws]);
  const [same = [], sameLoop = []] = await contest(extent, 'shared', origin, [ws]);
  for (const each of [product, origin, uws, ws]) await dismiss(each);
  return [
    figure('feed.deliveries', RATE, pairs(own, bare, perSecond)),
    figure('feed.deliveries.cpu', CPU, pairs(own, bare, cpuMicros)),
    figure('feed.deliveries.vs_ws', RATE, pairs(own, loop, perSecond)),
    figure('feed.same_origin.vs_ws', RATE, pairs(same, sameLoop, perSecond)),
    figure('feed.same_origin.cpu', CPU, pairs(same, sameLoop, cpuMicros)),
  ];
}

/** Many boards changing in one turn, or everybody's own phone. */
export async function against(
  extent: Extent,
  name: string,
  scenario: Scenario,
  day: string,
): Promise<Figure[]> {
  const product = await startContestant('product', { engine: 'uws', day });
  const uws = await startContestant('uws');
  for (const each of [product, uws]) await listen(each, scenario, extent.listeners);
  const [own = [], bare = []] = await contest(extent, scenario, product, [uws]);
  for (const each of [product, uws]) await dismiss(each);
  return [
    figure(name, RATE, pairs(own, bare, perSecond)),
    figure(`${name}.cpu`, CPU, pairs(own, bare, cpuMicros)),
  ];
}

/** What a listener costs who hears nothing, in servers just started. */
export async function idle({ listeners, slowRounds }: Extent, day: string): Promise<Figure[]> {
  const measured: { value: number; baseline: number }[] = [];
  for (let n = 0; n < slowRounds; n += 1) {
    const product = await startContestant('product', { engine: 'uws', day }, steadyHeap);
    const uws = await startContestant('uws', {}, steadyHeap);
    const value = await idleBytes(product, listeners);
    measured.push({ value, baseline: await idleBytes(uws, listeners) });
    for (const each of [product, uws]) await dismiss(each);
  }
  return [figure('feed.idle_bytes', 'bytes a listener', measured)];
}

/** A button on the product's control plane, and the same press through bare uWebSockets.js. */
export async function press(extent: Extent, redis: string): Promise<Figure[]> {
  const { listeners, presses, slowRounds } = extent;
  const engine = await createRedisEngine({ url: redis });
  const [floor, rawFloor] = [SITE, `${SITE}-raw`].map((site) => new BenchFloor(engine, site));
  for (const each of [floor!, rawFloor!]) await each.open(PRESENT);
  const product = await startContestant('product', { engine: 'uws', redis });
  await listen(product, 'shared', listeners);
  const button = await controlButton(product.process.ready.http!);
  const own = { button, floor: floor!, crowd: product.crowd };
  const [first] = await pressRound([own], listeners, presses);
  const uws = await startContestant('uws', { redis, pressBytes: Math.round(first!.bytes) });
  await listen(uws, 'shared', listeners);
  const bare = await rawButton(uws.process.ready.port);
  const baseline = { button: bare, floor: rawFloor!, crowd: uws.crowd };
  await pressRound([baseline], listeners, presses);
  const rounds: Latency[][] = [];
  for (let n = 0; n < slowRounds; n += 1) {
    rounds.push(await pressRound([own, baseline], listeners, presses));
  }
  for (const each of [button, bare]) each.close();
  for (const each of [product, uws]) await dismiss(each);
  await engine.close();
  const [ours, theirs] = [0, 1].map((i) => rounds.map((each) => each[i]!));
  return [
    figure(
      'feed.press_to_message.p50',
      'ms',
      pairs(ours!, theirs!, ({ p50Ms }) => p50Ms),
    ),
    figure(
      'feed.press_to_message.p99',
      'ms',
      pairs(ours!, theirs!, ({ p99Ms }) => p99Ms),
    ),
  ];
}
