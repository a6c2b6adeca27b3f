import type { PlayedBody } from '@daozhen/protocol';
import { FakeEnv } from '@daozhen/ui/testing';
import { beforeEach, expect, test } from 'vitest';
import { Played } from './played.ts';

let env: FakeEnv;
let sent: PlayedBody[];
/** What the server answers, in order; afterwards it takes everything. */
let answers: boolean[];
let played: Played;

const settled = async () => {
  for (let round = 0; round < 10; round += 1) await Promise.resolve();
};
const pass = async (ms: number) => {
  env.pass(ms);
  await settled();
};
const finished = (id: string) => ({ id, state: 'finished' }) as const;
const ids = () => sent.map(({ reports }) => reports.map(({ id }) => id).join());

beforeEach(() => {
  env = new FakeEnv();
  sent = [];
  answers = [];
  played = new Played({
    after: (ms, run) => env.after(ms, run),
    send(body) {
      sent.push(body);
      return Promise.resolve(answers.shift() ?? true);
    },
  });
});

test('what comes close together is told together', async () => {
  played.add({ id: 'a', state: 'started' });
  played.add(finished('a'));
  await pass(199);
  expect(sent).toEqual([]);
  await pass(1);
  expect(sent).toEqual([
    { sound: 'ready', reports: [{ id: 'a', state: 'started' }, finished('a')] },
  ]);
  await pass(60_000);
  expect(sent.length).toBe(1);
});

test('it is told again until the server has it, ever more slowly, with what came meanwhile', async () => {
  answers = [false, false, false];
  played.add(finished('a'));
  await pass(200);
  await pass(1000);
  played.add(finished('b'));
  await pass(200);
  await pass(5000);
  expect(ids()).toEqual(['a', 'a', 'a,b', 'a,b']);
  await pass(60_000);
  expect(sent.length).toBe(4);
});

test('after a connection it says that it is back, with what it could not tell before', async () => {
  answers = [false];
  played.add(finished('a'));
  await pass(200);
  played.back();
  await pass(200);
  expect(sent[1]).toEqual({ sound: 'ready', back: true, reports: [finished('a')] });
});

test('being back is not forgotten when it could not be told', async () => {
  answers = [false];
  played.back();
  await pass(200);
  await pass(1000);
  await pass(60_000);
  expect(sent).toEqual([
    { sound: 'ready', back: true, reports: [] },
    { sound: 'ready', back: true, reports: [] },
  ]);
});

test('it says when its browser waits for a touch, and when it may sound again', async () => {
  played.blocked(true);
  played.blocked(true);
  await pass(200);
  played.blocked(false);
  await pass(200);
  expect(sent.map(({ sound, back }) => [sound, back])).toEqual([
    ['blocked', true],
    ['ready', true],
  ]);
});

test('a server that is away for long is told the latest fifty', async () => {
  for (let n = 0; n < 60; n += 1) played.add(finished(`a${n}`));
  await pass(200);
  expect(sent[0]?.reports.length).toBe(50);
  expect(sent[0]?.reports[49]?.id).toBe('a59');
});

test('nothing is told after it was closed', async () => {
  played.add(finished('a'));
  played.close();
  await pass(60_000);
  expect(sent).toEqual([]);
});
