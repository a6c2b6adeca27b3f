import { describe, expect, it } from 'vitest';
import { descendantsOf, parentFromStat } from './process-tree.mjs';

describe('process tree', () => {
  it('reads a parent behind any command name', () => {
    expect(parentFromStat('42 (a ) S 7 b) S 41 42 42 0')).toBe(41);
  });

  it('finds children and grandchildren and nobody else', () => {
    const parents = new Map([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 1],
    ]);
    expect(descendantsOf(parents, 2)).toEqual([3, 4]);
  });
});
