import { median, type Figure } from '../report.ts';
import type { Centre } from './centre.ts';
import type { Question } from './questions.ts';

/** The same work with all the data and with a tenth of it. */
export interface Sizes {
  large: Centre;
  small: Centre;
}

interface Measured {
  question: Question;
  /** ms, in the order they were asked. */
  large: number[];
  small: number[];
}

/** Asked first and not counted: plans, caches, compiled code. */
const WARM_UP = 20;
/** A figure's range is over so many parts of its requests. */
const PARTS = 4;

/** Every question, then the slowest of each kind under the name it is judged by. */
export async function measureAll(
  sizes: Sizes,
  questions: readonly Question[],
  times: number,
): Promise<Figure[]> {
  const measured: Measured[] = [];
  for (const question of questions) measured.push(await measure(sizes, question, times));
  const each = measured.map(figureOf);
  const slowest = (kind: Question['kind']): Figure[] => {
    const own = measured.flatMap(({ question }, n) => (question.kind === kind ? [each[n]!] : []));
    const worst = own.toSorted((a, b) => b.value - a.value).slice(0, 1);
    return worst.map((figure) => ({ ...figure, name: `business.${kind}.p95_ms` }));
  };
  const growth = each.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return [
    ...each,
    ...slowest('worklist'),
    ...slowest('registration'),
    ...slowest('search'),
    { ...growth, name: 'business.growth', value: growth.ratio, baseline: 1, unit: 'times' },
  ];
}

/** Large and small take turns, and each goes first every other time. */
async function measure(sizes: Sizes, question: Question, times: number): Promise<Measured> {
  const measured: Measured = { question, large: [], small: [] };
  for (let n = 0; n < WARM_UP + times; n += 1) {
    for (const size of n % 2 === 0
      ? (['large', 'small'] as const)
      : (['small', 'large'] as const)) {
      const began = performance.now();
      await question.ask(sizes[size], n);
      if (n >= WARM_UP) measured[size].push(performance.now() - began);
      await question.after?.(sizes[size]);
    }
  }
  return measured;
}

/** Value and baseline are p95; ratios compare the medians of each part, which a busy moment leaves alone. */
function figureOf({ question, large, small }: Measured): Figure {
  const [value, baseline] = [percentile(large, 0.95), percentile(small, 0.95)];
  const size = Math.ceil(large.length / PARTS);
  const ratios = Array.from({ length: PARTS }, (_part, n) => {
    const part = (list: number[]) => median(list.slice(n * size, (n + 1) * size));
    return part(large) / part(small);
  });
  return {
    name: `business.${question.name}`,
    value,
    unit: 'ms',
    baseline,
    ratio: median(ratios),
    range: [Math.min(...ratios), Math.max(...ratios)],
  };
}

/** The value that a share of the others do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
