import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rounds } from './rounds.ts';

/** Rounds every second whose ends the test decides. */
function open() {
  const ends: { resolve(): void; reject(error: Error): void }[] = [];
  const errors: { error: unknown; again: boolean }[] = [];
  const round = () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    ends.push({ resolve, reject });
    return promise;
  };
  const onError = (error: unknown, again: boolean) => void errors.push({ error, again });
  return { rounds: new Rounds({ everyMs: 1000, round, onError }), ends, errors };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('rounds', () => {
  it('come so long after the end of the one before, however long that took', async () => {
    const { rounds, ends } = open();
    rounds.start();
    await pass(999);
    expect(ends).toHaveLength(0);
    await pass(5001);
    expect(ends).toHaveLength(1);
    ends[0]!.resolve();
    await pass(999);
    expect(ends).toHaveLength(1);
    await pass(1);
    expect(ends).toHaveLength(2);
  });

  it('go on after a failure, and say whether the one before failed, too', async () => {
    const { rounds, ends, errors } = open();
    rounds.start();
    for (const outcome of ['fail', 'fail', 'succeed', 'fail']) {
      await pass(1000);
      if (outcome === 'fail') ends.at(-1)!.reject(new Error('away'));
      else ends.at(-1)!.resolve();
    }
    await pass(0);
    expect(errors.map(({ again }) => again)).toEqual([false, true, false]);
  });

  it('asked for now begin now, after the one under way, and put the next one off', async () => {
    const { rounds, ends } = open();
    rounds.start();
    await pass(600);
    void rounds.now();
    const second = rounds.now();
    await pass(0);
    expect(ends).toHaveLength(1);
    ends[0]!.resolve();
    await pass(0);
    expect(ends).toHaveLength(2);
    ends[1]!.resolve();
    await second;
    await pass(999);
    expect(ends).toHaveLength(2);
    await pass(1);
    expect(ends).toHaveLength(3);
  });

  it('are stopped when the one under way has ended', async () => {
    const { rounds, ends } = open();
    rounds.start();
    await pass(1000);
    let isStopped = false;
    const stopped = rounds.stop().then(() => (isStopped = true));
    await pass(0);
    expect(isStopped).toBe(false);
    ends[0]!.resolve();
    await stopped;
    await pass(10_000);
    expect(ends).toHaveLength(1);
  });

  it('asked for without a start are no beginning', async () => {
    const { rounds, ends } = open();
    void rounds.now();
    await pass(0);
    ends[0]!.resolve();
    await pass(10_000);
    expect(ends).toHaveLength(1);
  });
});
