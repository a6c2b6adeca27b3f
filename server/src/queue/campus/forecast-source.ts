import type { Wait } from '../forecast/index.ts';

/** Two instants, epoch ms of the campus's clock. */
export interface Expected {
  /** As likely earlier as later. */
  p50: number;
  /** Nine of ten are earlier; of what is shown, the steady bound of rule W2. */
  p90: number;
}

/** The forecast of one campus as every node has it. */
export interface CampusForecast {
  epoch: string;
  /** When each place is expected to be called. */
  call(visit: string, station: string): Expected | undefined;
  /** What share it has at a station, 0 to 1; people × mean ÷ rooms has the rest. */
  trust(station: string): number;
  /** When somebody would be called who joined a line now. */
  newcomer(station: string): Expected | undefined;
  /** What a visit is told of its wait at a station; with an empty station of its end. */
  told(visit: string, station: string): Expected | undefined;
  /** The station a visit is told of. */
  toldStation(visit: string): string | undefined;
}

/** Where the newest forecast is found; undefined while there is none, or it is too old to be believed. */
export type ForecastSource = () => CampusForecast | undefined;

/** A wait from now on, never negative. */
export function waitFrom(expected: Expected, now: number): Wait {
  const p50 = Math.max(0, expected.p50 - now);
  return { p50, p90: Math.max(p50, expected.p90 - now) };
}

/** Two waits in one, the first with a share of `trust`. */
export function mixed(forecast: Wait, plain: Wait | undefined, trust: number): Wait {
  if (!plain) return forecast;
  const of = (a: number, b: number) => trust * a + (1 - trust) * b;
  return { p50: of(forecast.p50, plain.p50), p90: of(forecast.p90, plain.p90) };
}
