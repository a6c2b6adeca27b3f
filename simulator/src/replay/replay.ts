import {
  Forecaster,
  lineFigures,
  type LineEvent,
  type Outcome,
  type RecordHeader,
} from '@daozhen/server/simulation';
import { Scorer, type Score } from './scores.ts';
import { SimpleLine, simplePredictors, type SimplePredictor } from './simple-line.ts';

/** Ours beside the simple ones. */
export const predictors = ['forecast', ...simplePredictors] as const;
export type Predictor = (typeof predictors)[number];

/** Why a wait that ended in a call is not counted, or how it ended otherwise. */
export interface Uncounted {
  /** Gave up, was passed before being called, or was sent elsewhere. */
  left: number;
  /** Could not be called for a while. */
  interrupted: number;
  /** Could be called in several lines at once: where it came first says nothing of the others. */
  severalLines: number;
  /** No room was on duty that could have taken the person, so nothing was forecast. */
  noForecast: number;
  /** Not over when the record ended. */
  unended: number;
}

export interface StationResult {
  station: string;
  meanWait: number;
  scores: Record<Predictor, Score>;
}

export interface ReplayResult {
  stations: StationResult[];
  all: StationResult;
  events: number;
  uncounted: Uncounted;
}

interface Question {
  at: number;
  guesses: Record<SimplePredictor, number> | undefined;
  several: boolean;
}

interface Station {
  simple: SimpleLine;
  questions: Map<string, Question>;
  scorers: Map<Predictor, Scorer>;
  waited: number;
}

const MINUTE = 60_000;
const ALL = 'all';

/**
 * Goes through a record as if it were happening: at every arrival all predictors say how long the wait will
 * be, knowing only what came before, and are judged at the call (at the start where the record has no calls).
 */
export class Replay {
  readonly #nominalMinutes: number;
  readonly #stations = new Map<string, Station>();
  readonly #all = newScorers();
  /** In how many lines somebody can be called. */
  readonly #standsIn = new Map<string, Set<string>>();
  readonly #uncounted: Uncounted = {
    left: 0,
    interrupted: 0,
    severalLines: 0,
    noForecast: 0,
    unended: 0,
  };
  #header: RecordHeader | undefined;
  #forecaster: Forecaster;
  #events = 0;
  #allWaited = 0;

  /** @param nominalMinutes of a service at stations of which the record does not say it */
  constructor(nominalMinutes: number) {
    this.#nominalMinutes = nominalMinutes;
    this.#forecaster = this.#newForecaster();
  }

  /** A record, or the next day of one, begins: what was learned stays, who still stood there is gone. */
  begin(header: RecordHeader): void {
    this.#header = header;
    this.#dropOpen();
    this.#standsIn.clear();
    const learned = this.#forecaster.toJSON();
    this.#forecaster = this.#newForecaster(learned);
  }

  take(event: LineEvent): void {
    this.#events += 1;
    const station = this.#station(event.station);
    const outcome = this.#forecaster.observe(event);
    station.simple.observe(event);
    switch (event.type) {
      case 'arrive':
        if (!event.elsewhere && !event.loose) this.#ask(station, event);
        break;
      case 'here':
        if (event.loose) this.#drop(station, event, 'interrupted');
        else if (!station.questions.has(event.id)) this.#ask(station, event);
        break;
      case 'elsewhere':
        this.#drop(station, event, 'interrupted');
        break;
      case 'leave':
        this.#drop(station, event, 'left');
        break;
      case 'call':
      case 'start':
        this.#settle(station, event, outcome);
        break;
      case 'end':
      case 'open':
      case 'close':
        break;
    }
  }

  /** What it all comes to; the record is over. */
  result(): ReplayResult {
    this.#dropOpen();
    const stations = [...this.#stations]
      .filter(([, { scorers }]) => scorers.get('forecast')!.score().waits > 0)
      .map(([id, { scorers, waited }]) => resultOf(id, scorers, waited))
      .sort((a, b) => (a.station < b.station ? -1 : 1));
    return {
      stations,
      all: resultOf(ALL, this.#all, this.#allWaited),
      events: this.#events,
      uncounted: { ...this.#uncounted },
    };
  }

  #ask(station: Station, { id, station: at, at: now }: Place): void {
    const lines = this.#standsIn.get(id) ?? new Set<string>();
    this.#standsIn.set(id, lines.add(at));
    const several = lines.size > 1;
    if (several)
      for (const other of lines) {
        const question = this.#stations.get(other)?.questions.get(id);
        if (question) question.several = true;
      }
    const picture = this.#forecaster.picture(at, now);
    const figures = lineFigures(picture, station.simple.lastWaitMs, now).get(id);
    const guesses = figures && station.simple.guess(figures);
    station.questions.set(id, { at: now, guesses, several });
  }

  #drop(station: Station, { id, station: at }: Place, why: 'left' | 'interrupted'): void {
    this.#goes(id, at);
    if (station.questions.delete(id)) this.#uncounted[why] += 1;
  }

  #settle(station: Station, event: Place, outcome: Outcome | undefined): void {
    const { id, station: at, at: now } = event;
    const question = station.questions.get(id);
    station.questions.delete(id);
    this.#goes(id, at);
    if (!question) return;
    const waited = now - question.at;
    station.simple.lastWaitMs = waited;
    if (question.several) this.#uncounted.severalLines += 1;
    else if (!outcome || !question.guesses) this.#uncounted.noForecast += 1;
    else {
      station.waited += waited;
      this.#allWaited += waited;
      const { p50, p90 } = outcome.forecast;
      const both = [station.scorers, this.#all];
      for (const scorers of both) {
        scorers.get('forecast')!.add({ typical: p50, bound: p90 }, waited);
        for (const name of simplePredictors)
          scorers.get(name)!.add({ typical: question.guesses[name] }, waited);
      }
    }
  }

  /** Somebody stands in a line no more. */
  #goes(id: string, station: string): void {
    const lines = this.#standsIn.get(id);
    lines?.delete(station);
    if (lines?.size === 0) this.#standsIn.delete(id);
  }

  #dropOpen(): void {
    for (const { questions } of this.#stations.values()) {
      this.#uncounted.unended += questions.size;
      questions.clear();
    }
  }

  #newForecaster(learned?: ReturnType<Forecaster['toJSON']>): Forecaster {
    const { creditMs = {}, vipEvery = 1, utcOffsetMs = 0 } = this.#header ?? {};
    const nominalMs = (station: string) => this.#nominalMs(station);
    return new Forecaster({ nominalMs, rules: { creditMs, vipEvery }, utcOffsetMs }, learned);
  }

  #nominalMs(station: string): number {
    const said = this.#header?.stations?.[station]?.nominalMinutes;
    return (said ?? this.#nominalMinutes) * MINUTE;
  }

  #station(id: string): Station {
    let station = this.#stations.get(id);
    if (!station) {
      const simple = new SimpleLine(this.#nominalMs(id));
      station = { simple, questions: new Map(), scorers: newScorers(), waited: 0 };
      this.#stations.set(id, station);
    }
    return station;
  }
}

interface Place {
  id: string;
  station: string;
  at: number;
}

function newScorers(): Map<Predictor, Scorer> {
  return new Map(predictors.map((name) => [name, new Scorer()]));
}

function resultOf(
  station: string,
  scorers: ReadonlyMap<Predictor, Scorer>,
  waited: number,
): StationResult {
  const scores = Object.fromEntries(
    predictors.map((name) => [name, scorers.get(name)!.score()]),
  ) as Record<Predictor, Score>;
  return { station, meanWait: waited / 1000 / Math.max(1, scores.forecast.waits), scores };
}
