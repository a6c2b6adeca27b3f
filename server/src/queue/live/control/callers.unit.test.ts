import { expect, test } from 'vitest';
import type { Actor } from '../../../platform/http/index.ts';
import { Callers } from './callers.ts';

class Wire {
  data = {};
  readonly heard: unknown[] = [];
  open = true;

  emit(event: string, body: object): void {
    this.heard.push([event, ...Object.values(body)]);
  }

  disconnect(): void {
    this.open = false;
  }
}

const box = (id: string, room = 'r1'): Actor => ({
  kind: 'device',
  id,
  roles: [],
  sites: ['main'],
  device: { kind: 'caller', placement: { kind: 'caller', room } },
});

test('two boxes of one room are both welcome, and both are told', () => {
  const callers = new Callers<Wire>();
  const [a, b, elsewhere] = [new Wire(), new Wire(), new Wire()];
  callers.entered(a, box('a'), 'run-1');
  callers.entered(b, box('b'), 'run-2');
  callers.entered(elsewhere, box('c', 'r2'), 'run-2');
  callers.left(b);
  expect(a.heard).toEqual([
    ['callers', 1],
    ['callers', 2],
    ['callers', 1],
  ]);
  expect([b.heard, elsewhere.heard]).toEqual([[['callers', 2]], [['callers', 1]]]);
  expect([a.open, b.open]).toEqual([true, true]);
});

test('one token in two programs: the later one stays, the earlier is told and ended', () => {
  const callers = new Callers<Wire>();
  const [earlier, later] = [new Wire(), new Wire()];
  callers.entered(earlier, box('a'), 'run-1');
  callers.entered(later, box('a'), 'run-2');
  callers.left(earlier);
  expect(earlier.heard.at(-1)).toEqual(['session-ended', 'live.replaced']);
  expect([earlier.open, later.open, later.heard]).toEqual([false, true, [['callers', 1]]]);
});

test('the same program back again takes the place of its dead connection without a word', () => {
  const callers = new Callers<Wire>();
  const [dead, back] = [new Wire(), new Wire()];
  callers.entered(dead, box('a'), 'run-1');
  callers.entered(back, box('a'), 'run-1');
  expect([dead.open, dead.heard.length, back.open]).toEqual([false, 1, true]);
});

test('a script that presses once, a display and a doctor are not counted', () => {
  const callers = new Callers<Wire>();
  const wire = new Wire();
  callers.entered(wire, box('a'), undefined);
  const display = { kind: 'display', placement: { kind: 'hall', zone: 'z' } } as const;
  callers.entered(wire, { ...box('d'), device: display } as Actor, 'run-1');
  callers.entered(wire, { kind: 'user', id: 'u', name: 'u', roles: [], sites: [] }, 'run-1');
  callers.left(wire);
  expect(wire.heard).toEqual([]);
});
