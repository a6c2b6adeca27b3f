/** The standard normal distribution, tabulated once: exact enough for times of people, and fast. */
const REACH = 6;
const STEP = 1 / 512;
const cdf = new Float64Array((2 * REACH) / STEP + 1);
for (let i = 1; i < cdf.length; i += 1) {
  const z = -REACH + (i - 0.5) * STEP;
  cdf[i] = cdf[i - 1]! + STEP * Math.exp((-z * z) / 2);
}
const whole = cdf.at(-1)!;
for (let i = 0; i < cdf.length; i += 1) cdf[i]! /= whole;

/** Share of a standard normal distribution below `z`. */
export function normalShare(z: number): number {
  if (z <= -REACH) return 0;
  if (z >= REACH) return 1;
  const place = (z + REACH) / STEP;
  const i = Math.floor(place);
  return cdf[i]! + (place - i) * (cdf[i + 1]! - cdf[i]!);
}

const FINE = 4096;
const quantiles = new Float64Array(FINE);
for (let i = 0, z = 0; i < FINE; i += 1) {
  const share = (i + 0.5) / FINE;
  while (cdf[z + 1]! < share) z += 1;
  const within = (share - cdf[z]!) / (cdf[z + 1]! - cdf[z]!);
  quantiles[i] = -REACH + (z + within) * STEP;
}

/** The value that a share of a standard normal distribution stays below; shares outside [0, 1] are taken in. */
export function normalQuantile(share: number): number {
  return quantiles[Math.min(FINE - 1, Math.max(0, Math.floor(share * FINE)))]!;
}

/** The value at a share `q` of sorted numbers, between neighbours in proportion. */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  const place = Math.min(1, Math.max(0, q)) * (sorted.length - 1);
  const i = Math.floor(place);
  const low = sorted[i] ?? 0;
  return low + (place - i) * ((sorted[i + 1] ?? low) - low);
}

/** A number that stands for a text, the same at every start: FNV-1a, 32 bits. */
export function hashOf(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  // The last characters must reach the high bits too.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Uniform numbers in [0, 1) from a seed: a 32-bit linear congruence through a mixing step. */
export function uniformFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b) >>> 0;
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 4_294_967_296;
  };
}
