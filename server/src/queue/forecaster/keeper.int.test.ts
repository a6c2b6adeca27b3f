import { BroadcastChannel } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { MINUTE, openFloor, SECOND, type Floor } from '../../../test-support/floor.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { shardsOf, type Shards } from '../engine/index.ts';
import { ForecastFollower } from './follower.ts';
import { ForecastKeeper } from './keeper.ts';
import { Lease } from './lease.ts';
import { ModelStore } from './model-store.ts';
import { ForecastStore } from './store.ts';
import { ForecastThread } from './thread.ts';
import type { Told } from './told.ts';

let redis: TestRedis;
let floor: Floor;
let context: CampusUnderTest;
let sites = 0;
let running: Node[] = [];
/** What the database would hold. */
let kept: Told[] = [];
/** How often the database is still to be away. */
let away = 0;
let snapshot: string | undefined;

/** A server node's part in forecasting one campus. */
class Node {
  readonly shards: Shards;
  readonly thread: ForecastThread;
  readonly keeper: ForecastKeeper;
  readonly follower: ForecastFollower;
  readonly warnings: string[] = [];

  constructor(
    name: string,
    thread = new ForecastThread(),
    /** How often the lease is looked at, how long it lasts, and how an earlier day is read. */
    { beatMs = 50, leaseMs = 300, earlier = () => Promise.resolve(snapshot) } = {},
  ) {
    this.shards = shardsOf([redis.url], 2000);
    this.thread = thread;
    const store = new ForecastStore(this.shards, floor.site);
    const repository = {
      model: earlier,
      keepModel: async (_site: string, _day: string, _at: number, model: string) => {
        snapshot = model;
      },
      forgetOld: async () => undefined,
    };
    this.follower = new ForecastFollower(store, () => undefined);
    this.keeper = new ForecastKeeper({
      ...context,
      node: name,
      lease: new Lease(this.shards, floor.site, name, leaseMs),
      pace: { beatMs, everyMs: 50, quietMs: 200 },
      store,
      models: new ModelStore(floor.site, store, repository, () => undefined),
      thread: this.thread,
      keep: async (told) => {
        away -= 1;
        if (away >= 0) throw new Error('the database is away');
        kept.push(...told);
      },
      log: {
        info: () => undefined,
        warn: (_details, message) => this.warnings.push(message),
      },
    });
    running.push(this);
  }

  async start(): Promise<this> {
    await this.shards.connect();
    this.keeper.start();
    return this;
  }

  /** What the forecaster tells now, read as any node reads it. */
  async current() {
    await this.follower.look();
    return this.follower.current();
  }

  /** As a process that is killed: it says nothing to anybody. */
  kill(): void {
    this.shards.close();
  }

  async stop(): Promise<void> {
    await this.keeper.stop();
    await this.thread.stop();
    this.shards.close();
  }
}

beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
});
afterAll(() => redis?.stop());

beforeEach(async () => {
  sites += 1;
  kept = [];
  snapshot = undefined;
  floor = await openFloor({ rooms: { ecg1: {}, us1: {} } }, undefined, `site${sites}`);
  context = await openCampus(floor);
});
afterEach(async () => {
  for (const node of running) await node.stop();
  running = [];
  await context.close();
});

/** Counts threads as they begin. */
function beginnings(): { count: number; close(): void } {
  const channel = new BroadcastChannel('forecast-thread');
  const found = { count: 0, close: () => channel.close() };
  channel.addEventListener('message', () => (found.count += 1));
  return found;
}

const until = { timeout: 10_000, interval: 50 };
const told = (node: Node, visit: string, station = 'ecg') =>
  expect.poll(async () => (await node.current())?.told(visit, station), until);

