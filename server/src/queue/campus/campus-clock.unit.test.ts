import type { FloorEvent } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import { CampusClock } from './campus-clock.ts';

const event = (type: FloorEvent['type'], at: number, advanceMs?: number) =>
  ({ type, at, facts: advanceMs === undefined ? {} : { advanceMs } }) as FloorEvent;

describe("E6 the campus's clock", () => {
  it('runs on between events by the steady clock', () => {
    let steady = 100;
    const clock = new CampusClock(() => steady);
    clock.apply(event('called', 5000));
    steady = 350;
    expect(clock.now()).toBe(5250);
  });

  it('does not fall back to an event that arrived late', () => {
    let steady = 0;
    const clock = new CampusClock(() => steady);
    clock.apply(event('called', 5000));
    steady = 1000;
    clock.apply(event('started', 5400));
    expect(clock.now()).toBe(6000);
  });

  it('follows the offset of tests and the demo', () => {
    const clock = new CampusClock(() => 0);
    clock.apply(event('clock-advanced', 5000, 60_000));
    expect(clock.now()).toBe(65_000);
  });
});
