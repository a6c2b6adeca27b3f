/**
 * What many examination times add up to: enough for mean, spread and quantiles, and sums of it are again the
 * same kind. Seconds.
 */
export interface Times {
  n: number;
  sum: number;
  squares: number;
  /** How many lasted so many whole minutes; the last one holds all that took longer. */
  minutes: number[];
}

/** The longest examination told apart from longer ones, minutes. */
const LONGEST_MIN = 90;
/** Shorter ones were a slip of the finger, longer ones a finish forgotten: neither says how long it takes. */
const SLIP_MS = 3000;
const FORGOTTEN_MS = 3 * 3_600_000;

export function noTimes(): Times {
  return { n: 0, sum: 0, squares: 0, minutes: [] };
}

/** Whether a time says anything about how long examinations take, ms. */
export function isTelling(ms: number): boolean {
  return ms >= SLIP_MS && ms <= FORGOTTEN_MS;
}

/** Adds one examination of `ms`, or takes it back. */
export function count(times: Times, ms: number, by: 1 | -1 = 1): void {
  const seconds = Math.round(ms / 1000);
  const minute = Math.min(LONGEST_MIN, Math.floor(seconds / 60));
  times.n += by;
  times.sum += by * seconds;
  times.squares += by * seconds * seconds;
  while (times.minutes.length <= minute) times.minutes.push(0);
  times.minutes[minute]! += by;
}

/** Adds all of `other` to `times`. */
export function addTimes(times: Times, other: Times): void {
  times.n += other.n;
  times.sum += other.sum;
  times.squares += other.squares;
  while (times.minutes.length < other.minutes.length) times.minutes.push(0);
  for (const [minute, n] of other.minutes.entries()) times.minutes[minute]! += n;
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

/** The time a share of all stays below, taken to lie evenly within its minute. */
function quantile({ n, minutes }: Times, share: number): number {
  let below = 0;
  for (const [minute, here] of minutes.entries()) {
    if (here > 0 && below + here >= share * n) {
      return Math.round(60 * (minute + (share * n - below) / here));
    }
    below += here;
  }
  return 60 * minutes.length;
}