describe('W1 one forecast for all nodes', () => {
  it('has every place, the next call of everybody who waits, and the ends of visits', async () => {
    const node = await new Node('a').start();
    for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
    await told(node, 'v3').toBeDefined();
    const forecast = await node.current();
    const [first, last] = [forecast?.call('v1', 'ecg'), forecast?.call('v3', 'ecg')];
    expect(last?.p50).toBeGreaterThan(first?.p50 ?? Infinity);
    expect(last?.p90).toBeGreaterThan(last?.p50 ?? Infinity);
    expect(forecast?.newcomer('us')).toBeDefined();
    expect(forecast?.told('v3', '')?.p90).toBeGreaterThan(last?.p90 ?? Infinity);
    context.waits.follow(() => node.follower.current());
    const told90 = (forecast?.told('v3', 'ecg')?.p90 ?? 0) - floor.clock.now;
    expect(context.waits.shown('v3', 'ecg')?.[1]).toBe(Math.ceil(told90 / MINUTE));
  });

  it('is made by one node; another goes on when that one was killed', async () => {
    const a = await new Node('a').start();
    await floor.queue('v1');
    await told(a, 'v1').toBeDefined();
    const b = await new Node('b').start();
    await floor.queue('v2');
    await told(b, 'v2').toBeDefined();
    expect([a.keeper.holds, b.keeper.holds]).toEqual([true, false]);
    const before = (await b.current())?.told('v1', 'ecg');
    a.kill();
    await floor.queue('v3');
    await told(b, 'v3').toBeDefined();
    expect(b.keeper.holds).toBe(true);
    await expect.poll(() => a.keeper.holds, until).toBe(false);
    // What was told goes on: nobody is told a later time because another node says it.
    expect((await b.current())?.told('v1', 'ecg')?.p90).toBeLessThanOrEqual(before?.p90 ?? 0);
  });

  it('is taken over when the lease is out, by a thread that has begun before, without the database', async () => {
    const first = await new Node('first').start();
    await floor.queue('v1');
    await told(first, 'v1').toBeDefined();
    await first.keeper.stop();
    const a = await new Node('a').start();
    await floor.queue('v2');
    await told(a, 'v2').toBeDefined();
    const begun = beginnings();
    const thread = new ForecastThread(new URL('./testing/telling-worker.ts', import.meta.url));
    const never = () => new Promise<undefined>(() => undefined);
    // It looks at the lease when it starts, and then only when the lease should be out.
    const slow = { beatMs: 3_600_000, leaseMs: 3_600_000, earlier: never };
    const b = await new Node('b', thread, slow).start();
    await expect.poll(() => begun.count, until).toBe(1);
    expect(b.keeper.holds).toBe(false);
    a.kill();
    await floor.queue('v3');
    await told(b, 'v3').toBeDefined();
    expect((await b.current())?.model).toEqual({ source: 'learned' });
    expect(begun.count).toBe(1);
    begun.close();
  });

  it('is not overwritten by one who was asleep and has lost the lease', async () => {
    const node = await new Node('a').start();
    await floor.queue('v1');
    await told(node, 'v1').toBeDefined();
    const sleeper = new ForecastStore(node.shards, floor.site);
    expect(await sleeper.publish('sleeper', '1', Buffer.from('old'), [])).toBe(false);
    expect(await sleeper.keepModel('sleeper', 'old')).toBe(false);
    expect((await node.current())?.told('v1', 'ecg')).toBeDefined();
    expect(await sleeper.model()).not.toBe('old');
  });

  it('goes on after its thread has died, and says so', async () => {
    const thread = new ForecastThread(new URL('./testing/mortal-worker.ts', import.meta.url));
    const node = await new Node('a', thread).start();
    await floor.queue('v1');
    await told(node, 'v1').toBeDefined();
    await thread.ask({ type: 'save', site: 'die' }).catch(() => undefined);
    await floor.queue('v2');
    await told(node, 'v2').toBeDefined();
    expect(node.warnings).not.toEqual([]);
  });
});

