import type { Segment } from './fold.ts';

/** An epoch as it was noted, in the order of noting. */
export interface EpochRow {
  epoch: string;
  sinceEpoch: string | null;
  sinceSeq: number;
}

/**
 * The epochs that led to the newest one, oldest first, each up to where the next one left it. What an epoch
 * says beyond that was lost by a fail-over and is not part of the campus's history.
 * @returns the last one's `to` is its `from`: how far it has come is not known here
 */
export function lineageOf(rows: readonly EpochRow[]): Segment[] {
  const byEpoch = new Map(rows.map((row) => [row.epoch, row]));
  const left = new Set(rows.map((row) => row.sinceEpoch));
  // Nodes may note epochs late, but none goes on from the newest.
  let row = rows.findLast(({ epoch }) => !left.has(epoch));
  const segments: Segment[] = [];
  for (
    let to = row?.sinceSeq ?? 0;
    row;
    to = row.sinceSeq, row = byEpoch.get(row.sinceEpoch ?? '')
  ) {
    segments.unshift({ epoch: row.epoch, from: row.sinceSeq, to });
  }
  return segments;
}
