import {
  ToldCalibration,
  type Forecast,
  type Forecaster,
  type LineEvent,
  type LineFigures,
  type Raw,
} from '@daozhen/server/simulation';
import { SimpleLine } from '../replay/simple-line.ts';
import { optionsOf, restored, type Learned, type Verdict } from './day-judge.ts';
import type { LateDay, Sent } from './late-day.ts';
import type { Guesses } from './predictors.ts';
import { newRevisions } from './revisions.ts';
import { oracleOf } from './study-centre.ts';
import { count, newTally, type Tally } from './tally.ts';

/** What is carried from day to day of a centre under late binding. */
export interface LateLearned extends Learned {
  told: ToldCalibration['memory'];
  toldByOracle: ToldCalibration['memory'];
}

interface Asked {
  at: number;
  raw: Raw;
  oracle: Raw;
  told: Forecast;
  guesses: Guesses;
}

/**
 * Judges one day under late binding: whenever somebody has been sent to a station all predictors speak, at his
 * call there they are judged. Ours is what he is told: the forecast, held to what came of earlier tellings.
 */
export function judgeLateDay(
  day: LateDay,
  learned: LateLearned | undefined,
): { verdict: Verdict; learned: LateLearned } {
  const judge = new LateJudge(day, learned);
  for (const event of day.events) judge.take(event);
  return judge.result();
}

class LateJudge {
  readonly #ours: Forecaster;
  readonly #oracle: Forecaster;
  readonly #told: ToldCalibration;
  readonly #toldByOracle: ToldCalibration;
  readonly #simple: Map<string, SimpleLine>;
  readonly #tallies: Record<string, Tally> = {};
  readonly #asked = new Map<string, Asked & { station: string }>();

  constructor({ scenario }: LateDay, learned: LateLearned | undefined) {
    const options = optionsOf(scenario);
    this.#ours = restored(options, learned?.forecast);
    this.#oracle = restored({ ...options, known: oracleOf(scenario) }, learned?.oracle);
    this.#told = new ToldCalibration(structuredClone(learned?.told));
    this.#toldByOracle = new ToldCalibration(structuredClone(learned?.toldByOracle));
    this.#simple = new Map(
      scenario.stations.map(({ id }) => [id, new SimpleLine(options.nominalMs(id))]),
    );
  }

  take(event: LineEvent | Sent): void {
    if (event.type === 'sent') return this.#ask(event);
    this.#ours.observe(event);
    this.#oracle.observe(event);
    this.#simple.get(event.station)!.observe(event);
    if (event.type === 'call') this.#settle(event.id, event.station, event.at);
  }

  result(): { verdict: Verdict; learned: LateLearned } {
    return {
      verdict: { stations: this.#tallies, revisions: newRevisions() },
      learned: {
        forecast: this.#ours.toJSON(),
        oracle: this.#oracle.toJSON(),
        told: this.#told.memory,
        toldByOracle: this.#toldByOracle.memory,
      },
    };
  }

  #ask({ id, station, at, ahead }: Sent): void {
    this.#asked.delete(id);
    if (station === undefined) return;
    const ours = this.#ours.predict(station, at).get(id);
    const known = this.#oracle.predict(station, at).get(id);
    const seen = this.#ours.figures(station, at).get(id);
    if (!ours || !known || !seen) return;
    const figures: LineFigures = { ...seen, ahead };
    const line = this.#simple.get(station)!;
    const plain = line.counting(figures);
    const raw = { ...ours, plain };
    const oracle = { ...known, plain };
    const told = this.#told.apply(station, raw);
    const guesses = {
      ...line.guess(figures),
      counting: plain,
      forecast: told.p50,
      sampled: ours.p50,
      oracle: this.#toldByOracle.apply(station, oracle).p50,
    };
    this.#asked.set(id, { station, at, raw, oracle, told, guesses });
  }

  #settle(id: string, station: string, at: number): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (asked?.station !== station) return;
    const waited = at - asked.at;
    this.#told.learn(station, asked.raw, waited);
    this.#toldByOracle.learn(station, asked.oracle, waited);
    this.#simple.get(station)!.lastWaitMs = waited;
    count((this.#tallies[station] ??= newTally()), asked.guesses, asked.told.p90, waited);
  }
}
