import { Redis } from 'ioredis';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, openFloor, SECOND, TestClock, type Floor } from '../../../test-support/floor.ts';
import { startTestPostgres, type TestPostgres } from '../../../test-support/postgres.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { startTcpProxy, type TcpProxy } from '../../../test-support/tcp-proxy.ts';
import { migrate, openPostgres, type Database } from '../../platform/db/index.ts';
import { createRedisEngine, type RedisEngine } from '../engine/index.ts';
import { Journal, journalMigrations, JournalRepository, journalMetrics, rebuild } from './index.ts';

let redis: TestRedis;
let postgres: TestPostgres;
let proxy: TcpProxy;
let raw: Redis;
let engine: RedisEngine;
let database: Database;
let repository: JournalRepository;
let clock = new TestClock();
let sites = 0;
let journals: Journal[] = [];
const patience = { timeout: 10_000 };

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startTestRedis({ fast: true }), startTestPostgres()]);
  raw = new Redis(redis.url);
  const options = { url: redis.url, testClock: () => clock.now, allowClock: true };
  engine = await createRedisEngine(options);
});
beforeEach(async () => {
  const url = new URL(await postgres.createDatabase());
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  database = openPostgres({ url: url.href, connections: 3 });
  await migrate(database, { journal: journalMigrations });
  repository = new JournalRepository(database.db);
});
afterEach(async () => {
  await Promise.all(journals.map((journal) => journal.stop()));
  journals = [];
  await database.close();
  await proxy.close();
});
afterAll(async () => {
  raw.disconnect();
  await engine.close();
  await redis.stop();
  await postgres.stop();
});

async function newFloor(): Promise<Floor> {
  sites += 1;
  const make = (own: TestClock) => {
    clock = own;
    return engine;
  };
  return openFloor({}, make, `lag-${sites}`);
}

function journalOf(site: string, keepEvents?: number): Journal {
  const journal = new Journal({
    engine,
    repository,
    sites: [site],
    log: { warn: () => undefined, info: () => undefined },
    retryMs: { first: 5, longest: 50 },
    lookMs: 10,
    ...(keepEvents === undefined ? {} : { keepEvents }),
  });
  journals.push(journal);
  journal.start();
  return journal;
}

const caughtUp = async (journal: Journal, { site }: Floor) =>
  journal.reached(site, (await engine.head(site))?.seq ?? 0);

/** An hour on the floor: 300 arrive, one every twelve seconds. */
async function anHour(floor: Floor): Promise<void> {
  for (let index = 0; index < 300; index += 1) {
    floor.clock.advance(12 * SECOND);
    await floor.arrive(`v${index}`);
  }
}

describe('E3: a journal an hour behind', () => {
  it('says so, catches up by itself and has lost nothing', async () => {
    const floor = await newFloor();
    const journal = journalOf(floor.site);
    const registry = new Registry();
    journalMetrics(registry, journal);
    const metric = async (name: string) =>
      (await registry.getSingleMetric(name)?.get())?.values[0]?.value;
    await caughtUp(journal, floor);
    proxy.cut();
    await anHour(floor);
    await expect.poll(() => journal.lag(floor.site).behind, patience).toBe(300);
    await expect
      .poll(() => journal.lag(floor.site).waitingMs, patience)
      .toBeGreaterThanOrEqual(HOUR - 12 * SECOND);
    expect(await metric('daozhen_journal_behind_events')).toBe(300);
    expect(await metric('daozhen_journal_behind_seconds')).toBeGreaterThan(3500);
    expect(await raw.xlen(`{${floor.site}}:ev`)).toBe(302);
    proxy.mend();
    await caughtUp(journal, floor);
    await expect
      .poll(() => journal.lag(floor.site), patience)
      .toEqual({ stored: 302, behind: 0, waitingMs: 0 });
    expect(await metric('daozhen_journal_behind_events')).toBe(0);
    expect(await metric('daozhen_journal_behind_seconds')).toBe(0);
    const { epoch = '' } = (await engine.head(floor.site)) ?? {};
    expect(await repository.page(floor.site, epoch, 0, 302, 1000)).toEqual(
      await engine.events(floor.site, 0, 1000),
    );
  });

  it('gives back what it has, to the event, and says how many it has not', async () => {
    const floor = await newFloor();
    const journal = journalOf(floor.site);
    await floor.arrive('early');
    await caughtUp(journal, floor);
    const then = await floor.state();
    await journal.stop();
    await anHour(floor);
    const replaces = await engine.head(floor.site);
    const rebuilt = await rebuild({ engine, history: repository, site: floor.site, replaces });
    expect(rebuilt).toMatchObject({ now: { seq: then.seq }, at: then.at, visits: 1, lost: 300 });
    const after = await floor.state();
    expect({ ...after, epoch: then.epoch }).toEqual(then);
    const { at } = await floor.accept('hold', { visit: 'early' });
    expect(at).toBeGreaterThanOrEqual(then.at);
  });
});

describe('E3: the stream', () => {
  const firstIn = async ({ site }: Floor) => (await engine.events(site, 0, 1))[0]?.seq;

  it('keeps the day, whoever of several nodes trims it', async () => {
    const floor = await newFloor();
    const nodes = [journalOf(floor.site), journalOf(floor.site)];
    await floor.arrive('a');
    await floor.accept('clock', { advanceMs: 21 * HOUR });
    await floor.accept('close-day', { cutOff: false });
    const turned = await floor.accept('close-day', { cutOff: true });
    await floor.arrive('b');
    for (const node of nodes) await caughtUp(node, floor);
    await expect.poll(() => firstIn(floor), patience).toBe(turned.seq);
    expect(await engine.events(floor.site, 0, 10)).toHaveLength(2);
  });

  it('keeps what is not journalled, however old and however much', async () => {
    const floor = await newFloor();
    const journal = journalOf(floor.site, 10);
    await floor.arrive('a');
    await caughtUp(journal, floor);
    proxy.cut();
    await anHour(floor);
    await floor.accept('clock', { advanceMs: 21 * HOUR });
    await floor.accept('close-day', { cutOff: false });
    await floor.accept('close-day', { cutOff: true });
    expect(await firstIn(floor)).toBe(1);
    proxy.mend();
    await caughtUp(journal, floor);
    await expect.poll(() => firstIn(floor), patience).toBeGreaterThan(300);
    const { seq = 0, epoch = '' } = (await engine.head(floor.site)) ?? {};
    expect(await repository.page(floor.site, epoch, 0, seq, 1000)).toHaveLength(seq);
  });

  it('is left alone by a node that knows another epoch', async () => {
    const floor = await newFloor();
    await floor.arrive('a');
    expect(await engine.trim(floor.site, 'another', 3)).toBe(0);
    const { epoch } = await floor.state();
    expect(await engine.trim(floor.site, epoch, 3)).toBe(2);
  });
});
