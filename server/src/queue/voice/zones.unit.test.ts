import { describe, expect, it } from 'vitest';
import { FakeTiming } from '../../../test-support/voice/fake-timing.ts';
import { ZoneQueue, type Urgency, type Utterance } from './zones.ts';

function setUp({ mostWaiting = 8, takesMs = 10_000 } = {}) {
  const timing = new FakeTiming();
  const spoken: { n: number; at: number; others: number }[] = [];
  const gone = new Set<string>();
  const zone = new ZoneQueue<Utterance>({
    timing,
    mostWaiting,
    isTrue: ({ visit }) => !gone.has(visit),
    speak: ({ n }, others) => {
      spoken.push({ n, at: timing.now(), others });
      return takesMs < 0 ? Promise.reject(new Error('no sound')) : Promise.resolve(takesMs);
    },
  });
  const add = (n: number, urgency: Urgency = 'call', visit = `v${n}`) =>
    zone.add({ n, urgency, visit, room: 'r1' });
  return { timing, spoken, gone, zone, add, order: () => spoken.map(({ n }) => n) };
}

describe('a zone speaks', () => {
  it('at once in silence, then one after the other, nothing overlapping', async () => {
    const { timing, spoken, add } = setUp();
    [1, 2, 3].forEach((n) => add(n));
    expect(spoken).toEqual([{ n: 1, at: 0, others: 0 }]);
    await timing.pass(60_000);
    expect(spoken.map(({ n, at }) => [n, at])).toEqual([
      [1, 0],
      [2, 10_000],
      [3, 20_000],
    ]);
  });

  it('recalls first, people for the doors last', async () => {
    const { timing, add, order } = setUp();
    add(1);
    add(2, 'door');
    add(3);
    add(4, 'recall');
    add(5, 'passed');
    await timing.pass(60_000);
    expect(order()).toEqual([1, 4, 3, 5, 2]);
  });

  it('not what is no longer true', async () => {
    const { timing, add, order, gone } = setUp();
    [1, 2, 3].forEach((n) => add(n));
    gone.add('v2');
    await timing.pass(60_000);
    expect(order()).toEqual([1, 3]);
  });

  it('a recall instead of the call that was still waiting', async () => {
    const { timing, add, order } = setUp();
    add(1);
    add(2, 'call', 'v2');
    add(3, 'call');
    add(4, 'recall', 'v2');
    await timing.pass(60_000);
    expect(order()).toEqual([1, 4, 3]);
  });

  it('leaves out the oldest of the least urgent when too many wait', async () => {
    const { timing, add, order, zone } = setUp({ mostWaiting: 3 });
    add(1);
    add(2, 'door');
    add(3, 'call');
    add(4, 'call');
    add(5, 'call');
    expect(zone.waiting).toBe(3);
    add(6, 'call');
    expect(zone.waiting).toBe(3);
    await timing.pass(90_000);
    expect(order()).toEqual([1, 4, 5, 6]);
  });

  it('a flood of doors never pushes out a call', async () => {
    const { timing, add, order } = setUp({ mostWaiting: 2 });
    add(1);
    add(2);
    for (let n = 3; n < 10; n += 1) add(n, 'door');
    await timing.pass(90_000);
    expect(order()).toEqual([1, 2, 9]);
  });

  it('on after an announcement that failed', async () => {
    const { timing, add, order } = setUp({ takesMs: -1 });
    [1, 2].forEach((n) => add(n));
    await timing.pass(1);
    expect(order()).toEqual([1, 2]);
  });

  it('nothing after it was closed', async () => {
    const { timing, add, order, zone } = setUp();
    [1, 2].forEach((n) => add(n));
    zone.close();
    add(3);
    await timing.pass(60_000);
    expect(order()).toEqual([1]);
  });
});
