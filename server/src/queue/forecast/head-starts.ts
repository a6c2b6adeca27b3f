import Type, { type Static } from 'typebox';

const LIMIT_MS = 30 * 60_000;

/** How much earlier than they came people of a class are called, beside other classes. */
export const HeadStarts = Type.Record(
  Type.String({ maxLength: 64 }),
  Type.Object(
    {
      ms: Type.Number({ minimum: -LIMIT_MS, maximum: LIMIT_MS }),
      n: Type.Number({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
);
export type HeadStarts = Static<typeof HeadStarts>;

/** Somebody in a line that says of nobody where he stands. */
export interface Comparable {
  class: string;
  /** When he took his place. */
  at: number;
}

/** Two instants this close say little of who should be first. */
const CLOSE_MS = 20_000;
/** So many comparisons until what was learned weighs as much as the next one. */
const SLOW = 20;
/** A later comparison always counts this much: rules change. */
const LEAST = 0.02;

/** How much earlier than his arrival somebody of a class stands, ms. */
export function headStartOf(starts: HeadStarts, name: string): number {
  return starts[name]?.ms ?? 0;
}

/**
 * Learns from a call who comes before whom: beside the foremost of every other class, the one who was called
 * had the better place. A call that was expected teaches next to nothing, one that was not moves both classes
 * (the gradient of a logistic ranking, as Bradley and Terry compare pairs).
 */
export function learnCallOrder(
  starts: HeadStarts,
  called: Comparable,
  others: readonly Comparable[],
): void {
  for (const other of foremost(called.class, others)) {
    const own = (starts[called.class] ??= { ms: 0, n: 0 });
    const theirs = (starts[other.class] ??= { ms: 0, n: 0 });
    const lead = other.at - theirs.ms - (called.at - own.ms);
    const surprise = 1 / (1 + Math.exp(lead / CLOSE_MS));
    const weight = Math.max(LEAST, SLOW / (SLOW + Math.min(own.n, theirs.n)));
    move(own, surprise * weight * CLOSE_MS);
    move(theirs, -surprise * weight * CLOSE_MS);
  }
}

/** Of every other class the one who came first. */
function foremost(name: string, others: readonly Comparable[]): Comparable[] {
  const first = new Map<string, Comparable>();
  for (const other of others) {
    if (other.class === name) continue;
    const known = first.get(other.class);
    if (!known || other.at < known.at) first.set(other.class, other);
  }
  return [...first.values()];
}

function move(start: HeadStarts[string], by: number): void {
  start.ms = Math.min(LIMIT_MS, Math.max(-LIMIT_MS, start.ms + by));
  start.n += 1;
}
