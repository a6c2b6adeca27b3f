import { describe, expect, it } from 'vitest';
import { signature, waitBefore } from './signature.domain.ts';
import { emptyFold, fold, sameSnapshot, settle } from './snapshot.domain.ts';

const undoMs = 60_000;
const present = fold(
  emptyFold(0),
  { state: 'free', ticket: 'A001', items: { BP: { state: 'todo' }, ENT: { state: 'todo' } } },
  0,
);
const codes = { BP: 'XY' };
const settled = (floor: typeof present, now: number, before = settle(present, null, codes, 0, 0)) =>
  settle(floor, before.snapshot, codes, now, undoMs);

describe('what a partner is told', () => {
  it('is all of a visit in his own codes, at once when somebody comes', () => {
    expect(settle(present, null, codes, 0, undoMs).snapshot).toEqual({
      ticket: 'A001',
      state: 'present',
      items: { XY: { state: 'open' }, ENT: { state: 'open' } },
    });
  });

  it('C8: is what can no longer be undone', () => {
    const done = fold(present, { items: { BP: { state: 'done', doneAt: 1_000 } } }, 1_000);
    const early = settled(done, 30_000);
    expect(early.snapshot.items['XY']).toEqual({ state: 'open' });
    expect(early.dueAt).toBe(60_000);
    const late = settled(done, 61_000);
    expect(late.snapshot.items['XY']).toEqual({
      state: 'done',
      doneAt: '1970-01-01T00:00:01.000Z',
    });
    expect(late.dueAt).toBeUndefined();
    const undone = fold(done, { items: { BP: { state: 'todo', doneAt: null } } }, 20_000);
    const before = settle(present, null, codes, 0, 0).snapshot;
    expect(sameSnapshot(before, settled(undone, 90_000).snapshot)).toBe(true);
  });

  it('says what a day left undone, and what was taken back', () => {
    const over = fold(present, null, 1_000);
    const { snapshot } = settled(over, 100_000);
    expect(snapshot.state).toBe('unresolved');
    expect(snapshot.items['ENT']).toEqual({ state: 'unresolved' });
    const removed = { BP: { state: 'removed' as const }, ENT: { state: 'removed' as const } };
    const cancelled = fold(present, { state: 'finished', items: removed }, 1_000);
    expect(settled(cancelled, 100_000).snapshot.state).toBe('cancelled');
  });
});

describe('a message', () => {
  it('is signed over its time and body', () => {
    expect(signature('s', 1, 'b')).not.toBe(signature('s', 2, 'b'));
    expect(signature('s', 1, 'b')).toHaveLength(64);
  });

  it('is sent again ever more rarely', () => {
    const waits = Array.from({ length: 20 }, (_each, at) => waitBefore(at + 1));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBe(2_000);
  });
});
