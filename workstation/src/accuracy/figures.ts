import type { Accuracy, Measure, Prediction, Sums } from './types.ts';

const MINUTE = 60_000;

const nothing: Sums = {
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

/** Sums of several hours or days in one. */
export function total(all: readonly Sums[]): Sums {
  const sum = { ...nothing };
  for (const each of all) {
    for (const key of Object.keys(sum) as (keyof Sums)[]) sum[key] += each[key];
  }
  return sum;
}

/** What sums come to; null where there is nothing to say. */
export interface Figures {
  told: number;
  /** Minutes. */
  predicted: number | null;
  latest: number | null;
  actual: number | null;
  error: number | null;
  /** Positive: it took longer than foretold. */
  bias: number | null;
  /** Error of people × mean ÷ rooms on the same waits. */
  plainError: number | null;
  /** Per cent called no later than first told. */
  kept: number | null;
  /** Moves to a later time per wait. */
  raised: number | null;
  /** Per cent by which our error is smaller than the plain one, on the same waits. */
  gain: number | null;
}

export function figuresOf(sums: Sums): Figures {
  const { told } = sums;
  const mean = (ms: number) => (told > 0 ? ms / told / MINUTE : null);
  const hasPlain = sums.plainTold > 0 && sums.plainErrorMs > 0;
  return {
    told,
    predicted: mean(sums.predictedMs),
    latest: mean(sums.latestMs),
    actual: mean(sums.actualMs),
    error: mean(sums.errorMs),
    bias: mean(sums.actualMs - sums.predictedMs),
    plainError: sums.plainTold > 0 ? sums.plainErrorMs / sums.plainTold / MINUTE : null,
    kept: told > 0 ? (100 * sums.kept) / told : null,
    raised: told > 0 ? sums.raised / told : null,
    gain: hasPlain ? 100 * (1 - sums.plainOfOursMs / sums.plainErrorMs) : null,
  };
}

export interface StationFigures extends Figures {
  station: string;
}

/** Each station's figures, the most waits first. */
export function byStation(hours: Accuracy['hours']): StationFigures[] {
  return grouped(hours, ({ station }) => station)
    .map(([station, sums]) => ({ station, ...figuresOf(sums) }))
    .toSorted((a, b) => b.told - a.told);
}

/** The figures of each hour in which there was anything, of one station or all. */
export function byHour(
  hours: Accuracy['hours'],
  station?: string,
): { hour: number; figures: Figures }[] {
  const own = station === undefined ? hours : hours.filter((each) => each.station === station);
  const found = new Map(grouped(own, ({ hour }) => hour));
  return hoursOf(own).map((hour) => ({ hour, figures: figuresOf(found.get(hour) ?? nothing) }));
}

/** The hours in which there was anything. */
export function hoursOf(hours: readonly { hour: number }[]): number[] {
  return [...new Set(hours.map(({ hour }) => hour))].toSorted((a, b) => a - b);
}

/** One measure by station and hour, in the order of `stations` and `hours`. */
export function mapOf(
  all: Accuracy['hours'],
  stations: readonly string[],
  hours: readonly number[],
  measure: Measure,
): (number | null)[][] {
  const sums = new Map(all.map((each) => [`${each.station} ${each.hour}`, each.sums]));
  return stations.map((station) =>
    hours.map((hour) => figuresOf(sums.get(`${station} ${hour}`) ?? nothing)[measure]),
  );
}

/** What one prediction said and what happened, minutes from when it was told. */
export interface Compared {
  typical: number;
  latest: number;
  actual: number | null;
  /** Positive: later than the typical time told. */
  off: number | null;
  late: boolean;
}

export function compared({ since, p50, p90, outcome, endedAt }: Prediction): Compared {
  const isJudged = (outcome === 'called' || outcome === 'finished') && endedAt !== undefined;
  return {
    typical: (p50 - since) / MINUTE,
    latest: (p90 - since) / MINUTE,
    actual: isJudged ? (endedAt - since) / MINUTE : null,
    off: isJudged ? (endedAt - p50) / MINUTE : null,
    late: isJudged && endedAt > p90,
  };
}

function grouped<Row extends { sums: Sums }, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): [Key, Sums][] {
  const found = new Map<Key, Sums[]>();
  for (const row of rows) {
    const key = keyOf(row);
    found.set(key, [...(found.get(key) ?? []), row.sums]);
  }
  return [...found].map(([key, sums]) => [key, total(sums)]);
}
