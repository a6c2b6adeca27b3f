import Type, { type Static } from 'typebox';

const strict = { additionalProperties: false };

/** A learned time: mean and variance of its logarithm (of ms). `n` counts what has been seen, at most MEMORY. */
export const LogTime = Type.Object(
  {
    n: Type.Number({ minimum: 0 }),
    /** From a millisecond to two years. */
    mean: Type.Number({ minimum: 0, maximum: 25 }),
    variance: Type.Number({ minimum: 0, maximum: 25 }),
  },
  strict,
);
export type LogTime = Static<typeof LogTime>;

/** So many of the latest observations count: habits change. */
const MEMORY = 300;
/** What is believed at first counts for so many observations. */
const PRIOR_WEIGHT = 4;
/** Beyond so many spreads an observation is a slip or a break and counts as this far. */
const CLIP = 3;

/** A time of typically `ms` (its median), before anything has been seen. */
export function logTime(ms: number, spread: number): LogTime {
  return { n: 0, mean: Math.log(ms), variance: spread * spread };
}

/** Learns one observed time in ms. */
export function learnTime(time: LogTime, ms: number): void {
  const spread = Math.sqrt(time.variance);
  const off = Math.log(Math.max(1, ms)) - time.mean;
  const clipped = Math.min(Math.max(off, -CLIP * spread), CLIP * spread);
  const gain = 1 / (Math.min(time.n, MEMORY) + PRIOR_WEIGHT + 1);
  time.mean += gain * clipped;
  time.variance += gain * (clipped * clipped * (1 - gain) - time.variance);
  time.n += 1;
}

/** Mean in ms. */
export function meanTime({ mean, variance }: LogTime): number {
  return Math.exp(mean + variance / 2);
}
