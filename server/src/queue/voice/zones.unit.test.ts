import type { Urgency } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import { FakeTiming } from '../../../test-support/voice/fake-timing.ts';
import { ZoneQueue, type Utterance } from './zones.ts';

function setUp({ mostWaiting = 8, takesMs = 10_000, heard = true } = {}) {
  const timing = new FakeTiming();
  const spoken: { n: number; at: number; others: number }[] = [];
  const gone = new Set<string>();
  const unheard: number[] = [];
  const skipped: [number, string][] = [];
  const zone: ZoneQueue<Utterance> = new ZoneQueue<Utterance>({
    timing,
    mostWaiting,
    isTrue: ({ about }) => !gone.has(about?.visit ?? ''),
    speak: ({ n, id }, others) => {
      spoken.push({ n, at: timing.now(), others });
      if (heard) timing.after(takesMs, () => zone.ended(id));
      return takesMs < 0 ? Promise.reject(new Error('no sound')) : Promise.resolve(takesMs);
    },
    unheard: ({ n }) => unheard.push(n),
    skipped: ({ n }, why) => skipped.push([n, why]),
  });
  const add = (n: number, urgency: Urgency = 'call', visit = `v${n}`) =>
    zone.add({ id: `a${n}`, n, urgency, about: { visit, room: 'r1' } });
  const order = () => spoken.map(({ n }) => n);
  return { timing, spoken, gone, zone, add, order, unheard, skipped };
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

  it('notices after the calls, urgent ones before everything', async () => {
    const { timing, add, order } = setUp();
    add(1);
    add(2, 'notice');
    add(3);
    add(4, 'urgent');
    add(5, 'recall');
    await timing.pass(60_000);
    expect(order()).toEqual([1, 4, 5, 3, 2]);
  });

  it('every call, however many wait; of the doors only the latest are kept', async () => {
    const { timing, add, order, zone, skipped } = setUp({ mostWaiting: 3 });
    add(1);
    add(2, 'door');
    for (let n = 3; n < 9; n += 1) add(n, 'call');
    expect(zone.waiting.length).toBe(6);
    await timing.pass(120_000);
    expect(order()).toEqual([1, 3, 4, 5, 6, 7, 8]);
    expect(skipped).toEqual([[2, 'crowded']]);
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

  it('the next when a display has played the one before, not sooner and not twice', async () => {
    const { timing, spoken, add, zone } = setUp({ heard: false });
    [1, 2, 3].forEach((n) => add(n));
    await timing.pass(7000);
    zone.ended('a2');
    expect(spoken.length).toBe(1);
    zone.ended('a1');
    zone.ended('a1');
    await timing.pass(0);
    expect(spoken.map(({ n, at }) => [n, at])).toEqual([
      [1, 0],
      [2, 7000],
    ]);
  });

  it('the next some seconds after one that nobody has acknowledged', async () => {
    const { timing, spoken, add, unheard } = setUp({ heard: false });
    [1, 2].forEach((n) => add(n));
    await timing.pass(13_999);
    expect([spoken.length, unheard]).toEqual([1, []]);
    await timing.pass(1);
    expect([spoken.length, unheard]).toEqual([2, [1]]);
  });

  it('no next while a display that began late is still playing, once', async () => {
    const { timing, spoken, add, zone, unheard } = setUp({ heard: false });
    [1, 2].forEach((n) => add(n));
    await timing.pass(9000);
    zone.began('a1');
    await timing.pass(9000);
    zone.began('a1');
    expect(spoken.length).toBe(1);
    await timing.pass(5000);
    expect([spoken.length, unheard]).toEqual([2, [1]]);
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
