import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait, steadyBound, waitMinutes } from './wait.ts';

const MINUTE = 60_000;
const base = { servers: 1, meanMs: 4 * MINUTE, deviationMs: 2 * MINUTE };

describe('W1 expected wait', () => {
  it('is nothing when a room stands empty and nobody is ahead', () => {
    expect(estimateWait({ ...base, ahead: 0, inRooms: 0 })?.p50).toBe(0);
  });

  it('is half a service when one is running and nobody is ahead', () => {
    expect(estimateWait({ ...base, ahead: 0, inRooms: 1 })?.p50).toBe(2 * MINUTE);
  });

  it('is people ahead times the mean over the servers', () => {
    expect(estimateWait({ ...base, ahead: 6, inRooms: 2, servers: 2 })?.p50).toBe(13 * MINUTE);
  });

  it('is unknown when no room is on duty', () => {
    expect(estimateWait({ ...base, ahead: 3, inRooms: 0, servers: 0 })).toBeUndefined();
  });

  it('grows with the people ahead and keeps P90 above P50', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(5),
        fc.integer({ min: 1, max: 6 }),
        (ahead, inRooms, servers) => {
          const now = estimateWait({ ...base, ahead, inRooms, servers })!;
          const longer = estimateWait({ ...base, ahead: ahead + 1, inRooms, servers })!;
          expect(now.p90).toBeGreaterThan(now.p50);
          expect(longer.p50).toBeGreaterThanOrEqual(now.p50);
        },
      ),
    );
  });
});

describe('W2 the shown upper bound', () => {
  it('starts at the P90', () => {
    expect(steadyBound(undefined, 5, { p50: 1, p90: 2 })).toBe(7);
  });

  it('falls at once, to a spread above the forecast', () => {
    expect(steadyBound(20 * MINUTE, 0, { p50: 3 * MINUTE, p90: 6 * MINUTE })).toBe(10 * MINUTE);
  });

  it('does not fall to what might have to be taken back', () => {
    expect(steadyBound(9 * MINUTE, 0, { p50: 3 * MINUTE, p90: 6 * MINUTE })).toBe(9 * MINUTE);
  });

  it('does not rise while the typical wait stays within a minute of it', () => {
    expect(steadyBound(10 * MINUTE, 0, { p50: 11 * MINUTE, p90: 15 * MINUTE })).toBe(10 * MINUTE);
  });

  it('rises when the typical wait exceeds it by more than a minute', () => {
    const wait = { p50: 11.1 * MINUTE, p90: 15 * MINUTE };
    expect(steadyBound(10 * MINUTE, 0, wait)).toBeCloseTo(19.9 * MINUTE);
  });

  it('obeys whatever the forecasts are', () => {
    const step = fc.record({
      passMs: fc.nat(300_000),
      p50: fc.nat(3_600_000),
      more: fc.nat(900_000),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2 }), (steps) => {
        let now = 0;
        let shown: number | undefined;
        for (const { passMs, p50, more } of steps) {
          now += passMs;
          const next = steadyBound(shown, now, { p50, p90: p50 + more });
          const rose = shown !== undefined && next > shown;
          const mayRise = shown === undefined || now + p50 > shown + MINUTE;
          expect(rose && !mayRise).toBe(false);
          expect(next).toBeGreaterThanOrEqual(Math.min(shown ?? 0, now + p50));
          shown = next;
        }
      }),
    );
  });
});

describe('the range people read', () => {
  it('is whole minutes, never a single figure, and coarse when long', () => {
    expect(waitMinutes(0, 0)).toEqual([0, 1]);
    expect(waitMinutes(8.2 * MINUTE, 14.1 * MINUTE)).toEqual([8, 15]);
    expect(waitMinutes(20 * MINUTE, 31 * MINUTE)).toEqual([20, 35]);
  });
});
