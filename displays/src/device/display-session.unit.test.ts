import { FakeEnv } from '@daozhen/ui/testing';
import { beforeEach, expect, test } from 'vitest';
import { closeCodes } from '@daozhen/protocol';
import type { Device, DeviceApi } from './device-api.ts';
import { DisplaySession } from './display-session.ts';
import type { Phase } from './display-session.ts';
import type { TokenStore } from './token-store.ts';

type Answers = { [K in keyof DeviceApi]: Awaited<ReturnType<DeviceApi[K]>>[] };

const device: Device = {
  id: 'd1',
  kind: 'display',
  name: '东厅屏',
  site: 'jw',
  placement: { kind: 'hall', zone: 'east' },
};
const known = { state: 'known', device } as const;
const unreachable = { state: 'unreachable' } as const;
const started = (code: string) => ({ state: 'started', code, secret: `s-${code}` }) as const;

let env: FakeEnv;
let answers: Answers;
let asked: string[];
let kept: string | undefined;
let phases: Phase[];
let reloads: number;
let session: DisplaySession;

/** The next prepared answer; the last one again and again. */
function next<K extends keyof Answers>(name: K, detail = ''): Answers[K][number] {
  asked.push(detail ? `${name} ${detail}` : name);
  const list: Answers[K][number][] = answers[name];
  return list.length > 1 ? list.shift()! : list[0]!;
}

const api: DeviceApi = {
  startPairing: () => Promise.resolve(next('startPairing')),
  pairing: (secret) => Promise.resolve(next('pairing', secret)),
  me: (token) => Promise.resolve(next('me', token)),
};
const tokens: TokenStore = {
  read: () => kept,
  write: (token) => (kept = token),
  forget: () => (kept = undefined),
};

async function settled(): Promise<void> {
  for (let round = 0; round < 30; round += 1) await Promise.resolve();
}

async function pass(ms: number): Promise<void> {
  env.pass(ms);
  await settled();
}

async function refuse(code: number): Promise<void> {
  session.refused(code);
  await settled();
}

const latest = () => phases[phases.length - 1];

beforeEach(() => {
  env = new FakeEnv();
  asked = [];
  kept = undefined;
  phases = [];
  reloads = 0;
  answers = { startPairing: [started('123456')], pairing: [{ state: 'waiting' }], me: [known] };
  session = new DisplaySession({
    api,
    tokens,
    env,
    onPhase: (phase) => phases.push(phase),
    reload: () => (reloads += 1),
  });
});

async function start(): Promise<void> {
  void session.run();
  await settled();
}

test('shows a code, waits for staff, keeps the token and opens the board', async () => {
  answers.pairing = [{ state: 'waiting' }, { state: 'paired', token: 't1' }];
  await start();
  expect(latest()).toEqual({ name: 'pairing', code: '123456', revoked: false, unreachable: false });
  await pass(2000);
  expect(kept).toBeUndefined();
  await pass(2000);
  expect(kept).toBe('t1');
  expect(latest()).toEqual({ name: 'board', token: 't1', device });
});

test('after a power cut it goes straight back to its place', async () => {
  kept = 't1';
  await start();
  expect(phases.map((phase) => phase.name)).toEqual(['starting', 'board']);
  expect(asked).toEqual(['me t1']);
});

test('a code that ran out is replaced by a fresh one', async () => {
  answers.startPairing = [started('111111'), started('222222')];
  answers.pairing = [{ state: 'expired' }, { state: 'waiting' }];
  await start();
  await pass(2000);
  expect(latest()).toMatchObject({ name: 'pairing', code: '222222' });
});

test('no server at power-on: says so and keeps trying, with the token kept', async () => {
  kept = 't1';
  answers.me = [unreachable, unreachable, known];
  await start();
  expect(latest()).toEqual({ name: 'unreachable', since: 1000 });
  await pass(3000);
  expect(latest()).toEqual({ name: 'unreachable', since: 1000 });
  await pass(3000);
  expect(latest()?.name).toBe('board');
  expect(kept).toBe('t1');
});

test('a server lost while pairing is named and the same code goes on', async () => {
  answers.pairing = [unreachable, { state: 'waiting' }];
  await start();
  await pass(2000);
  expect(latest()).toMatchObject({ name: 'pairing', code: '123456', unreachable: true });
  await pass(2000);
  expect(latest()).toMatchObject({ name: 'pairing', code: '123456', unreachable: false });
});

test('a withdrawn token leads back to pairing, with the reason', async () => {
  kept = 'old';
  answers.me = [{ state: 'unknown' }];
  await start();
  expect(kept).toBeUndefined();
  expect(latest()).toMatchObject({ name: 'pairing', revoked: true });
});

test('refused by the feed, it asks who it is before it gives its place up', async () => {
  kept = 't1';
  await start();
  await refuse(4001);
  await pass(3000);
  expect(asked).toEqual(['me t1', 'me t1']);
  expect(latest()?.name).toBe('board');

  answers.me = [{ state: 'unknown' }];
  await refuse(4001);
  await pass(3000);
  expect(latest()).toMatchObject({ name: 'pairing', revoked: true });
});

test('a screen taken over elsewhere leaves the other in peace for a minute', async () => {
  kept = 't1';
  await start();
  await refuse(4004);
  expect(latest()).toEqual({ name: 'elsewhere', until: 61_000 });
  await pass(59_000);
  expect(latest()?.name).toBe('elsewhere');
  await pass(1000);
  expect(latest()?.name).toBe('board');
});

test('a server that speaks a newer language is met with a fresh page', async () => {
  kept = 't1';
  await start();
  await refuse(4003);
  await pass(3000);
  expect(reloads).toBe(1);
});

test('a place withdrawn by mistake and given back is taken again without a code', async () => {
  kept = 'mine';
  answers.me = [known, { state: 'unknown' }, { state: 'unknown' }, known];
  answers.pairing = [{ state: 'waiting' }];
  void session.run();
  await settled();
  await refuse(closeCodes.unauthorised);
  for (let second = 0; second < 30; second += 1) await pass(1000);
  expect(asked.filter((one) => one === 'me mine')).toHaveLength(5);
  expect(latest()).toMatchObject({ name: 'board', token: 'mine' });
  expect(kept).toBe('mine');
});
