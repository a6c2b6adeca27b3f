import { describe, expect, test } from 'vitest';
import { fit, ticketWidth } from './fit.ts';

test('a four-character ticket reaches 0.7° at ten metres on a 55-inch board', () => {
  // Capitals are two thirds of the font size; 190 px of 1080 lines are 0.7° there.
  const size = Math.min(28.4, 70.8 / ticketWidth('A012'));
  expect(size * 10 * 0.67).toBeGreaterThanOrEqual(190);
});

describe('fit', () => {
  test('short text has the largest size', () => {
    expect(fit('内科', 30, 10, 6, 3)).toBe(6);
  });

  test('longer text shrinks, then takes two lines when that is larger', () => {
    expect(fit('心电图诊室', 25, 10, 6, 3)).toBe(5);
    expect(fit('超声医学科介入诊室', 25, 8, 6, 3)).toBeCloseTo(3.48, 1);
  });

  test('never below the least size', () => {
    expect(fit('长'.repeat(200), 25, 8, 6, 3)).toBe(3);
  });
});
