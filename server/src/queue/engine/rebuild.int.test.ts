import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  HOUR,
  openFloor,
  settingsOf,
  TestClock,
  type Floor,
  type SettingsOptions,
} from '../../../test-support/floor.ts';
import { loseAndRebuild, loseCampus, MemoryJournal } from '../../../test-support/rebuild.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { rebuild } from '../journal/index.ts';
import { canonicalJson } from './content.ts';
import { createRedisEngine, type RedisEngine } from './redis-engine.ts';

let redis: TestRedis;
let raw: Redis;
let engine: RedisEngine;
let clock = new TestClock();
const journal = new MemoryJournal();
let sites = 0;

beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
  raw = new Redis(redis.url);
  const options = { url: redis.url, testClock: () => clock.now, allowClock: true };
  engine = await createRedisEngine(options);
});
afterAll(async () => {
  raw.disconnect();
  await engine.close();
  await redis.stop();
});

function open(options: SettingsOptions = {}): Promise<Floor> {
  sites += 1;
  return openFloor(
    options,
    (own) => {
      clock = own;
      return engine;
    },
    `lost-${sites}`,
  );
}

/** The floor is lost and rebuilt; everything but the epoch has to be the same. */
async function survive(floor: Floor): Promise<void> {
  const before = await floor.state();
  const rebuilt = await loseAndRebuild(engine, raw, journal, floor.site);
  const after = await floor.state();
  expect(canonicalJson({ ...after, epoch: before.epoch })).toBe(canonicalJson(before));
  expect(after.epoch).not.toBe(before.epoch);
  expect(rebuilt).toMatchObject({
    now: { epoch: after.epoch, seq: before.seq },
    journalled: { epoch: before.epoch, seq: before.seq },
    visits: Object.keys(before.visits).length,
  });
}

describe('E3: what a rebuilt floor still knows', () => {
  it('T1: the numbers it has given out, and that they began anew with the day', async () => {
    const floor = await open();
    for (const visit of ['a', 'b']) await floor.arrive(visit);
    await floor.arrive('v', ['ecg'], 'vip');
    await survive(floor);
    await floor.arrive('c');
    expect((await floor.visit('c')).ticket).toBe('A003');
    floor.clock.advance(21 * HOUR);
    await floor.accept('close-day', { cutOff: false });
    await floor.accept('close-day', { cutOff: true });
    await survive(floor);
    await floor.arrive('d');
    expect((await floor.visit('d')).ticket).toBe('A001');
  });

  it('C1: the replies it gave, and for what', async () => {
    const floor = await open();
    await floor.queue('a');
    await floor.queue('b');
    floor.clock.advance(5000);
    const command = floor.command('call-next', { room: 'ecg1' });
    const reply = await engine.execute(command, 'user:test');
    await survive(floor);
    expect(await engine.execute(command, 'user:test')).toEqual(reply);
    const other = floor.command('call-next', { id: command.id, room: 'ecg1', expected: 1 });
    expect(await engine.execute(other, 'user:test')).toEqual({
      ok: false,
      code: 'command.id-reused',
    });
  });

  it('C8: an undo brings back the choice a finish ended', async () => {
    const floor = await open({ rooms: { ecg1: {}, us1: {} } });
    await floor.arrive('a', ['ecg', 'us']);
    await floor.accept('transfer', { visit: 'a', station: 'ecg', position: 'key' });
    await floor.call('ecg1');
    await floor.serve('ecg1');
    await survive(floor);
    await floor.accept('undo', { room: 'ecg1' });
    expect(await floor.visit('a')).toMatchObject({ state: 'serving', choice: 'ecg' });
  });

  it('C8: an undo of the second pass leaves the first', async () => {
    const floor = await open();
    await floor.queue('a');
    for (const _time of [1, 2]) {
      if ((await floor.visit('a')).state === 'away') await floor.accept('rejoin', { visit: 'a' });
      await floor.call('ecg1');
      await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
    }
    await survive(floor);
    await floor.accept('undo', { room: 'ecg1' });
    expect((await floor.visit('a')).passes).toEqual({ ecg: 1 });
  });

  it('C8: a room taken away has taken its undo with it', async () => {
    const floor = await open({ rooms: { ecg1: {}, ecg2: {} } });
    await floor.queue('a');
    await floor.call('ecg2');
    await floor.serve('ecg2');
    await floor.accept('close-room', { room: 'ecg2' });
    await floor.accept('configure', { settings: settingsOf({ rooms: { ecg1: {} } }) });
    await floor.accept('configure', { settings: settingsOf({ rooms: { ecg1: {}, ecg2: {} } }) });
    await survive(floor);
    expect((await floor.refuse('undo', { room: 'ecg2' })).code).toBe('undo.nothing');
  });

  it('E6: the time it had come to, whatever the store’s own clock says', async () => {
    const floor = await open();
    await floor.arrive('a');
    const { at } = await floor.state();
    floor.clock.now -= HOUR;
    await survive(floor);
    await floor.arrive('b');
    expect((await floor.visit('b')).checkedInAt).toBe(at);
  });

  it('the day’s events, for figures, forecasts and whoever asks', async () => {
    const floor = await open();
    await floor.queue('a');
    await floor.call('ecg1');
    const before = await engine.events(floor.site, 0, 1000);
    await survive(floor);
    expect(await engine.events(floor.site, 0, 1000)).toEqual(before);
    expect(await raw.ttl(`{${floor.site}}:ev`)).toBe(-1);
  });
});

describe('E3: rebuilding', () => {
  it('never takes the place of a floor it was not told to', async () => {
    const floor = await open();
    await floor.arrive('a');
    await journal.catchUp(engine, floor.site);
    await floor.arrive('b');
    const head = await engine.head(floor.site);
    const { epoch = '', seq = 0 } = head ?? {};
    expect(await rebuild({ engine, history: journal, site: floor.site })).toBeUndefined();
    expect(await floor.state()).toMatchObject({ epoch, seq });
    const replaces = { engine, history: journal, site: floor.site, replaces: head };
    expect(await rebuild(replaces)).toMatchObject({ now: { seq: seq - 1 }, lost: 1 });
    expect(await rebuild(replaces)).toBeUndefined();
    expect((await floor.state()).visits).not.toHaveProperty('b');
    expect(await raw.keys(`{${floor.site}}:restore:*`)).toEqual([]);
  });

  it('happens once when two nodes do it', async () => {
    const floor = await open();
    await floor.arrive('a');
    await journal.catchUp(engine, floor.site);
    await loseCampus(raw, floor.site);
    const both = await Promise.all(
      [1, 2].map(() => rebuild({ engine, history: journal, site: floor.site })),
    );
    expect(both.filter((each) => each !== undefined)).toHaveLength(1);
  });

  it('E2: whoever follows is told that the history is another', async () => {
    const floor = await open();
    await floor.arrive('a');
    const { seq } = await floor.state();
    const seen: number[] = [];
    const following = engine.follow(
      floor.site,
      0,
      (events) => void seen.push(...events.map((event) => event.seq)),
      new AbortController().signal,
    );
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(seq);
    await journal.catchUp(engine, floor.site);
    await floor.arrive('lost');
    await loseCampus(raw, floor.site);
    await rebuild({ engine, history: journal, site: floor.site });
    // The same numbers again, but of another epoch.
    for (const visit of ['b', 'c', 'd']) await floor.arrive(visit);
    await following;
    expect(seen.filter((each) => each > seq + 1)).toEqual([]);
  });
});
