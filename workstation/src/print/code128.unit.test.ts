import { expect, test } from 'vitest';
import { code128 } from './code128.ts';

test('a text becomes bars with start and stop', () => {
  const { bars, width } = code128('A012');
  // Start, four symbols and the check symbol of 11 modules each, a stop of 13.
  expect(width).toBe(6 * 11 + 13);
  expect(bars[0]).toEqual({ x: 0, width: 2 });
  expect(bars.at(-1)).toEqual({ x: width - 2, width: 2 });
  expect(bars).toHaveLength(6 * 3 + 4);
});

test('pairs of digits take one symbol', () => {
  expect(code128('26112301').width).toBe(6 * 11 + 13);
});
