import type { Room, SiteState } from '@daozhen/protocol';
import {
  deviationMs,
  estimateWait,
  meanMs,
  steadyBound,
  waitMinutes,
  type Wait,
} from '../forecast/index.ts';
import { callableInOrder, entryAt, openRoomsOf, roomHasTags, type Entry } from '../rules/index.ts';
import type { Campus } from './campus.ts';

/** Expected waits on one campus, from its lines and the services seen today. */
export class Waits {
  readonly #campus: Campus;
  readonly #nominalMs: (station: string) => number;
  /** The instant last shown as the latest call, by visit and station (rule W2). */
  readonly #shown = new Map<string, { station: string; bound: number }>();

  #open: { state: SiteState; seq: number; rooms: Map<string, Room[]> } | undefined;

  constructor(campus: Campus, nominalMs: (station: string) => number) {
    this.#campus = campus;
    this.#nominalMs = nominalMs;
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
    const { state } = this.#campus;
    const person = state.visits[visit];
    const entry = person && entryAt(state, person, station, this.#campus.now());
    const ahead = this.#campus.ahead(station, visit);
    if (!entry || ahead === undefined) return undefined;
    return this.#estimate(station, entry, ahead);
  }

  /** Expected wait of somebody who joined the end of a station's line now. */
  atEnd(station: string): Wait | undefined {
    const line = this.#campus.lines().get(station);
    return this.#estimate(station, undefined, line ? callableInOrder(line).length : 0);
  }

  #estimate(station: string, entry: Entry | undefined, ahead: number): Wait | undefined {
    const rooms = this.openRooms(station).filter((room) => !entry || roomHasTags(room, entry.tags));
    const seen = this.#campus.figures.station(station);
    const nominal = this.#nominalMs(station);
    return estimateWait({
      ahead,
      inRooms: rooms.reduce(
        (n, r) => n + Object.keys(r.called).length + Object.keys(r.serving).length,
        0,
      ),
      servers: rooms.reduce((n, room) => n + room.capacity, 0),
      meanMs: meanMs(seen, nominal),
      deviationMs: deviationMs(seen, nominal),
    });
  }

  /** The range in minutes to show to a visit for a station; steady by rule W2. */
  shown(visit: string, station: string): [number, number] | undefined {
    const wait = this.of(visit, station);
    if (!wait) return undefined;
    const now = this.#campus.now();
    const before = this.#shown.get(visit);
    const bound = steadyBound(before?.station === station ? before.bound : undefined, now, wait);
    this.#shown.set(visit, { station, bound });
    return waitMinutes(Math.min(wait.p50, bound - now), bound - now);
  }

  /** Forgets what was shown to visits that no longer wait. */
  prune(): void {
    for (const id of this.#shown.keys()) {
      const state = this.#campus.state.visits[id]?.state;
      if (state !== 'free' && state !== 'bound') this.#shown.delete(id);
    }
  }
}
