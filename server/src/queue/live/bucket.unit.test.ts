import { expect, test } from 'vitest';
import { TokenBucket } from './bucket.ts';

test('a burst passes, then as many as the rate allows, and a rest saves up no more than a burst', () => {
  const bucket = new TokenBucket(10, 3, 0);
  const passed = (now: number, tries: number) =>
    Array.from({ length: tries }, () => bucket.take(now)).filter(Boolean).length;
  expect(passed(0, 5)).toBe(3);
  expect(passed(99, 1)).toBe(0);
  expect(passed(100, 2)).toBe(1);
  expect(passed(60_000, 9)).toBe(3);
});
