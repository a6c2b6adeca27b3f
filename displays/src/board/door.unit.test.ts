import { expect, test } from 'vitest';
import { door as doorView, people } from '../../test-support/boards.ts';
import { door } from './door.ts';

test('who is called comes in; who is inside is being examined', () => {
  const serving = people('A', 20, 1);
  expect(door(doorView({ serving }), 3)).toMatchObject({
    state: 'in',
    people: [{ ticket: 'A012' }],
  });
  expect(door(doorView({ called: [], serving }), 3)).toMatchObject({
    state: 'busy',
    people: serving,
  });
});

test.each([
  ['open', 'wait'],
  ['paused', 'paused'],
  ['closed', 'closed'],
] as const)('an empty room that is %s shows %s', (state, shown) => {
  expect(door(doorView({ called: [], state }), 3)?.state).toBe(shown);
});

test('O1 those at the door precede the line', () => {
  const shown = door(doorView(), 4)!;
  expect(shown.next.map((person) => [person.ticket, person.atDoor])).toEqual([
    ['A014', true],
    ['A017', false],
    ['A018', false],
    ['A019', false],
  ]);
});

test('nothing to show before the room is known', () => {
  expect(door({ ...doorView(), rooms: {} }, 3)).toBeUndefined();
});
