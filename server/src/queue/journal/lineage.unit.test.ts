import { describe, expect, it } from 'vitest';
import { lineageOf } from './lineage.ts';

const first = { epoch: 'a', sinceEpoch: null, sinceSeq: 0 };

describe('E3 the lineage of epochs', () => {
  it('is empty without any', () => {
    expect(lineageOf([])).toEqual([]);
  });

  it('ends each epoch where the next one left it', () => {
    const rows = [
      first,
      { epoch: 'b', sinceEpoch: 'a', sinceSeq: 40 },
      { epoch: 'c', sinceEpoch: 'b', sinceSeq: 70 },
    ];
    expect(lineageOf(rows)).toEqual([
      { epoch: 'a', from: 0, to: 40 },
      { epoch: 'b', from: 40, to: 70 },
      { epoch: 'c', from: 70, to: 70 },
    ]);
  });

  it('follows the newest epoch where a floor was founded anew', () => {
    const rows = [first, { epoch: 'z', sinceEpoch: null, sinceSeq: 0 }];
    expect(lineageOf(rows)).toEqual([{ epoch: 'z', from: 0, to: 0 }]);
  });

  it('does not take an epoch noted late for the newest', () => {
    const rows = [{ epoch: 'b', sinceEpoch: 'a', sinceSeq: 40 }, first];
    expect(lineageOf(rows).map(({ epoch }) => epoch)).toEqual(['a', 'b']);
  });
});
