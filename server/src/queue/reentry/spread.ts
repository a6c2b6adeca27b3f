/** How long some people waited, ms. */
export interface Spread {
  people: number;
  sumMs: number;
  meanMs: number;
  p90Ms: number;
}

/** The middle one of some numbers; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** What some waits come to; noughts for nobody. */
export function spreadOf(waits: readonly number[]): Spread {
  const people = waits.length;
  const sumMs = waits.reduce((sum, each) => sum + each, 0);
  const sorted = waits.toSorted((a, b) => a - b);
  const p90Ms = sorted[Math.ceil(people * 0.9) - 1] ?? 0;
  return { people, sumMs, meanMs: people === 0 ? 0 : sumMs / people, p90Ms };
}
