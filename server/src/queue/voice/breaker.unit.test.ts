import { expect, it } from 'vitest';
import { Breaker } from './breaker.ts';

function setUp() {
  let now = 0;
  const breaker = new Breaker({ now: () => now });
  const fail = (times = 1) => {
    for (let n = 0; n < times; n += 1) {
      expect(breaker.enter()).toBe(true);
      breaker.failed();
    }
  };
  return { breaker, fail, pass: (ms: number) => (now += ms) };
}

it('rests after three failures in a row, not sooner', () => {
  const { breaker, fail } = setUp();
  fail(2);
  expect(breaker.restsMs).toBeUndefined();
  breaker.succeeded();
  fail(2);
  expect(breaker.enter()).toBe(true);
  breaker.failed();
  expect([breaker.enter(), breaker.restsMs]).toEqual([false, 30_000]);
});

it('asks once after its rest, and rests twice as long when that fails, five minutes at most', () => {
  const { breaker, fail, pass } = setUp();
  fail(3);
  for (const ms of [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]) {
    pass(ms - 1);
    expect(breaker.enter()).toBe(false);
    pass(1);
    expect([breaker.enter(), breaker.enter()]).toEqual([true, false]);
    breaker.failed();
  }
});

it('works again after one success, and rests as shortly as the first time', () => {
  const { breaker, fail, pass } = setUp();
  fail(3);
  pass(30_000);
  expect(breaker.enter()).toBe(true);
  breaker.succeeded();
  expect([breaker.enter(), breaker.enter(), breaker.restsMs]).toEqual([true, true, undefined]);
  fail(3);
  expect(breaker.restsMs).toBe(30_000);
});

it('what fails late, begun before the rest, makes it no longer', () => {
  const { breaker, fail, pass } = setUp();
  breaker.enter();
  breaker.enter();
  fail(3);
  pass(10_000);
  breaker.failed();
  breaker.failed();
  expect(breaker.restsMs).toBe(20_000);
});