describe('W3 what was told', () => {
  it('is stored once, with what happened, when it cannot be undone any more and the database is there', async () => {
    away = 2;
    const node = await new Node('a').start();
    await floor.queue('v1');
    await told(node, 'v1').toBeDefined();
    floor.clock.advance(3 * MINUTE);
    expect(await floor.call('ecg1')).toBe('v1');
    await context.current();
    await told(node, 'v1').toBeUndefined();
    expect(kept).toEqual([]);
    floor.clock.advance(61 * SECOND);
    await expect.poll(() => kept.length, until).toBe(1);
    expect(away).toBeLessThan(0);
    expect(kept).toMatchObject([{ visit: 'v1', station: 'ecg', outcome: 'called' }]);
    const [call] = kept;
    expect((call?.endedAt ?? 0) - (call?.since ?? 0)).toBeGreaterThanOrEqual(3 * MINUTE);
    const store = new ForecastStore(node.shards, floor.site);
    await expect
      .poll(async () => (await store.told()).filter((each) => each.outcome), until)
      .toEqual([]);
  });
});

describe('what was learned', () => {
  const modelKey = () => `{${floor.site}}:forecast:model`;

  it('is kept when the forecaster stops, and taken up by the next', async () => {
    const a = await new Node('a').start();
    await floor.queue('v1');
    await told(a, 'v1').toBeDefined();
    expect((await a.current())?.model).toEqual({ source: 'catalogue' });
    await a.keeper.stop();
    const b = await new Node('b').start();
    await floor.queue('v2');
    await told(b, 'v2').toBeDefined();
    expect((await b.current())?.model).toEqual({ source: 'learned' });
  });

  it('is not used when it is damaged: an earlier day is, or the catalogue, and it is said why', async () => {
    const a = await new Node('a').start();
    await floor.queue('v1');
    await told(a, 'v1').toBeDefined();
    await a.keeper.stop();
    const client = await a.shards.of(floor.site);
    const whole = (await client.get(modelKey())) ?? '';
    await client.set(modelKey(), whole.slice(0, -20));
    const b = await new Node('b').start();
    await floor.queue('v2');
    await told(b, 'v2').toBeDefined();
    expect((await b.current())?.model).toEqual({ source: 'snapshot', trouble: 'not JSON' });
    await b.keeper.stop();
    await client.set(modelKey(), '{"version":1,"told":{},"forecast":{"version":1,"stations":7}}');
    snapshot = undefined;
    const c = await new Node('c').start();
    await floor.queue('v3');
    await told(c, 'v3').toBeDefined();
    const model = (await c.current())?.model;
    expect(model?.source).toBe('catalogue');
    expect(model?.trouble).toContain('/stations');
    expect(c.warnings.join()).toContain('learned model');
  });
});

describe('what is published', () => {
  it('is as good as nothing while it cannot be read, and is made anew', async () => {
    const node = await new Node('a').start();
    await floor.queue('v1');
    await told(node, 'v1').toBeDefined();
    const errors: unknown[] = [];
    const store = new ForecastStore(node.shards, floor.site);
    const reader = new ForecastFollower(store, (error) => errors.push(error));
    const client = await node.shards.of(floor.site);
    const body = await client.hgetBuffer(`{${floor.site}}:forecast`, 'body');
    await client.hset(`{${floor.site}}:forecast`, { n: 'odd', body: body!.subarray(0, 40) });
    await reader.look();
    expect([reader.current(), errors.length]).toEqual([undefined, 1]);
    const read = () => reader.look().then(() => reader.current()?.told('v1', 'ecg'));
    await expect.poll(read, until).toBeDefined();
    await node.keeper.stop();
    for (const key of ['', ':told', ':model']) {
      await client.del(`{${floor.site}}:forecast${key}`);
      await client.rpush(`{${floor.site}}:forecast${key}`, 'of another kind');
    }
    const next = await new Node('b').start();
    await floor.queue('v2');
    await told(next, 'v2').toBeDefined();
  });
});
