/** One measured figure beside its baseline of the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  /** Median over the rounds of value ÷ baseline of the same round. */
  ratio: number;
  /** Smallest and largest ratio of a round. */
  range: [number, number];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2;
}

/** Puts rounds of a value and its baseline, measured in turn, into one figure. */
export function figure(
  name: string,
  unit: string,
  rounds: readonly { value: number; baseline: number }[],
): Figure {
  const ratios = rounds.map(({ value, baseline }) => value / baseline);
  return {
    name,
    value: median(rounds.map(({ value }) => value)),
    unit,
    baseline: median(rounds.map(({ baseline }) => baseline)),
    ratio: median(ratios),
    range: [Math.min(...ratios), Math.max(...ratios)],
  };
}

/** Prints figures as a table, or with `--json` as one object a line. */
export function report(figures: readonly Figure[], json: boolean): void {
  if (json) {
    for (const each of figures) console.log(JSON.stringify(each));
    return;
  }
  const short = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  console.log(
    'name'.padEnd(24),
    'value'.padStart(10),
    'baseline'.padStart(10),
    'ratio'.padStart(7),
    '  range',
  );
  for (const { name, value, unit, baseline, ratio, range } of figures) {
    const [low, high] = range.map((each) => each.toFixed(2));
    console.log(
      name.padEnd(24),
      short(value).padStart(10),
      short(baseline).padStart(10),
      ratio.toFixed(2).padStart(7),
      `  ${low}–${high}  ${unit}`,
    );
  }
}
