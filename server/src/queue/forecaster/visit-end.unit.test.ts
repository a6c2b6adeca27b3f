import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../test-support/floor.ts';
import { remainingMs } from './visit-end.ts';

const stop = (waitMinutes: number, serviceMinutes: number) => ({
  waitMs: waitMinutes * MINUTE,
  serviceMs: serviceMinutes * MINUTE,
});

describe('W1 the end of the visit', () => {
  it('is the services and the walks where nobody waits', () => {
    expect(remainingMs([stop(0, 4), stop(0, 9)], true)).toBe(15 * MINUTE);
    expect(remainingMs([], true)).toBe(0);
  });

  it('P1 lets waits pass side by side where places are kept', () => {
    expect(remainingMs([stop(12, 4), stop(5, 4)], true)).toBe(17 * MINUTE);
  });

  it('adds them up where they are not', () => {
    expect(remainingMs([stop(12, 4), stop(5, 4)], false)).toBe(27 * MINUTE);
  });
});
