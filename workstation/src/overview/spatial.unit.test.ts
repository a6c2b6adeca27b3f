import { expect, test } from 'vitest';
import { nearest } from './spatial.ts';

const box = (left: number, top: number) => ({ left, top, width: 80, height: 30 });

/** Two cards side by side, two rows each, the right one a little lower. */
const boxes = [box(0, 0), box(0, 40), box(100, 10), box(100, 50)];

test.each([
  [0, 'down', 1],
  [0, 'right', 2],
  [3, 'left', 1],
  [3, 'up', 2],
] as const)('from %i %s to %i', (from, direction, to) => {
  const others = boxes.map((each, index) => (index === from ? box(-9999, -9999) : each));
  expect(nearest(boxes[from]!, others, direction)).toBe(to);
});

test('nothing lies beyond the edge', () => {
  expect(nearest(boxes[0]!, boxes.slice(1), 'up')).toBeUndefined();
  expect(nearest(boxes[1]!, [boxes[0]!, boxes[2]!], 'left')).toBeUndefined();
});
