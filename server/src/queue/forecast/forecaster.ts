import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { forecastStation } from './forecast-station.ts';
import type { LineEvent } from './line-event.ts';
import { plainRules, type Forecast, type LineRules, type StationPicture } from './picture.ts';
import { lineFigures, type LineFigures } from './simple-predictors.ts';
import type { ServiceBelief } from './service-model.ts';
import type { Called, Happening, Waiting } from './happening.ts';
import { StationLine } from './station-line.ts';
import { newStationMemory, StationMemory, StationModel, type Question } from './station-model.ts';

/** All that a campus has learned, as it is stored: no names, no visits. */
export const ForecastMemory = Type.Object(
  {
    version: Type.Literal(1),
    stations: Type.Record(Type.String({ maxLength: 64 }), StationMemory),
  },
  { additionalProperties: false },
);
export type ForecastMemory = Static<typeof ForecastMemory>;

/** What a forecaster is told of its campus. */
export interface ForecasterOptions {
  /** Mean time of one item at a station, as the catalogue says. */
  nominalMs: (station: string) => number;
  rules?: LineRules;
  /** Local time minus UTC; 8 h if left out. */
  utcOffsetMs?: number;
  /** Services as somebody who knows them believes, instead of what is learned: to judge the learning by. */
  known?: (station: string) => ServiceBelief;
}

/** A wait that has ended beside what was forecast when it began; all ms. */
export interface Outcome {
  station: string;
  visit: string;
  at: number;
  joinedAt: number;
  waitedMs: number;
  forecast: Forecast;
  /** What sampling alone said, before stacking and calibration. */
  sampled: Forecast;
  /** The wait began with the place, not with a return to it. */
  joined: boolean;
}

interface Asked extends Question {
  forecast: Forecast;
}

interface Station {
  line: StationLine;
  model: StationModel;
  questions: Map<string, Asked>;
  /** Those who had their place before they could be called, or could not be for a while. */
  returned: Set<string>;
}

const HOUR = 3_600_000;

/** The forecast of one campus: follows its lines, learns from them, and says who is called when. */
export class Forecaster {
  readonly #options: ForecasterOptions;
  readonly #stations = new Map<string, Station>();
  readonly #known: ForecastMemory['stations'];

  constructor(options: ForecasterOptions, memory?: ForecastMemory) {
    this.#options = options;
    this.#known = memory?.stations ?? {};
  }

  /**
   * A forecaster with a stored memory. A memory that is missing or damaged is not used: the forecast starts
   * from the catalogue's means and `problem` says why.
   */
  static restore(
    options: ForecasterOptions,
    stored: unknown,
  ): { forecaster: Forecaster; problem?: string } {
    if (stored === undefined || stored === null)
      return { forecaster: new Forecaster(options), problem: 'missing' };
    const [error] = Value.Errors(ForecastMemory, stored);
    if (error) {
      const problem = `${error.instancePath || '/'}: ${error.message}`;
      return { forecaster: new Forecaster(options), problem };
    }
    return { forecaster: new Forecaster(options, structuredClone(stored as ForecastMemory)) };
  }

