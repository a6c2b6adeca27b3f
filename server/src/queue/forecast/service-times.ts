/**
 * Learned service time of one station (or one room of it): a mean and a spread that start from the
 * catalogue's nominal minutes and move to what is observed today.
 */
export interface ServiceTimes {
  /** Observations so far. */
  n: number;
  sumMs: number;
  sumSquaresMs: number;
}

/** How many observations the nominal mean counts for: five examinees later today's data weighs as much. */
const PRIOR_WEIGHT = 5;
/** Spread of a service time relative to its mean before anything is known. */
const PRIOR_CV = 0.5;
/** An observation beyond these multiples of the present mean is a break or a forgotten finish: clipped. */
const CLIP_LOW = 0.1;
const CLIP_HIGH = 4;

/** Before anything has been observed. */
export const noServiceTimes: ServiceTimes = { n: 0, sumMs: 0, sumSquaresMs: 0 };

/** Mean service time in ms: the nominal mean shrunk towards the observed one by n / (n + 5). */
export function meanMs(seen: ServiceTimes, nominalMs: number): number {
  return (nominalMs * PRIOR_WEIGHT + seen.sumMs) / (PRIOR_WEIGHT + seen.n);
}

/** Standard deviation of one service in ms, shrunk in the same way from half the nominal mean. */
export function deviationMs(seen: ServiceTimes, nominalMs: number): number {
  const mean = meanMs(seen, nominalMs);
  const priorVariance = (PRIOR_CV * nominalMs) ** 2;
  const observed = seen.sumSquaresMs - 2 * mean * seen.sumMs + seen.n * mean * mean;
  return Math.sqrt(
    (priorVariance * PRIOR_WEIGHT + Math.max(0, observed)) / (PRIOR_WEIGHT + seen.n),
  );
}

/** A service of `ms` clipped to what is plausible beside the present mean. */
export function plausibleMs(seen: ServiceTimes, ms: number, nominalMs: number): number {
  const mean = meanMs(seen, nominalMs);
  return Math.min(Math.max(ms, CLIP_LOW * mean), CLIP_HIGH * mean);
}

/** The times with one more observed service of `ms` (see {@link plausibleMs}). */
export function observe(seen: ServiceTimes, ms: number): ServiceTimes {
  return { n: seen.n + 1, sumMs: seen.sumMs + ms, sumSquaresMs: seen.sumSquaresMs + ms * ms };
}

/** The times without a service of `ms` observed before: what an undone finish takes back. */
export function forget(seen: ServiceTimes, ms: number): ServiceTimes {
  return { n: seen.n - 1, sumMs: seen.sumMs - ms, sumSquaresMs: seen.sumSquaresMs - ms * ms };
}
