import type { ScreenStatus } from '@daozhen/protocol';
import { FakeEnv } from '@daozhen/ui/testing';
import { beforeEach, expect, test } from 'vitest';
import { PageErrors } from './page-errors.ts';
import { Reporter } from './reporter.ts';

let env: FakeEnv;
let sent: ScreenStatus[];
let status: ScreenStatus;
let reporter: Reporter;

beforeEach(() => {
  env = new FakeEnv();
  sent = [];
  status = {
    instance: 'page-0001',
    phase: 'starting',
    width: 1920,
    height: 1080,
    ratio: 1,
    browser: 'Chrome 87',
    version: '0.1.0',
    sound: true,
    font: 'loading',
    errors: [],
    broken: [],
    upMs: 0,
  };
  const send = (one: ScreenStatus) => {
    sent.push(one);
    return Promise.resolve();
  };
  reporter = new Reporter(() => status, send, { after: (ms, run) => env.after(ms, run) });
  reporter.start();
  env.pass(0);
});

test('reports at the start and every half minute', () => {
  expect(sent).toHaveLength(1);
  env.pass(29_999);
  expect(sent).toHaveLength(1);
  env.pass(1);
  expect(sent).toHaveLength(2);
});

test('tells a change within a second, several at once in one report', () => {
  status = { ...status, font: 'missing' };
  reporter.changed();
  status = { ...status, phase: 'board' };
  reporter.changed();
  env.pass(1000);
  expect(sent.map(({ phase, font }) => [phase, font])).toEqual([
    ['starting', 'loading'],
    ['board', 'missing'],
  ]);
});

test('what counts on by itself is no change', () => {
  status = { ...status, upMs: 5000, seq: 17, heapMb: 12 };
  reporter.changed();
  env.pass(2000);
  expect(sent).toHaveLength(1);
});

test('keeps the latest five errors, each once, newest first', () => {
  const errors = new PageErrors();
  for (const text of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) errors.add(text);
  expect(errors.latest).toEqual(['f', 'e', 'd', 'a', 'c']);
  errors.add('x'.repeat(500));
  expect(errors.latest[0]).toHaveLength(200);
});
