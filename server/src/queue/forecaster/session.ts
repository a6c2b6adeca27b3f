import type { Expected } from '../campus/index.ts';
import type { Forecaster, LineEvent, Raw, Wait } from '../forecast/index.ts';
import { readLearned, writeLearned, type Learned } from './learned.ts';
import type { Ending, Opening, PassRequest, PassResult, Waiting } from './messages.ts';
import { decode, encode, type ModelStatus, type StationForecast } from './published.ts';
import { ToldBook, type Prediction } from './told-book.ts';
import { keyOf, type Told } from './told.ts';
import { remainingMs } from './visit-end.ts';

/** Somebody who would join a line now, to be asked about. */
const NEWCOMER = '+';
/** The end of a visit is foretold no closer than this share of what remains, before anything is learned. */
const END_SPREAD = 0.25;

/** After so long a day what was learned since the beginning is as good as what was lost, ms. */
const RELEARNED_MS = 4 * 3_600_000;

type Calls = ReadonlyMap<string, ReadonlyMap<string, Wait>>;

/** One campus's forecast as it goes on in the thread: pure, apart from measuring how long it takes. */
export class ForecastSession {
  readonly status: ModelStatus;
  readonly #learned: Learned;
  readonly #book: ToldBook;
  readonly #stations: readonly string[];
  #beganAt = Infinity;
  /** What the forecast itself said where something was told, until it is known what happened. */
  readonly #raw = new Map<string, { raw: Raw; at: number }>();

  constructor({
    rules,
    nominalMs,
    standing,
    told,
    published,
    model,
    snapshot,
    ...opening
  }: Opening) {
    const options = {
      nominalMs: (station: string) => nominalMs[station] ?? 4 * 60_000,
      rules,
      utcOffsetMs: opening.utcOffsetMs,
    };
    const { status, ...learned } = readLearned(options, model, snapshot);
    this.status = status;
    this.#learned = learned;
    this.#stations = Object.keys(nominalMs);
    this.#book = new ToldBook(withBounds(told, published));
    for (const event of standing) this.#forecaster.place(event);
  }

