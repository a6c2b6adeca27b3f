import type { Verdict } from './day-judge.ts';
import type { PassTime } from './pass-time.ts';
import type { Kind } from './study-centre.ts';
import { addTally, maeOf, newTally, type Tally } from './tally.ts';

/** One measured figure beside its baseline of the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline: number;
  ratio: number;
  /** What the ratio, or the value where there is no ratio to judge, is to keep to. */
  bar?: string;
}

/** What a whole study comes to. */
export interface Study {
  known: Partial<Record<Kind, Verdict>>;
  /** As if every day were the first. */
  cold: Partial<Record<Kind, Verdict>>;
  passes: PassTime[];
}

function figure(name: string, unit: string, value: number, baseline: number, bar?: string): Figure {
  const ratio = baseline === 0 ? 1 : value / baseline;
  return { name, value, unit, baseline, ratio, ...(bar === undefined ? {} : { bar }) };
}

/** All stations of a verdict together. */
export function together(verdicts: readonly (Verdict | undefined)[]): Tally {
  const all = newTally();
  for (const verdict of verdicts)
    for (const tally of Object.values(verdict?.stations ?? {})) addTally(all, tally);
  return all;
}

/** Every figure of a study. */
export function figuresOf({ known, cold, passes }: Study): Figure[] {
  return [
    ...errors('forecast.fifo', together([known.fifo]), '≤ 0.68'),
    ...errors('forecast.vip', together([known.vip]), '≤ 0.53'),
    ...coverage(known),
    ...revisions(known),
    ...errors('forecast.cold', together([cold.fifo])),
    ...errors('forecast.foreign', together([known.foreign])),
    ...late('forecast.late', known.late),
    ...late('forecast.late.cold', cold.late),
    ...passFigures(passes),
  ];
}

function errors(name: string, tally: Tally, bar?: string): Figure[] {
  if (tally.waits === 0) return [];
  const mae = maeOf(tally, 'forecast');
  const against = (suffix: string, other: Parameters<typeof maeOf>[1], its?: string) =>
    figure(`${name}.${suffix}`, 'min', mae, maeOf(tally, other), its);
  return [
    against('mae', 'naive', bar),
    against('vs_oracle', 'oracle', bar && '≤ 1.1'),
    against('vs_les', 'LES'),
    against('vs_hol', 'HOL'),
    against('vs_queue_length', '(n+1)m/s'),
    against('vs_counting', 'counting'),
    against('vs_sampling_alone', 'sampled'),
  ];
}

/** Of what people are told who have been sent to a door. */
function late(name: string, verdict: Verdict | undefined): Figure[] {
  const tally = together([verdict]);
  if (tally.waits === 0) return [];
  const shares = sharesCovered(Object.values(verdict!.stations));
  return [
    ...errors(name, tally).filter((each) => each.name !== `${name}.vs_sampling_alone`),
    figure(`${name}.coverage_p90`, 'share', tally.covered / tally.waits, 0.9),
    figure(`${name}.coverage_p90.min`, 'share', Math.min(...shares), 0.9),
    figure(`${name}.coverage_p90.max`, 'share', Math.max(...shares), 0.9),
  ];
}

/** Fewer waits than these say little of a station. */
const ENOUGH = 50;

function coverage(known: Study['known']): Figure[] {
  const stations = new Map<string, Tally>();
  for (const verdict of [known.fifo, known.vip]) {
    for (const [id, tally] of Object.entries(verdict?.stations ?? {})) {
      if (!stations.has(id)) stations.set(id, newTally());
      addTally(stations.get(id)!, tally);
    }
  }
  const shares = sharesCovered([...stations.values()]);
  if (shares.length === 0) return [];
  return [
    figure('forecast.coverage_p90.min', 'share', Math.min(...shares), 0.9, '≥ 0.88'),
    figure('forecast.coverage_p90.max', 'share', Math.max(...shares), 0.9, '≤ 0.92'),
  ];
}

function sharesCovered(stations: readonly Tally[]): number[] {
  return stations
    .filter(({ waits }) => waits >= ENOUGH)
    .map(({ covered, waits }) => covered / waits);
}

function revisions(known: Study['known']): Figure[] {
  const sum = { waits: 0, later: 0, naiveLater: 0, brokenPromises: 0 };
  for (const verdict of [known.fifo, known.vip]) {
    if (!verdict) continue;
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += verdict.revisions[key];
  }
  const { waits, later, naiveLater, brokenPromises } = sum;
  if (waits === 0) return [];
  const perWait = (count: number) => count / waits;
  return [
    figure('forecast.revisions_per_wait', 'count', perWait(later), perWait(naiveLater), '≤ 0.12'),
    figure('forecast.called_later_than_first_shown', 'share', perWait(brokenPromises), 0.1),
  ];
}

function passFigures(passes: readonly PassTime[]): Figure[] {
  const [first] = passes;
  if (!first) return [];
  return passes.flatMap(({ waiting, p99, p50 }) => {
    const grown = (first.p50 * waiting) / first.waiting;
    const each = figure(`forecast.pass.p50_ms.${waiting}`, 'ms', p50, grown);
    if (waiting !== 300) return each;
    return [figure('forecast.pass.p99_ms', 'ms', p99, 50, '≤ 50 ms'), each];
  });
}
