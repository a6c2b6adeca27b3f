import type { Told } from './told.ts';

/** What a number of predictions come to. Times in ms. */
export interface Sums {
  /** Predictions that came to what was predicted: a call, or the end of the visit. */
  told: number;
  /** Typical waits as first told, the latest ones told with them, and what they were. */
  predictedMs: number;
  latestMs: number;
  actualMs: number;
  /** How far off the typical wait was, whichever way. */
  errorMs: number;
  /** The same for people × mean ÷ rooms, where that could be said, and ours for the same waits. */
  plainTold: number;
  plainErrorMs: number;
  plainOfOursMs: number;
  /** Called no later than first told. */
  kept: number;
  /** How often a latest time was moved later. */
  raised: number;
}

/** The sums of no predictions. */
export const nothing: Sums = {
  told: 0,
  predictedMs: 0,
  latestMs: 0,
  actualMs: 0,
  errorMs: 0,
  plainTold: 0,
  plainErrorMs: 0,
  plainOfOursMs: 0,
  kept: 0,
  raised: 0,
};

/** Whether it came to what was predicted, so that it can be judged. */
export const isJudged = ({ outcome }: Told): boolean =>
  outcome === 'called' || outcome === 'finished';

/** One prediction as sums of one. */
export function judge({ since, p50, p90, plain, endedAt = since, raised }: Told): Sums {
  const errorMs = Math.abs(endedAt - p50);
  return {
    told: 1,
    predictedMs: p50 - since,
    latestMs: p90 - since,
    actualMs: endedAt - since,
    errorMs,
    plainTold: plain === undefined ? 0 : 1,
    plainErrorMs: plain === undefined ? 0 : Math.abs(endedAt - plain),
    plainOfOursMs: plain === undefined ? 0 : errorMs,
    kept: endedAt <= p90 ? 1 : 0,
    raised,
  };
}

/** Both together. */
export function add(a: Sums, b: Sums): Sums {
  const sum = { ...a };
  for (const key of Object.keys(sum) as (keyof Sums)[]) sum[key] += b[key];
  return sum;
}

/** The hour of the campus's clock, 0 to 23. */
export function hourOf(at: number, utcOffsetMs: number): number {
  return new Date(at + utcOffsetMs).getUTCHours();
}