  get #forecaster(): Forecaster {
    return this.#learned.forecaster;
  }

  learn(events: readonly LineEvent[]): void {
    for (const event of events) this.#forecaster.observe(event);
  }

  /** Forecasts every place, tells those who wait, and learns from what has happened. */
  pass(request: PassRequest): PassResult {
    const began = performance.now();
    const { at, day, epoch, seq } = request;
    const newcomers = new Map<string, Wait>();
    const calls = this.#calls(at, newcomers);
    const predictions = [
      ...request.waiting.flatMap((waiting) => this.#waitOf(at, calls, waiting)),
      ...request.ending.map((ending) => this.#endOf(calls, newcomers, ending, request)),
    ];
    this.#look(at, day, predictions, request);
    this.#book.forget(request.stored);
    const changed = this.#book.takeChanged();
    const stations = this.#published(at, calls, newcomers, predictions);
    const passMs = Math.round(performance.now() - began);
    return {
      body: encode({ epoch, seq, at, passMs, model: this.#statusAt(at), stations }),
      changed,
      over: request.storeBefore === undefined ? [] : this.#book.endedBefore(request.storeBefore),
    };
  }

  #statusAt(at: number): ModelStatus {
    this.#beganAt = Math.min(this.#beganAt, at);
    return at - this.#beganAt < RELEARNED_MS ? this.status : { source: 'learned' };
  }

  save(): string {
    return writeLearned(this.#learned);
  }

  #calls(at: number, newcomers: Map<string, Wait>): Calls {
    const calls = new Map<string, Map<string, Wait>>();
    for (const station of this.#stations) {
      const imagined = { visit: NEWCOMER, class: '', items: [], tags: [], elsewhere: false };
      const found = this.#forecaster.predict(station, at, [{ ...imagined, key: at, since: at }]);
      const newcomer = found.get(NEWCOMER);
      if (newcomer) newcomers.set(station, newcomer);
      found.delete(NEWCOMER);
      calls.set(station, found);
    }
    return calls;
  }

  #waitOf(
    at: number,
    calls: Calls,
    { visit, ticket, station, untilSent, plainMs, ahead }: Waiting,
  ): Prediction[] {
    const raw = untilSent ?? calls.get(station)?.get(visit);
    if (!raw) return [];
    return [
      {
        visit,
        ticket,
        station,
        ...this.#calibrated(at, visit, untilSent ? resting(station) : station, {
          ...raw,
          ...(plainMs === undefined ? {} : { plain: plainMs }),
        }),
        ...(plainMs === undefined ? {} : { plain: plainMs }),
        ...(ahead === undefined ? {} : { ahead }),
      },
    ];
  }

  #endOf(
    calls: Calls,
    newcomers: ReadonlyMap<string, Wait>,
    { visit, ticket, stations, inRoom, notBefore }: Ending,
    { at, keepsPlaces }: PassRequest,
  ): Prediction {
    const stops = stations.map((station) => {
      const own = calls.get(station)?.get(visit) ?? newcomers.get(station);
      const serviceMs = this.#forecaster.model(station).memory.meanMs;
      return station === inRoom
        ? { waitMs: 0, serviceMs: serviceMs / 2 }
        : { waitMs: own?.p50 ?? 0, serviceMs };
    });
    const last = notBefore === undefined ? 0 : notBefore - at;
    const p50 = Math.max(remainingMs(stops, keepsPlaces), last);
    const raw = { p50, p90: p50 * (1 + END_SPREAD) };
    return { visit, ticket, station: '', ...this.#calibrated(at, visit, '', raw) };
  }

  /**
   * As it is told; what is told first is remembered, to be held to what happens.
   * @param what a station, a station for which one rests, or nothing for the end of a visit
   */
  #calibrated(at: number, visit: string, what: string, raw: Raw): Wait {
    const key = `${visit}|${what}`;
    if (!this.#raw.has(key)) this.#raw.set(key, { raw, at });
    return this.#learned.calibration.apply(what, raw);
  }

  #look(at: number, day: string, predictions: readonly Prediction[], request: PassRequest): void {
    const fates = new Map(
      request.fates.map(([visit, outcome, when]) => [visit, { outcome, at: when }]),
    );
    const fate = (visit: string) => fates.get(visit);
    const ended = this.#book.look(at, day, predictions, { turns: request.turns, fate });
    for (const told of ended) {
      for (const what of told.station === '' ? [''] : [told.station, resting(told.station)])
        this.#settle(told, what, told.endedAt ?? at);
    }
  }

  #settle({ visit, outcome }: Told, what: string, endedAt: number): void {
    const key = `${visit}|${what}`;
    const first = this.#raw.get(key);
    this.#raw.delete(key);
    const isJudged = outcome === 'called' || outcome === 'finished';
    if (first && isJudged) this.#learned.calibration.learn(what, first.raw, endedAt - first.at);
  }

  #published(
    at: number,
    calls: Calls,
    newcomers: ReadonlyMap<string, Wait>,
    predictions: readonly Prediction[],
  ): Map<string, StationForecast> {
    const told = new Map<string, Map<string, Expected>>();
    for (const { visit, station, p50 } of predictions) {
      const bound = this.#book.of(visit, station)?.bound;
      if (bound === undefined) continue;
      const of = told.get(station) ?? new Map<string, Expected>();
      of.set(visit, { p50: Math.min(at + p50, bound), p90: bound });
      told.set(station, of);
    }
    const instants = ({ p50, p90 }: Wait): Expected => ({ p50: at + p50, p90: at + p90 });
    const published = new Map<string, StationForecast>();
    for (const station of [...this.#stations, '']) {
      const waits = calls.get(station) ?? new Map<string, Wait>();
      const newcomer = newcomers.get(station);
      published.set(station, {
        trust: this.#learned.calibration.trust(station),
        ...(newcomer ? { newcomer: instants(newcomer) } : {}),
        calls: new Map([...waits].map(([visit, wait]) => [visit, instants(wait)])),
        told: told.get(station) ?? new Map(),
      });
    }
    return published;
  }
}

/** Waits of people who have yet to be sent are calibrated apart: more lies before them. */
const resting = (station: string): string => `${station} (resting)`;

/** What was told, with the bounds as they were published last: of small moves only they know. */
function withBounds(told: readonly Told[], body: Uint8Array | undefined): Told[] {
  if (!body) return [...told];
  let published: ReturnType<typeof decode> | undefined;
  try {
    published = decode(body);
  } catch {
    return [...told];
  }
  const newest = new Map<string, string>();
  for (const each of told)
    if (!each.outcome) newest.set(`${each.visit}|${each.station}`, keyOf(each));
  return told.map((each) => {
    const isOpen = newest.get(`${each.visit}|${each.station}`) === keyOf(each);
    const shown = isOpen ? published.told(each.visit, each.station) : undefined;
    return shown ? { ...each, bound: shown.p90 } : each;
  });
}
