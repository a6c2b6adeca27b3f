import { expect, it } from 'vitest';
import { lineOf } from './json-lines.ts';

const text = `{
  "a": [1, {"b": "x, {y}"},
    [true, null]
  ],
  "c": {
    "d": "q\\"}"
  },
  "e": -1.5e3
}`;

it.each([
  ['', 1],
  ['/a', 2],
  ['/a/1/b', 2],
  ['/a/2', 3],
  ['/a/2/1', 3],
  ['/c/d', 6],
  ['/e', 8],
  ['/c/missing', 5],
  ['/nowhere', 1],
])('the value at %s begins on line %i', (pointer, at) => {
  expect(lineOf(text, pointer)).toBe(at);
});
