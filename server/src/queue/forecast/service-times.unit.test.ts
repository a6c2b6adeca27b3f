import { describe, expect, it } from 'vitest';
import {
  deviationMs,
  forget,
  meanMs,
  noServiceTimes,
  observe,
  plausibleMs,
} from './service-times.ts';

const MINUTE = 60_000;

describe('learned service time', () => {
  it('starts at the nominal mean and half of it as spread', () => {
    expect(meanMs(noServiceTimes, 4 * MINUTE)).toBe(4 * MINUTE);
    expect(deviationMs(noServiceTimes, 4 * MINUTE)).toBe(2 * MINUTE);
  });

  it('gives today as much weight as the catalogue after five examinees', () => {
    let seen = noServiceTimes;
    for (let i = 0; i < 5; i += 1) seen = observe(seen, 8 * MINUTE);
    expect(meanMs(seen, 4 * MINUTE)).toBe(6 * MINUTE);
  });

  it('narrows its spread when services are alike', () => {
    let seen = noServiceTimes;
    for (let i = 0; i < 200; i += 1) seen = observe(seen, 4 * MINUTE);
    expect(deviationMs(seen, 4 * MINUTE)).toBeLessThan(0.5 * MINUTE);
  });

  it('clips a forgotten finish to four means and a double press to a tenth', () => {
    expect(plausibleMs(noServiceTimes, 90 * MINUTE, 4 * MINUTE)).toBe(16 * MINUTE);
    expect(plausibleMs(noServiceTimes, 0, 4 * MINUTE)).toBe(0.4 * MINUTE);
  });

  it('forgets exactly what it observed', () => {
    const before = observe(noServiceTimes, 3 * MINUTE);
    expect(forget(observe(before, 7 * MINUTE), 7 * MINUTE)).toEqual(before);
  });
});
