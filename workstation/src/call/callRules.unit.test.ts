import { describe, expect, test } from 'vitest';
import { roomView, staffPerson } from '../../test-support/views.ts';
import {
  mainAction,
  namedItems,
  mayBeSent,
  nextPerson,
  passLacks,
  runningMs,
  stopwatch,
} from './callRules.ts';

const called = staffPerson({ state: 'called', calls: 1, calledAt: 10_000 });
const serving = staffPerson({ state: 'serving', startedAt: 10_000 });

describe('C2 the one button', () => {
  test.each([
    ['closed', roomView({ state: 'closed' }), undefined, 'open'],
    ['paused', roomView({ state: 'paused' }), undefined, 'resume'],
    ['idle', roomView(), undefined, 'call'],
    ['called', roomView({ called: [called] }), called, 'start'],
    ['serving', roomView({ serving: [serving] }), serving, 'finish-next'],
    ['serving while paused', roomView({ state: 'paused', serving: [serving] }), serving, 'finish'],
    [
      'full, nobody chosen',
      roomView({ capacity: 2, called: [called], serving: [serving] }),
      undefined,
      'none',
    ],
    ['one of several', roomView({ capacity: 2, serving: [serving] }), serving, 'finish'],
    ['room for one more', roomView({ capacity: 2, serving: [serving] }), undefined, 'call'],
  ] as const)('%s', (_, view, person, action) => {
    expect(mainAction(view, person)).toBe(action);
  });

  test('in a colleague’s room it takes over, whatever goes on', () => {
    expect(mainAction(roomView({ called: [called] }), called, true)).toBe('take-over');
    expect(mainAction(roomView({ state: 'closed' }), undefined, true)).toBe('open');
  });
});

test('C4 a pass says how many calls and how much time it lacks', () => {
  const view = roomView({ passMinCalls: 2, passMinMs: 30_000 });
  expect(passLacks(view, called, 20_000)).toEqual({ calls: 1, ms: 20_000 });
  expect(passLacks(view, { ...called, calls: 3 }, 50_000)).toEqual({ calls: 0, ms: 0 });
});

test('T3 a finish names items only when the choice differs from every ready one', () => {
  const person = staffPerson({
    items: [
      { id: 'a', name: 'A', ready: true },
      { id: 'b', name: 'B', ready: true },
      { id: 'c', name: 'C', ready: false },
    ],
  });
  expect(namedItems(person, new Set(['a', 'b']))).toBeUndefined();
  expect(namedItems(person, new Set(['b']))).toEqual(['b']);
  expect(namedItems(person, new Set(['c', 'a', 'b']))).toEqual(['a', 'b', 'c']);
});

test('the time shown runs from the present step', () => {
  expect(runningMs(called, 13_000)).toBe(3000);
  expect(runningMs(serving, 9000)).toBe(0);
  expect([0, 65_000, 3_725_000].map(stopwatch)).toEqual(['0:00', '1:05', '1:02:05']);
});

test('C7 P4 next is who this room may call and guidance does not send elsewhere first', () => {
  const unready = staffPerson({ visit: 'a', callable: false, why: 'not-ready' });
  const guided = staffPerson({ visit: 'b', callable: true, why: 'guided' });
  const free = staffPerson({ visit: 'c', callable: true });
  expect(nextPerson(roomView({ line: [unready, guided, free] }))?.visit).toBe('c');
  expect(nextPerson(roomView({ line: [unready, guided] }))).toBeUndefined();
  expect(mayBeSent(roomView({ line: [unready, guided] }))).toBe(true);
  expect(mayBeSent(roomView({ line: [unready, free] }))).toBe(false);
});