  /** What has been learned, to be stored. */
  toJSON(): ForecastMemory {
    const stations = { ...this.#known };
    for (const [id, { model }] of this.#stations) stations[id] = model.memory;
    return structuredClone({ version: 1, stations });
  }

  /** Stations of which something is known. */
  get stations(): string[] {
    return [...this.#stations.keys()];
  }

  /**
   * Takes in what happened in a line, and learns from it.
   * @returns the wait that has ended with it, if one has
   */
  observe(event: LineEvent): Outcome | undefined {
    const station = this.#station(event.station);
    station.model.learnElsewhere(station.line.elsewhereUpTo(event.at));
    const happening = this.#apply(station, event);
    if (!happening) return undefined;
    // Asked before it is learned: an arrival says nothing of how many others come.
    const outcome = this.#follow(station, happening);
    station.model.learn(happening, station.line.line);
    return outcome;
  }

  /** Takes in how a line stands that has come about unseen: nothing is learned from it. */
  place(event: LineEvent): void {
    const station = this.#station(event.station);
    station.line.elsewhereUpTo(event.at);
    this.#apply(station, event);
  }

  /**
   * The wait of every place of a station now, by visit, ms from now.
   * @param imagined places to be asked about without their standing in the line
   */
  predict(
    station: string,
    now: number,
    imagined: StationPicture['line'] = [],
  ): Map<string, Forecast> {
    const picture = this.picture(station, now);
    if (imagined.length === 0) return this.predictPicture(picture, now);
    const extra = imagined.map((one) => ({ ...one, imagined: true as const }));
    const line = [...picture.line, ...extra].sort((a, b) => a.key - b.key);
    return this.predictPicture({ ...picture, line }, now);
  }

  /** The same for a picture that was changed: a room more, somebody less. */
  predictPicture(picture: StationPicture, now: number): Map<string, Forecast> {
    const station = this.#station(picture.station);
    const found = new Map<string, Forecast>();
    for (const [visit, question] of this.#questions(station, picture, now))
      found.set(visit, station.model.answer(question));
    return inOrder(picture, found);
  }

  /** One station's line and rooms as they stand. */
  picture(station: string, now: number): StationPicture {
    return this.#station(station).line.picture(now);
  }

  /** What the simple predictors go by, for every place of a station, by visit. */
  figures(station: string, now: number): Map<string, LineFigures> {
    const { line } = this.#station(station);
    return lineFigures(line.picture(now), line.lastWaitMs ?? 0, now);
  }

  /** What is believed of a station's services and habits. */
  model(station: string): StationModel {
    return this.#station(station).model;
  }

  #apply({ line, model }: Station, event: LineEvent): Happening | undefined {
    return line.apply(event, this.#rules.creditMs, (name) => model.headStartMs(name));
  }

  get #rules(): LineRules {
    return this.#options.rules ?? plainRules;
  }

  #follow(station: Station, happening: Happening): Outcome | undefined {
    const { at } = happening;
    switch (happening.type) {
      case 'arrived':
      case 'moved':
        return this.#ask(station, happening);
      case 'left':
        station.questions.delete(happening.waiting.visit);
        station.returned.delete(happening.waiting.visit);
        return undefined;
      case 'called':
        return this.#settle(station, happening.called, at);
      case 'started':
      case 'served':
      case 'absent':
      case 'opened':
      case 'shut':
        return undefined;
    }
  }

  #ask(
    station: Station,
    { type, waiting, at }: Extract<Happening, { waiting: Waiting }>,
  ): undefined {
    const { visit, elsewhere, loose } = waiting;
    station.questions.delete(visit);
    if (type === 'arrived') station.returned.delete(visit);
    else station.returned.add(visit);
    // Of whom another line may call first, only short waits would come to be known.
    if (elsewhere || loose) return;
    const question = this.#questions(station, station.line.picture(at), at).get(visit);
    if (!question) return;
    const forecast = station.model.answer(question);
    station.questions.set(visit, { ...question, forecast });
  }

  #settle(station: Station, { waiting: { visit } }: Called, at: number): Outcome | undefined {
    const question = station.questions.get(visit);
    station.returned.delete(visit);
    if (!question) return undefined;
    station.questions.delete(visit);
    const waitedMs = at - question.at;
    station.model.settle(question, waitedMs);
    const { forecast, sampled, joined, at: joinedAt } = question;
    const { station: id } = station.line;
    return { station: id, visit, at, joinedAt, waitedMs, forecast, sampled, joined };
  }

  #questions(
    { line, model, returned }: Station,
    picture: StationPicture,
    now: number,
  ): Map<string, Question> {
    const sampled = forecastStation(picture, model.belief, now);
    const figures = lineFigures(picture, line.lastWaitMs ?? 0, now);
    const questions = new Map<string, Question>();
    for (const [visit, wait] of sampled)
      questions.set(visit, model.question(wait, figures.get(visit)!, now, !returned.has(visit)));
    return questions;
  }

  #station(id: string): Station {
    let station = this.#stations.get(id);
    if (!station) {
      const nominal = this.#options.nominalMs(id);
      const memory = this.#known[id] ?? newStationMemory(nominal);
      const offset = this.#options.utcOffsetMs ?? 8 * HOUR;
      station = {
        line: new StationLine(id),
        model: new StationModel(
          memory,
          nominal,
          clockOf(offset),
          this.#rules,
          this.#options.known?.(id),
        ),
        questions: new Map(),
        returned: new Set(),
      };
      this.#stations.set(id, station);
    }
    return station;
  }
}

/** Nobody of the same class, needs and door is told less than who stands before him. */
function inOrder(picture: StationPicture, found: Map<string, Forecast>): Map<string, Forecast> {
  const least = new Map<string, Forecast>();
  for (const one of picture.line) {
    const forecast = found.get(one.visit);
    if (!forecast || one.elsewhere) continue;
    const kind = [one.class, one.door ?? '', ...one.tags].join('\n');
    const before = least.get(kind);
    if (before) {
      forecast.p50 = Math.max(forecast.p50, before.p50);
      forecast.p90 = Math.max(forecast.p90, before.p90);
    }
    least.set(kind, forecast);
  }
  return found;
}

function clockOf(offsetMs: number): (at: number) => { day: string; hour: number } {
  return (at) => {
    const local = at + offsetMs;
    const hour = Math.floor(local / HOUR);
    return { day: String(Math.floor(hour / 24)), hour: ((hour % 24) + 24) % 24 };
  };
}
