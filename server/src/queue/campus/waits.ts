import type { Room, SiteState } from '@daozhen/protocol';
import {
  deviationMs,
  estimateWait,
  meanMs,
  steadyBound,
  waitMinutes,
  type Wait,
} from '../forecast/index.ts';
import {
  callableInOrder,
  capacityOf,
  entryAt,
  insideOf,
  isGuidedElsewhere,
  openRoomsOf,
  roomHasTags,
  type Entry,
  type Line,
} from '../rules/index.ts';
import type { Campus } from './campus.ts';
import {
  mixed,
  waitFrom,
  type CampusForecast,
  type Expected,
  type ForecastSource,
} from './forecast-source.ts';

/** A forecast trusted more than this is not mixed with anything. */
const TRUSTED = 0.95;

/**
 * Expected waits on one campus: those of the forecast that all nodes read, and as long as there is none
 * people × mean ÷ rooms, from the lines and the services seen today.
 */
export class Waits {
  readonly #campus: Campus;
  readonly #nominalMs: (station: string) => number;
  #source: ForecastSource = () => undefined;
  /** The instant last shown as the latest call, by visit and station (rule W2), while nobody forecasts. */
  readonly #shown = new Map<string, { station: string; bound: number }>();

  /** Counted once for all who ask: a line that has changed is another line. */
  readonly #comings = new WeakMap<Line, number>();

  #open: { state: SiteState; seq: number; rooms: Map<string, Room[]> } | undefined;

  constructor(campus: Campus, nominalMs: (station: string) => number) {
    this.#campus = campus;
    this.#nominalMs = nominalMs;
  }

  /** Reads the forecast from there from now on. */
  follow(source: ForecastSource): void {
    this.#source = source;
  }

