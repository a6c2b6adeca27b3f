/** Seeded random numbers: the same seed gives the same day. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [low, high]. */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** Lognormal with the given mean and coefficient of variation. */
  lognormal(mean: number, cv: number): number;
  exponential(mean: number): number;
  /** Gamma with the given mean and coefficient of variation. */
  gamma(mean: number, cv: number): number;
  normal(): number;
  /** A generator of its own, the same for the same name whatever was drawn here. */
  fork(name: string): Random;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for people walking about. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    chance: (probability) => next() < probability,
    lognormal: (mean, cv) => {
      const variance = Math.log(1 + cv * cv);
      return mean * Math.exp(Math.sqrt(variance) * normal() - variance / 2);
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    gamma: (mean, cv) => (cv === 0 ? mean : gamma(1 / cv ** 2, next, normal) * mean * cv ** 2),
    normal,
    fork: (name) => createRandom(mix(seed, name)),
  };
}

/** Marsaglia and Tsang, A simple method for generating gamma variables (2000); scale 1. */
function gamma(shape: number, next: () => number, normal: () => number): number {
  if (shape < 1) return gamma(shape + 1, next, normal) * next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** FNV-1a over the name, from the seed on. */
function mix(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
