import { expect, test } from 'vitest';
import { FreshCalls } from './fresh-call.ts';

test('calls already there when the screen comes up are not new', () => {
  const fresh = new FreshCalls();
  expect(fresh.seen([7, 5])).toBeUndefined();
  expect(fresh.seen([7, 5])).toBeUndefined();
  expect(fresh.seen([9, 7, 5])).toBe(9);
  expect(fresh.seen([9, 7, 5])).toBeUndefined();
});

test('the first call of a quiet morning is new', () => {
  const fresh = new FreshCalls();
  expect(fresh.seen([])).toBeUndefined();
  expect(fresh.seen([3])).toBe(3);
});

test('a call taken back does not make an older one new', () => {
  const fresh = new FreshCalls();
  fresh.seen([9, 7]);
  expect(fresh.seen([7])).toBeUndefined();
  expect(fresh.seen([10, 7])).toBe(10);
});