  /** The open rooms of a station. */
  openRooms(station: string): readonly Room[] {
    const { state } = this.#campus;
    if (this.#open?.state !== state || this.#open.seq !== state.seq)
      this.#open = { state, seq: state.seq, rooms: openRoomsOf(state) };
    return this.#open.rooms.get(station) ?? [];
  }

  /** Mean service time at a station, ms. */
  serviceMs(station: string): number {
    return meanMs(this.#campus.figures.station(station), this.#nominalMs(station));
  }

  /** A service that nine of ten do not exceed, ms. */
  serviceP90Ms(station: string): number {
    const seen = this.#campus.figures.station(station);
    return this.serviceMs(station) + 1.2816 * deviationMs(seen, this.#nominalMs(station));
  }

  /** Expected wait of a visit for its place at a station; undefined without a place or an open room. */
  of(visit: string, station: string): Wait | undefined {
    const forecast = this.#forecast();
    const expected = forecast?.call(visit, station);
    if (!forecast || !expected) return this.plain(visit, station);
    const hasPlace = this.#campus.state.visits[visit]?.places[station] !== undefined;
    if (!hasPlace || this.openRooms(station).length === 0) return undefined;
    const wait = waitFrom(expected, this.#campus.now());
    const trust = forecast.trust(station);
    return trust > TRUSTED ? wait : mixed(wait, this.plain(visit, station), trust);
  }

  /** The same by people × mean ÷ rooms alone. */
  plain(visit: string, station: string): Wait | undefined {
    const { state } = this.#campus;
    const person = state.visits[visit];
    const entry = person && entryAt(state, person, station, this.#campus.now());
    const ahead = this.#campus.ahead(station, visit);
    if (!entry || ahead === undefined) return undefined;
    return this.#estimate(station, entry, ahead);
  }

  /** Expected wait of a visit at a station were it sent there now: in its own place of a line, else at its end. */
  ifSent(visit: string, station: string): Wait | undefined {
    const { state } = this.#campus;
    const hasPlace = state.visits[visit]?.places[station] !== undefined;
    const isEarly = state.settings.policy.binding === 'early';
    return isEarly && hasPlace ? this.of(visit, station) : this.atEnd(station);
  }

  /**
   * Expected wait of somebody who joined the end of a station's line now. Under late binding that is behind those
   * who have been sent to its doors: the forecast knows the lounge too, of whom nobody stands before him there.
   */
  atEnd(station: string): Wait | undefined {
    const plain = this.#estimate(station, undefined, this.#coming(station));
    if (this.#campus.state.settings.policy.binding === 'late') return plain;
    const forecast = this.#forecast();
    const expected = forecast?.newcomer(station);
    if (!forecast || !expected || !plain) return plain;
    return mixed(waitFrom(expected, this.#campus.now()), plain, forecast.trust(station));
  }

  /** How many of a station's line will be called there, as far as is known. */
  #coming(station: string): number {
    const line = this.#campus.lines().get(station);
    if (!line) return 0;
    let coming = this.#comings.get(line);
    if (coming === undefined) {
      coming = callableInOrder(line).filter((entry) => !isGuidedElsewhere(entry)).length;
      this.#comings.set(line, coming);
    }
    return coming;
  }

  #estimate(station: string, entry: Entry | undefined, ahead: number): Wait | undefined {
    const rooms = this.openRooms(station).filter((room) => !entry || roomHasTags(room, entry.tags));
    const seen = this.#campus.figures.station(station);
    const nominal = this.#nominalMs(station);
    return estimateWait({
      ahead,
      inRooms: insideOf(rooms),
      servers: capacityOf(rooms),
      meanMs: meanMs(seen, nominal),
      deviationMs: deviationMs(seen, nominal),
    });
  }

  /** What the forecaster tells a visit of the end of its visit; undefined while nobody forecasts. */
  toldEnd(visit: string): Expected | undefined {
    return this.#forecast()?.told(visit, '');
  }

  /** The station the forecaster tells a visit of; undefined while nobody forecasts. */
  toldStation(visit: string): string | undefined {
    return this.#forecast()?.toldStation(visit);
  }

  /**
   * The range in minutes to show to a visit for a station; steady by rule W2 and the same on every screen.
   * @param resting the wait of somebody who has yet to be sent there
   */
  shown(visit: string, station: string, resting?: Wait): [number, number] | undefined {
    const told = this.#told(visit, station);
    if (told) return minutesOf(told);
    const wait = resting ?? this.of(visit, station);
    if (!wait) return undefined;
    const steady = this.#steady(visit, station, wait);
    this.#shown.set(visit, { station, bound: this.#campus.now() + steady.p90 });
    return minutesOf(steady);
  }

  /** The range staff see in a line: what the visit itself is told, or what it would be told. */
  range(visit: string, station: string, resting?: Wait): [number, number] | undefined {
    const told = this.#told(visit, station);
    if (told) return minutesOf(told);
    const wait = resting ?? this.of(visit, station);
    return wait && minutesOf(this.#steady(visit, station, wait));
  }

  /** A wait with the upper bound that was shown to the visit, as far as it still holds (rule W2). */
  #steady(visit: string, station: string, wait: Wait): Wait {
    const now = this.#campus.now();
    const before = this.#shown.get(visit);
    const bound = steadyBound(before?.station === station ? before.bound : undefined, now, wait);
    return { p50: Math.min(wait.p50, bound - now), p90: bound - now };
  }

  /** What the forecaster tells a visit, as a wait; remembered, so that the range holds while nobody forecasts. */
  #told(visit: string, station: string): Wait | undefined {
    const told = this.#forecast()?.told(visit, station);
    if (!told || this.openRooms(station).length === 0) return undefined;
    this.#shown.set(visit, { station, bound: told.p90 });
    return waitFrom(told, this.#campus.now());
  }

  #forecast(): CampusForecast | undefined {
    const forecast = this.#source();
    return forecast?.epoch === this.#campus.state.epoch ? forecast : undefined;
  }

  /** Forgets what was shown to visits that no longer wait. */
  prune(): void {
    for (const id of this.#shown.keys()) {
      const state = this.#campus.state.visits[id]?.state;
      if (state !== 'free' && state !== 'bound') this.#shown.delete(id);
    }
  }
}

const minutesOf = ({ p50, p90 }: Wait): [number, number] => waitMinutes(p50, p90);
