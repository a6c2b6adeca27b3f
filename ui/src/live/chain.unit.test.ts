import { expect, test } from 'vitest';
import { Chain } from './chain.ts';
import type { TopicMessage } from './chain.ts';

interface View {
  a: number;
  deep?: { b?: number };
}

const snapshot = (seq: number, view: View, epoch = 'e1'): TopicMessage => ({
  type: 'snapshot',
  topic: 'board:x',
  epoch,
  seq,
  at: seq * 10,
  view,
});
const update = (prev: number, seq: number, patch: unknown, epoch = 'e1'): TopicMessage => ({
  type: 'update',
  topic: 'board:x',
  epoch,
  prev,
  seq,
  at: seq * 10,
  patch,
});

test('E2 an update applies only on the sequence number it names', () => {
  const chain = new Chain<View>();
  expect(chain.accept(update(1, 2, { a: 9 }))).toBe('gap');
  expect(chain.accept(snapshot(4, { a: 1, deep: { b: 1 } }))).toBe('view');
  expect(chain.accept(update(4, 7, { deep: { b: null } }))).toBe('view');
  expect(chain.view).toEqual({ a: 1, deep: {} });
  expect(chain.position()).toEqual({ epoch: 'e1', seq: 7 });
  expect(chain.at).toBe(70);
});

test('E2 a repeat changes nothing, a gap keeps the last picture', () => {
  const chain = new Chain<View>();
  chain.accept(snapshot(4, { a: 1 }));
  expect(chain.accept(update(2, 4, { a: 5 }))).toBe('repeat');
  expect(chain.accept(update(6, 8, { a: 5 }))).toBe('gap');
  expect(chain.view).toEqual({ a: 1 });
  expect(chain.accept(snapshot(8, { a: 5 }))).toBe('view');
});

test('E3 another epoch is a gap even when the numbers fit', () => {
  const chain = new Chain<View>();
  chain.accept(snapshot(4, { a: 1 }));
  expect(chain.accept(update(4, 5, { a: 2 }, 'e2'))).toBe('gap');
  expect(chain.accept(snapshot(2, { a: 3 }, 'e2'))).toBe('view');
  expect(chain.position()).toEqual({ epoch: 'e2', seq: 2 });
});

test('E2 "current" confirms only the position we stand at', () => {
  const chain = new Chain<View>();
  const current = { type: 'current', topic: 'board:x', epoch: 'e1', seq: 4 } as const;
  expect(chain.accept(current)).toBe('gap');
  chain.seed('e1', 4, { a: 1 });
  expect(chain.accept(current)).toBe('current');
  expect(chain.accept({ ...current, seq: 5 })).toBe('gap');
});
