import {
  Forecaster,
  type Forecast,
  type ForecasterOptions,
  type LineEvent,
} from '@daozhen/server/simulation';
import type { Scenario } from '../exam-day/scenario.schemas.ts';
import { SimpleLine } from '../replay/simple-line.ts';
import type { Guesses } from './predictors.ts';
import { Revisions } from './revisions.ts';
import { oracleOf, type StudyDay } from './study-centre.ts';
import { count, newTally, type Tally } from './tally.ts';

const MINUTE = 60_000;
/** As the day's settings say (simulator/src/exam-day/plan.ts). */
const rules = { creditMs: { normal: 0, vip: 30 * MINUTE }, vipEvery: 3 };

/** What one day comes to, by station, and how often what was shown rose. */
export interface Verdict {
  stations: Record<string, Tally>;
  revisions: Revisions['counts'];
}

/** What is carried from day to day of a centre. */
export interface Learned {
  forecast: unknown;
  oracle: unknown;
}

/** Judges one day: at every joining of a line all predictors speak, at the call they are judged. */
export function judgeDay(
  { scenario, events }: StudyDay,
  learned: Learned | undefined,
  withRevisions: boolean,
): { verdict: Verdict; learned: Learned } {
  const options = optionsOf(scenario);
  const ours = restored(options, learned?.forecast);
  const oracle = restored({ ...options, known: oracleOf(scenario) }, learned?.oracle);
  const revisions = new Revisions();
  const lines = new Map(scenario.stations.map(({ id }) => [id, new Simple(options.nominalMs(id))]));
  for (const event of events) {
    const outcome = ours.observe(event);
    const known = oracle.observe(event);
    const line = lines.get(event.station)!;
    line.observe(event, ours);
    if (outcome?.joined) line.judge(outcome, known?.sampled);
    if (withRevisions) revisions.observe(event, ours);
  }
  const stations = Object.fromEntries([...lines].map(([id, { tally }]) => [id, tally]));
  return {
    verdict: { stations, revisions: revisions.counts },
    learned: { forecast: ours.toJSON(), oracle: oracle.toJSON() },
  };
}

/** What a forecaster is told of a centre. */
export function optionsOf({ stations }: Scenario): ForecasterOptions {
  const nominal = new Map(stations.map(({ id, nominal }) => [id, nominal * MINUTE]));
  return { nominalMs: (id) => nominal.get(id) ?? MINUTE, rules };
}

/** A forecaster with what was learned on earlier days, if there were any. */
export function restored(options: ForecasterOptions, memory: unknown): Forecaster {
  return memory === undefined
    ? new Forecaster(options)
    : Forecaster.restore(options, memory).forecaster;
}

/** The simple predictors of one station, and all predictors' errors. */
class Simple {
  readonly tally = newTally();
  readonly #line: SimpleLine;
  readonly #asked = new Map<string, Omit<Guesses, 'forecast' | 'oracle' | 'sampled'>>();

  constructor(nominalMs: number) {
    this.#line = new SimpleLine(nominalMs);
  }

  observe(event: LineEvent, ours: Forecaster): void {
    this.#line.observe(event);
    if (event.type !== 'arrive' || event.elsewhere) return;
    const figures = ours.figures(event.station, event.at).get(event.id);
    if (!figures) return;
    const counting = this.#line.counting(figures);
    this.#asked.set(event.id, { ...this.#line.guess(figures), counting });
  }

  judge(
    { visit, waitedMs, forecast, sampled }: NonNullable<ReturnType<Forecaster['observe']>>,
    known: Forecast | undefined,
  ): void {
    const asked = this.#asked.get(visit);
    if (asked && known)
      count(
        this.tally,
        { ...asked, forecast: forecast.p50, oracle: known.p50, sampled: sampled.p50 },
        forecast.p90,
        waitedMs,
      );
    this.#line.lastWaitMs = waitedMs;
  }
}
