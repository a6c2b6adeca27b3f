import { predictors, type Guesses } from './predictors.ts';

/** Sums over waits; plain data, so that threads can hand them on. */
export interface Tally {
  waits: number;
  waitedMs: number;
  /** Sum of how far each predictor was off, ms. */
  off: Record<(typeof predictors)[number], number>;
  offSquared: Record<(typeof predictors)[number], number>;
  /** Waits that P90 was not exceeded by. */
  covered: number;
}

export function newTally(): Tally {
  const none = () => Object.fromEntries(predictors.map((name) => [name, 0])) as Tally['off'];
  return { waits: 0, waitedMs: 0, off: none(), offSquared: none(), covered: 0 };
}

export function count(tally: Tally, guesses: Guesses, p90: number, actual: number): void {
  tally.waits += 1;
  tally.waitedMs += actual;
  for (const name of predictors) {
    const off = guesses[name] - actual;
    tally.off[name] += Math.abs(off);
    tally.offSquared[name] += off * off;
  }
  if (actual <= p90) tally.covered += 1;
}

export function addTally(into: Tally, other: Tally): void {
  into.waits += other.waits;
  into.waitedMs += other.waitedMs;
  into.covered += other.covered;
  for (const name of predictors) {
    into.off[name] += other.off[name];
    into.offSquared[name] += other.offSquared[name];
  }
}

/** Mean absolute error of a predictor, minutes. */
export function maeOf(tally: Tally, name: (typeof predictors)[number]): number {
  return tally.off[name] / Math.max(1, tally.waits) / 60_000;
}
