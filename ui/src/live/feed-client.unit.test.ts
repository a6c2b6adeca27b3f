import { beforeEach, describe, expect, test } from 'vitest';
import { FakeEnv, FakeSocket } from './fake-env.ts';
import { FeedClient } from './feed-client.ts';
import type { FeedStatus } from './feed-client.ts';

let env: FakeEnv;
let sockets: FakeSocket[];
let statuses: FeedStatus[];
let views: unknown[];
let client: FeedClient;

const latest = () => statuses[statuses.length - 1];
const last = () => sockets[sockets.length - 1]!;
const snapshot = (seq: number, view: unknown) => ({
  type: 'snapshot',
  topic: 'board:d1',
  epoch: 'e',
  seq,
  at: 5_000_000,
  view,
});

beforeEach(() => {
  env = new FakeEnv();
  sockets = [];
  statuses = [];
  views = [];
  client = new FeedClient({
    token: 'secret',
    url: 'ws://host/feed',
    env,
    onStatus: (status) => statuses.push(status),
    open: (_url, events) => {
      sockets.push(new FakeSocket(events));
      return last();
    },
  });
  client.subscribe('board:d1', { onView: (view) => views.push(view) });
});

test('says hello with its token, then asks for its topics', () => {
  last().welcome();
  expect(last().sent).toEqual([
    { type: 'hello', v: 1, token: 'secret' },
    { type: 'subscribe', topic: 'board:d1' },
  ]);
  expect(statuses).toEqual([{ state: 'online', stale: false }]);
});

test('E2 a gap asks once for a snapshot and shows nothing until it comes', () => {
  last().welcome();
  last().say(snapshot(3, { n: 1 }));
  const late = { type: 'update', topic: 'board:d1', epoch: 'e', at: 5_000_100, patch: { n: 9 } };
  last().say({ ...late, prev: 5, seq: 6 });
  last().say({ ...late, prev: 6, seq: 7 });
  expect(views).toEqual([{ n: 1 }]);
  expect(last().sent.slice(2)).toEqual([{ type: 'subscribe', topic: 'board:d1' }]);
  last().say(snapshot(7, { n: 9 }));
  expect(views).toEqual([{ n: 1 }, { n: 9 }]);
});

test('E4 five silent seconds make the picture stale; a word makes it fresh', () => {
  last().welcome();
  env.pass(4900);
  expect(statuses.some((status) => status.stale)).toBe(false);
  env.pass(200);
  expect(latest()).toMatchObject({ stale: true });
  expect(client.silence()).toBeGreaterThanOrEqual(5000);
});

test('E4 heartbeats keep a quiet board fresh', () => {
  last().welcome();
  for (let beat = 0; beat < 10; beat += 1) {
    env.pass(2000);
    last().say({ type: 'heartbeat', at: 5_000_000 + beat * 2000 });
  }
  expect(statuses).toEqual([{ state: 'online', stale: false }]);
  expect(sockets).toHaveLength(1);
});

test('a dead connection is given up and tried again from where the topic stands', () => {
  last().welcome();
  last().say(snapshot(3, { n: 1 }));
  env.pass(5100);
  expect(sockets[0]!.closed).toBe(true);
  env.pass(3000);
  expect(sockets).toHaveLength(2);
  last().welcome();
  expect(last().sent[1]).toEqual({ type: 'subscribe', topic: 'board:d1', epoch: 'e', seq: 3 });
  expect(latest()).toEqual({ state: 'online', stale: false });
});

test('an attempt that never answers is not left hanging', () => {
  env.pass(5100);
  expect(sockets[0]!.closed).toBe(true);
  env.pass(20_000);
  expect(sockets.length).toBeGreaterThanOrEqual(3);
});

describe('coming back', () => {
  test.each([
    [0, 1000],
    [0.999, 10_000],
  ])('with chance %d no wait leaves 1 to 10 s', (chance, bound) => {
    env.chance = chance;
    for (let round = 0; round < 8; round += 1) {
      const before = sockets.length;
      last().breaks(1006);
      env.pass(999);
      expect(sockets).toHaveLength(before);
      env.pass(bound - 999);
      expect(sockets.length).toBe(before + 1);
    }
  });

  test('on screen again: at once', () => {
    last().welcome();
    last().breaks(1006);
    env.comeBack();
    expect(sockets).toHaveLength(2);
    last().welcome();
    env.comeBack();
    expect(sockets).toHaveLength(2);
  });

  test('a refusal is final and named', () => {
    last().breaks(4001);
    env.pass(60_000);
    env.comeBack();
    expect(sockets).toHaveLength(1);
    expect(latest()).toMatchObject({ state: 'refused', code: 4001 });
  });

  test.each([4500, 4502, 1001])('close code %d comes back', (code) => {
    last().welcome();
    last().breaks(code);
    expect(latest()).toMatchObject({ state: 'offline' });
    env.pass(3000);
    expect(sockets).toHaveLength(2);
  });
});

test('E6 the site clock follows the server, whatever the device believes', () => {
  last().welcome(9_000_000);
  env.pass(1500);
  expect(client.clock.now()).toBe(9_001_500);
  last().say({ type: 'heartbeat', at: 9_001_400 });
  expect(client.clock.now()).toBe(9_001_500);
  last().say({ type: 'heartbeat', at: 9_001_900 });
  expect(client.clock.now()).toBe(9_001_900);
});

test('a seeded view is confirmed without being sent again', () => {
  client.subscribe('phone:v1', {
    seed: { epoch: 'e', seq: 8, view: { s: 'free' } },
    onView: (view) => views.push(view),
  });
  last().welcome();
  expect(last().sent[2]).toEqual({ type: 'subscribe', topic: 'phone:v1', epoch: 'e', seq: 8 });
  last().say({ type: 'current', topic: 'phone:v1', epoch: 'e', seq: 8 });
  expect(views).toEqual([]);
});

test('a refused topic reaches its listener', () => {
  const codes: string[] = [];
  client.subscribe('board:other', { onView: () => {}, onRefused: (code) => codes.push(code) });
  last().welcome();
  last().say({ type: 'error', code: 'access.denied', message: '不可以', topic: 'board:other' });
  expect(codes).toEqual(['access.denied']);
});

test('closed for good: no more attempts', () => {
  client.close();
  env.pass(60_000);
  expect(sockets).toHaveLength(1);
  expect(sockets[0]!.closed).toBe(true);
});

test('E4 a server that lives but has lost the floor: the picture says how old it is, the connection stays', () => {
  last().welcome();
  last().say(snapshot(3, { n: 1 }));
  const beats = (seconds: number, lost: boolean) => {
    for (let second = 1; second <= seconds; second += 1) {
      env.pass(1000);
      const at = 5_000_000 + second * 1000;
      last().say({ type: 'heartbeat', at, ...(lost && { lostAt: 5_000_000 }) });
    }
  };
  beats(4, true);
  expect(latest()).toEqual({ state: 'online', stale: false });
  beats(9, true);
  expect(latest()).toEqual({ state: 'online', stale: true });
  expect(client.silence()).toBe(9000);
  last().say(snapshot(4, { n: 2 }));
  expect(latest()).toEqual({ state: 'online', stale: true });
  expect(sockets).toHaveLength(1);
  beats(1, false);
  expect(latest()).toEqual({ state: 'online', stale: false });
  expect(client.silence()).toBe(0);
});
