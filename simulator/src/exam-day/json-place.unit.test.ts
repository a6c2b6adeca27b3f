import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineOfValue } from './json-place.ts';

const text = `{
  "name": "a \\"day\\" {[",
  "stations": [
    { "id": "us", "rooms": [{ "id": "us-1" }] },
    {
      "id": "ecg",
      "a/b": 1,
      "rooms": []
    }
  ],
  "people": 240
}`;

it.each([
  ['', 1],
  ['/name', 2],
  ['/stations', 3],
  ['/stations/0/rooms/0/id', 4],
  ['/stations/1', 5],
  ['/stations/1/id', 6],
  ['/stations/1/a~1b', 7],
  ['/stations/1/rooms', 8],
  ['/people', 11],
  // What is missing is told where it is missing.
  ['/stations/1/nominal', 5],
  ['/stations/7', 3],
])('the value at %s begins on line %i', (pointer, line) => {
  expect(lineOfValue(text, pointer)).toBe(line);
});

it('every member of any list has a line of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 8 }), (values) => {
      const lines = values.map((value) => JSON.stringify(value));
      const list = `[\n${lines.join(',\n')}\n]`;
      values.forEach((_, index) => {
        expect(lineOfValue(list, `/${index}`)).toBe(index + 2);
      });
    }),
  );
});
