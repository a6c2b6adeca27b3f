import { describe, expect, it } from 'vitest';
import { MINUTE, MORNING, SECOND } from '../../../test-support/floor.ts';
import { ToldBook, type Happened, type Prediction, type Turn } from './told-book.ts';

const DAY = '2026-11-23';

const waits = (minutes: number, more: Partial<Prediction> = {}): Prediction => ({
  visit: 'v1',
  ticket: 'A001',
  station: 'ecg',
  p50: minutes * MINUTE,
  p90: (minutes + 4) * MINUTE,
  ...more,
});

const nothing: Happened = { turns: [], fate: () => undefined };
const turned = (...turns: Turn[]): Happened => ({ turns, fate: () => undefined });
const called = (at: number, station = 'ecg') => turned({ visit: 'v1', at, station });

describe('W2 what is told', () => {
  it('keeps its latest time while the typical wait stays within a minute of it', () => {
    const book = new ToldBook();
    book.look(MORNING, DAY, [waits(10)], nothing);
    expect(book.of('v1', 'ecg')).toMatchObject({ bound: MORNING + 14 * MINUTE, raised: 0 });
    book.look(MORNING + SECOND, DAY, [waits(14)], nothing);
    expect(book.of('v1', 'ecg')?.bound).toBe(MORNING + 14 * MINUTE);
    book.look(MORNING + SECOND, DAY, [waits(16)], nothing);
    expect(book.of('v1', 'ecg')?.bound).toBeGreaterThan(MORNING + 16 * MINUTE);
    expect(book.of('v1', 'ecg')?.raised).toBe(1);
  });

  it('goes on where it was when guidance sends somebody elsewhere and back', () => {
    const book = new ToldBook();
    book.look(MORNING, DAY, [waits(10)], nothing);
    book.look(MORNING + SECOND, DAY, [waits(2, { station: 'us' })], nothing);
    book.look(MORNING + 2 * SECOND, DAY, [waits(11)], nothing);
    expect(book.of('v1', 'ecg')).toMatchObject({ since: MORNING, bound: MORNING + 14 * MINUTE });
  });
});

describe('W3 what was told, with what happened', () => {
  it('is judged by the call; what was told of other stations came to nothing', () => {
    const book = new ToldBook();
    book.look(MORNING, DAY, [waits(10, { plain: 8 * MINUTE, ahead: 3 })], nothing);
    book.look(MORNING + SECOND, DAY, [waits(1, { station: 'us' })], nothing);
    const ended = book.look(MORNING + 9 * MINUTE, DAY, [], called(MORNING + 8 * MINUTE));
    expect(ended).toMatchObject([
      {
        station: 'ecg',
        outcome: 'called',
        since: MORNING,
        p50: MORNING + 10 * MINUTE,
        p90: MORNING + 14 * MINUTE,
        plain: MORNING + 8 * MINUTE,
        ahead: 3,
        endedAt: MORNING + 8 * MINUTE,
      },
      { station: 'us', outcome: 'elsewhere' },
    ]);
    expect(book.of('v1', 'ecg')).toBeUndefined();
  });

  it('can be stored once it cannot be undone, and is forgotten then', () => {
    const book = new ToldBook();
    book.look(MORNING, DAY, [waits(1)], nothing);
    book.look(MORNING + MINUTE, DAY, [], called(MORNING + MINUTE));
    expect(book.endedBefore(MORNING + MINUTE)).toEqual([]);
    const over = book.endedBefore(MORNING + MINUTE + 1);
    expect(over).toHaveLength(1);
    book.forget(over);
    expect(book.endedBefore(Infinity)).toEqual([]);
  });

  it('C8 goes on after a call that was undone, with the time first told', () => {
    const book = new ToldBook();
    book.look(MORNING, DAY, [waits(1)], nothing);
    const at = MORNING + MINUTE;
    const undone: Turn = { visit: 'v1', at: at + SECOND, undone: 'call' };
    book.look(at, DAY, [waits(1)], turned({ visit: 'v1', at, station: 'ecg' }, undone));
    expect(book.endedBefore(Infinity)).toEqual([]);
    expect(book.of('v1', 'ecg')).toMatchObject({ since: MORNING });
    expect(book.of('v1', 'ecg')?.outcome).toBeUndefined();
  });

  it('C5 ends for who does not wait any more; the end of his visit is still to come', () => {
    const book = new ToldBook();
    const end = waits(60, { station: '' });
    book.look(MORNING, DAY, [waits(3), end], nothing);
    const away = { outcome: 'away', at: MORNING + MINUTE } as const;
    const ended = book.look(MORNING + MINUTE, DAY, [end], { turns: [], fate: () => away });
    expect(ended).toMatchObject([{ station: 'ecg', outcome: 'away', endedAt: MORNING + MINUTE }]);
    expect(book.of('v1', '')).toBeDefined();
    const done = { outcome: 'finished', at: MORNING + 50 * MINUTE } as const;
    const over = book.look(MORNING + 50 * MINUTE, DAY, [], { turns: [], fate: () => done });
    expect(over).toMatchObject([{ station: '', outcome: 'finished' }]);
  });

  it('tells a successor what is new, and he goes on with it', () => {
    const book = new ToldBook();
    book.look(MORNING, DAY, [waits(10)], nothing);
    const kept = book.takeChanged();
    expect(kept).toHaveLength(1);
    book.look(MORNING + SECOND, DAY, [waits(10)], nothing);
    expect(book.takeChanged()).toEqual([]);
    const successor = new ToldBook(structuredClone(kept));
    const ended = successor.look(MORNING + MINUTE, DAY, [], called(MORNING + MINUTE));
    expect(ended).toMatchObject([{ since: MORNING, outcome: 'called' }]);
  });

  it('notes what was shown, and each time it moved by a minute or more', () => {
    const book = new ToldBook();
    for (const minutes of [10, 9.9, 8.9, 3, 2.9])
      book.look(MORNING, DAY, [waits(minutes)], nothing);
    const { shown = [], bound = 0 } = book.of('v1', 'ecg') ?? {};
    const bounds = shown.map(([, , each]) => each);
    expect(bounds[0]).toBe(MORNING + 14 * MINUTE);
    expect(bounds.length).toBeGreaterThan(1);
    const moves = bounds.slice(1).map((each, index) => Math.abs(each - (bounds[index] ?? 0)));
    expect(Math.min(...moves)).toBeGreaterThanOrEqual(MINUTE);
    expect(Math.abs((bounds.at(-1) ?? 0) - bound)).toBeLessThan(MINUTE);
  });
});
