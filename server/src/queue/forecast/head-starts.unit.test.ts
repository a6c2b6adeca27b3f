import { describe, expect, it } from 'vitest';
import { headStartOf, learnCallOrder, type Comparable, type HeadStarts } from './head-starts.ts';

const SECOND = 1000;

/** Plays a line in which a class is called as if it had come so much earlier. */
function learned(leadMs: Record<string, number>, calls: number): HeadStarts {
  const starts: HeadStarts = {};
  const names = Object.keys(leadMs);
  const line: Comparable[] = [];
  let at = 0;
  for (let call = 0; call < calls; call += 1) {
    while (line.length < 12) {
      // Steps that repeat late enough to mix the classes, without any chance.
      at += (7 + ((line.length * 5 + call * 3) % 23)) * SECOND;
      line.push({ class: names[(line.length * 7 + call * 11) % names.length]!, at });
    }
    line.sort((a, b) => a.at - leadMs[a.class]! - (b.at - leadMs[b.class]!));
    const [called, ...others] = line.splice(0, line.length);
    learnCallOrder(starts, called!, others);
    line.push(...others);
  }
  return starts;
}

describe('head starts of classes', () => {
  it('are none while everybody is called in turn', () => {
    const starts = learned({ a: 0, b: 0 }, 500);
    expect(Math.abs(headStartOf(starts, 'a') - headStartOf(starts, 'b'))).toBeLessThan(20 * SECOND);
  });

  it('are found from who passes whom', () => {
    const starts = learned({ a: 0, b: 90 * SECOND }, 800);
    const found = headStartOf(starts, 'b') - headStartOf(starts, 'a');
    expect(found).toBeGreaterThan(60 * SECOND);
    expect(found).toBeLessThan(140 * SECOND);
  });

  it('are nothing for a class never seen', () => {
    expect(headStartOf({}, 'nobody')).toBe(0);
  });

  it('say nothing of one class alone', () => {
    expect(learned({ a: 0 }, 50)).toEqual({});
  });

  it('stay within half an hour', () => {
    const starts: HeadStarts = {};
    for (let n = 0; n < 5000; n += 1)
      learnCallOrder(starts, { class: 'b', at: 1e9 }, [{ class: 'a', at: 0 }]);
    expect(headStartOf(starts, 'b')).toBeLessThanOrEqual(30 * 60 * SECOND);
  });
});
