import type { Measures } from '../exam-day/measures.ts';
import { mean } from '../numbers.ts';
import type { DayResult } from './play.ts';

/** One figure beside its baseline on the same days. */
export interface GuidanceFigure {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  ratio: number;
  /** What it should not exceed, where that was set beforehand. */
  bar?: number;
}

/** The guidance that is judged, with the binding a campus has by default, and the ways of sending it is judged by. */
export const JUDGED = 'guided-late';
export const OTHERS = ['fixed', 'shortest', 'guided-early'] as const;
const NO_VIP = 'vip-0';

/** The figures of all days played; those of one day are the same people under every policy. */
export function figuresOf(days: readonly DayResult[]): GuidanceFigure[] {
  const ordinary = days.filter(({ scenario }) => scenario === 'ordinary');
  const of = (policy: string, key: keyof Measures) =>
    mean(ordinary.filter((day) => day.policy === policy).map(({ measures }) => measures[key]));
  const beside = (
    name: string,
    key: keyof Measures,
    [policy, base]: readonly [string, keyof Measures],
    bar?: number,
  ) => figure(name, of(JUDGED, key), of(policy, base), bar);
  const early = (name: string, key: keyof Measures) =>
    figure(name, of('guided-early', key), of('fixed', key));
  return [
    beside('guidance.stay.vs_fixed', 'stayMean', ['fixed', 'stayMean'], 0.75),
    beside('guidance.stay.vs_shortest', 'stayMean', ['shortest', 'stayMean'], 0.85),
    beside('guidance.stay.vs_bound', 'stayMean', [JUDGED, 'stayBound']),
    beside('guidance.stay_p90.vs_fixed', 'stayP90', ['fixed', 'stayP90']),
    beside(
      'guidance.longest_wait_p90.vs_fixed',
      'longestWaitP90',
      ['fixed', 'longestWaitP90'],
      0.6,
    ),
    beside('guidance.makespan.vs_bound', 'makespan', [JUDGED, 'makespanBound'], 1.05),
    beside('guidance.overtaken.vs_fixed', 'overtakenMean', ['fixed', 'overtakenMean']),
    early('guidance.early.stay.vs_fixed', 'stayMean'),
    early('guidance.early.longest_wait_p90.vs_fixed', 'longestWaitP90'),
    vipCost(days),
    ...broken(days),
    ...otherDays(days),
  ];
}

function figure(name: string, value: number, baseline: number, bar?: number): GuidanceFigure {
  const ratio = value / baseline;
  return { name, value, unit: 'min', baseline, ratio, ...(bar === undefined ? {} : { bar }) };
}

/** Stay of those who are no VIPs beside the stay of the same people on the same day without VIPs. */
function vipCost(days: readonly DayResult[]): GuidanceFigure {
  const judged = days.filter(({ policy }) => policy === JUDGED);
  const pairs = judged
    .filter(({ scenario }) => scenario === 'ordinary')
    .flatMap((day) => {
      const without = judged.find((d) => d.scenario === NO_VIP && d.seed === day.seed);
      return Object.entries(day.otherStays).flatMap(([id, stay]) => {
        const base = without?.otherStays[id];
        return base === undefined ? [] : [{ stay, base }];
      });
    });
  const stay = mean(pairs.map((pair) => pair.stay));
  return figure('guidance.vip_cost', stay, mean(pairs.map(({ base }) => base)));
}

/** Over every day of every scenario under the guidance judged. */
function broken(days: readonly DayResult[]): GuidanceFigure[] {
  const judged = days.filter(({ policy }) => policy === JUDGED);
  const count = (name: string, key: 'violations' | 'missed' | 'unfinished', bar?: number) => {
    const value = judged.reduce((sum, { measures }) => sum + measures[key], 0);
    const unit = `in ${judged.length} days`;
    return { name, value, unit, baseline: 0, ratio: value, ...(bar === undefined ? {} : { bar }) };
  };
  return [
    count('guidance.violations', 'violations', 0),
    count('guidance.missed_by_absence', 'missed'),
    count('guidance.unfinished', 'unfinished', 0),
  ];
}

/** The stay on every other scenario beside the fixed order's there. */
function otherDays(days: readonly DayResult[]): GuidanceFigure[] {
  const scenarios = [...new Set(days.map(({ scenario }) => scenario))].filter(
    (scenario) => scenario !== 'ordinary',
  );
  return scenarios.flatMap((scenario) => {
    const here = days.filter((day) => day.scenario === scenario);
    const fixed = here.filter(({ policy }) => policy === 'fixed');
    if (fixed.length === 0) return [];
    const seeds = new Set(fixed.map(({ seed }) => seed));
    const judged = here.filter(({ policy, seed }) => policy === JUDGED && seeds.has(seed));
    const stay = (list: readonly DayResult[]) => mean(list.map(({ measures: m }) => m.stayMean));
    return [figure(`guidance.stay.vs_fixed.${scenario}`, stay(judged), stay(fixed))];
  });
}
