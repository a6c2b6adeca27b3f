/**
 * What many examination times add up to: enough for mean, spread and quantiles, and sums of it are again the
 * same kind. Seconds.
 */
export interface Times {
  n: number;
  sum: number;
  squares: number;
  /** How many lasted so many whole quarters of a minute; the last one holds all that took longer. */
  quarters: number[];
}

/** One step of the counts, seconds. */
const STEP_S = 15;
/** The longest examination told apart from longer ones, steps: 90 minutes. */
const LONGEST = 360;
/** Shorter ones were a slip of the finger, longer ones a finish forgotten: neither says how long it takes. */
const SLIP_MS = 3000;
const FORGOTTEN_MS = 3 * 3_600_000;

export function noTimes(): Times {
  return { n: 0, sum: 0, squares: 0, quarters: [] };
}

/** Whether a time says anything about how long examinations take, ms. */
export function isTelling(ms: number): boolean {
  return ms >= SLIP_MS && ms <= FORGOTTEN_MS;
}

/** Adds one examination of `ms`, or takes it back. */
export function count(times: Times, ms: number, by: 1 | -1 = 1): void {
  const seconds = Math.round(ms / 1000);
  const step = Math.min(LONGEST, Math.floor(seconds / STEP_S));
  times.n += by;
  times.sum += by * seconds;
  times.squares += by * seconds * seconds;
  while (times.quarters.length <= step) times.quarters.push(0);
  times.quarters[step]! += by;
}

/** Adds all of `other` to `times`. */
export function addTimes(times: Times, other: Times): void {
  times.n += other.n;
  times.sum += other.sum;
  times.squares += other.squares;
  while (times.quarters.length < other.quarters.length) times.quarters.push(0);
  for (const [step, n] of other.quarters.entries()) times.quarters[step]! += n;
}

/** Mean, spread and quantiles as people read them, seconds; undefined where nothing was measured. */
export interface TimeFigures {
  mean: number;
  /** Standard deviation; 0 of a single one. */
  spread: number;
  median: number;
  p90: number;
}

export function figuresOf(times: Times): TimeFigures | undefined {
  const { n, sum, squares } = times;
  if (n <= 0) return undefined;
  const mean = sum / n;
  const spread = n > 1 ? Math.sqrt(Math.max(0, squares - n * mean * mean) / (n - 1)) : 0;
  return {
    mean: Math.round(mean),
    spread: Math.round(spread),
    median: quantile(times, 0.5),
    p90: quantile(times, 0.9),
  };
}

/** The time a share of all stays below, taken to lie evenly within its step. */
function quantile({ n, quarters }: Times, share: number): number {
  let below = 0;
  for (const [step, here] of quarters.entries()) {
    if (here > 0 && below + here >= share * n) {
      return Math.round(STEP_S * (step + (share * n - below) / here));
    }
    below += here;
  }
  return STEP_S * quarters.length;
}

/** How many lasted so many whole minutes. */
export function byMinute({ quarters }: Times): number[] {
  const minutes: number[] = [];
  for (const [step, n] of quarters.entries()) {
    const minute = Math.floor((step * STEP_S) / 60);
    minutes[minute] = (minutes[minute] ?? 0) + n;
  }
  return minutes;
}
