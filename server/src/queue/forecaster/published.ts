import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { CampusForecast, Expected } from '../campus/index.ts';

/** Where the service times come from. */
export const ModelStatus = Type.Object({
  /** `learned`: goes on where it was; `snapshot`: of an earlier day; `catalogue`: nothing learned yet. */
  source: Type.Union([
    Type.Literal('learned'),
    Type.Literal('snapshot'),
    Type.Literal('catalogue'),
  ]),
  /** Why nothing learned is used although there was something. */
  trouble: Type.Optional(Type.String()),
});
export type ModelStatus = Static<typeof ModelStatus>;

/** Nobody waits longer, seconds. */
const LONGEST_S = 10_000_000;
const After = Type.Number({ minimum: -LONGEST_S, maximum: LONGEST_S });

/**
 * A forecast as it lies in Redis. Visits are named once; everywhere else they are numbers into `visits`, in
 * flat lists of (visit, typical, latest), whole seconds after `at`.
 */
const Written = Type.Object({
  v: Type.Literal(1),
  epoch: Type.String(),
  seq: Type.Number(),
  at: Type.Number(),
  /** How long the pass took in the thread, ms. */
  passMs: Type.Number(),
  model: ModelStatus,
  visits: Type.Array(Type.String()),
  stations: Type.Record(
    Type.String(),
    Type.Object({
      trust: Type.Number({ minimum: 0, maximum: 1 }),
      newcomer: Type.Optional(Type.Tuple([After, After])),
      calls: Type.Array(After),
      told: Type.Array(After),
    }),
  ),
});
type Written = Static<typeof Written>;
const written = Compile(Written);

/** What is published of one station; of the ends of visits under an empty name. */
export interface StationForecast {
  newcomer?: Expected;
  /** What share the forecast has beside counting people, as right as both have been of late. */
  trust: number;
  calls: ReadonlyMap<string, Expected>;
  told: ReadonlyMap<string, Expected>;
}

/** A campus's forecast before it is written; instants are epoch ms of the campus's clock. */
export interface Forecast {
  epoch: string;
  seq: number;
  at: number;
  passMs: number;
  model: ModelStatus;
  stations: ReadonlyMap<string, StationForecast>;
}

/** No campus's forecast is longer, bytes. */
const LONGEST = 64 * 1024 * 1024;

const seconds = (ms: number): number => Math.round(ms / 1000);

/** A forecast in as few bytes as will do: it is written each second, to disk as well. */
export function encode({ stations, ...head }: Forecast): Buffer {
  const numbers = new Map<string, number>();
  const numberOf = (visit: string): number => {
    let number = numbers.get(visit);
    if (number === undefined) numbers.set(visit, (number = numbers.size));
    return number;
  };
  const flat = (expected: ReadonlyMap<string, Expected>): number[] => {
    const list: number[] = [];
    for (const [visit, { p50, p90 }] of expected) {
      list.push(numberOf(visit), seconds(p50 - head.at), seconds(p90 - head.at));
    }
    return list;
  };
  const compact: Written['stations'] = {};
  for (const [id, { newcomer, trust, calls, told }] of stations) {
    compact[id] = { trust: Math.round(trust * 100) / 100, calls: flat(calls), told: flat(told) };
    if (newcomer)
      compact[id].newcomer = [seconds(newcomer.p50 - head.at), seconds(newcomer.p90 - head.at)];
  }
  const text = JSON.stringify({ v: 1, ...head, visits: [...numbers.keys()], stations: compact });
  return deflateRawSync(text, { level: 1 });
}

/** Reads what {@link encode} wrote. @throws Error when it is anything else */
export function decode(bytes: Uint8Array): PublishedForecast {
  const value = inflated(bytes);
  if (!written.Check(value)) throw new Error('not a forecast of this version');
  return new PublishedForecast(value);
}

function inflated(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(inflateRawSync(bytes, { maxOutputLength: LONGEST }).toString());
  } catch (error) {
    throw new Error('not a forecast', { cause: error });
  }
}

/** A forecast read from Redis, ready to be asked. */
export class PublishedForecast implements CampusForecast {
  readonly epoch: string;
  readonly seq: number;
  readonly at: number;
  readonly passMs: number;
  readonly model: ModelStatus;
  readonly #stations = new Map<string, Required<Omit<StationForecast, 'newcomer'>>>();
  readonly #newcomers = new Map<string, Expected>();
  readonly #toldStations = new Map<string, string>();

  constructor({ epoch, seq, at, passMs, model, visits, stations }: Written) {
    this.epoch = epoch;
    this.seq = seq;
    this.at = at;
    this.passMs = passMs;
    this.model = model;
    const instant = (after: number) => at + after * 1000;
    const unfold = (list: readonly number[]): Map<string, Expected> => {
      const found = new Map<string, Expected>();
      for (let i = 0; i + 2 < list.length; i += 3) {
        const visit = visits[list[i] ?? -1];
        if (visit === undefined) continue;
        found.set(visit, { p50: instant(list[i + 1] ?? 0), p90: instant(list[i + 2] ?? 0) });
      }
      return found;
    };
    for (const [id, { newcomer, trust, calls, told }] of Object.entries(stations)) {
      const tellings = unfold(told);
      this.#stations.set(id, { trust, calls: unfold(calls), told: tellings });
      if (id !== '') for (const visit of tellings.keys()) this.#toldStations.set(visit, id);
      if (newcomer)
        this.#newcomers.set(id, { p50: instant(newcomer[0]), p90: instant(newcomer[1]) });
    }
  }

  call(visit: string, station: string): Expected | undefined {
    return this.#stations.get(station)?.calls.get(visit);
  }

  trust(station: string): number {
    return this.#stations.get(station)?.trust ?? 0;
  }

  newcomer(station: string): Expected | undefined {
    return this.#newcomers.get(station);
  }

  told(visit: string, station: string): Expected | undefined {
    return this.#stations.get(station)?.told.get(visit);
  }

  toldStation(visit: string): string | undefined {
    return this.#toldStations.get(visit);
  }
}
