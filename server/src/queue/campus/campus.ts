import { setTimeout as delay } from 'node:timers/promises';
import type { FloorEvent, SiteState } from '@daozhen/protocol';
import { EngineUnavailable, type Engine } from '../engine/index.ts';
import { aheadCounts, evolve, LineBook, type Line } from '../rules/index.ts';
import { CampusClock } from './campus-clock.ts';
import { DayFigures } from './figures.ts';

/** What a campus needs to know of its catalogue. */
export interface CampusFacts {
  nominalMs: (station: string) => number;
  stationOf: (room: string) => string | undefined;
}

export type CampusListener = (events: readonly FloorEvent[], campus: Campus) => void;

/** Lines are recomputed at most this often while nothing happens: items become ready with time. */
const LINES_KEPT_MS = 1000;
const PAGE = 2000;
/** Pause between two tries to read a store that is away, ms. */
const RETRY_MS = 300;
/** Longest wait for an event to arrive in the picture, ms. */
const REACH_MS = 1000;

/**
 * This process's live picture of one campus: its state kept current by the event stream, its lines, and
 * the figures of its day. Everything that is shown, spoken or predicted is computed from here.
 */
export class Campus {
  readonly site: string;
  readonly #engine: Engine;
  readonly #clock: CampusClock;
  readonly #facts: CampusFacts;
  readonly #listeners = new Set<CampusListener>();
  readonly #stop = new AbortController();
  #state: SiteState;
  #figures: DayFigures;
  #lines: { seq: number; at: number; lines: Map<string, Line> } | undefined;
  readonly #book = new LineBook();
  readonly #ahead = new Map<string, { line: Line; counts: Map<string, number> }>();
  #following: Promise<void> = Promise.resolve();

  private constructor(engine: Engine, state: SiteState, facts: CampusFacts, steady: () => number) {
    this.site = state.site;
    this.#engine = engine;
    this.#facts = facts;
    this.#state = state;
    this.#clock = new CampusClock(steady);
    this.#clock.learn(state.at);
    this.#figures = new DayFigures(facts.nominalMs, facts.stationOf);
  }

  /**
   * Opens the picture of a configured campus and follows its events until {@link close}.
   * @throws Error when the campus is not configured
   */
  static async open(
    engine: Engine,
    site: string,
    facts: CampusFacts,
    steady: () => number = () => performance.timeOrigin + performance.now(),
  ): Promise<Campus> {
    const state = await engine.state(site);
    if (!state) throw new Error(`campus ${site} is not configured`);
    const campus = new Campus(engine, state, facts, steady);
    await campus.#recount();
    campus.#following = campus.#follow();
    return campus;
  }

  get state(): SiteState {
    return this.#state;
  }

  get figures(): DayFigures {
    return this.#figures;
  }

  now(): number {
    return this.#clock.now();
  }

  /** The lines of all stations as they stand now. */
  lines(): Map<string, Line> {
    const now = this.now();
    const kept = this.#lines;
    if (kept && kept.seq === this.#state.seq && now - kept.at < LINES_KEPT_MS) return kept.lines;
    const lines = this.#book.lines(this.#state, now);
    this.#lines = { seq: this.#state.seq, at: now, lines };
    return lines;
  }

  /** How many are ahead of a visit at a station (rule O1); undefined when it has no place there. */
  ahead(station: string, visit: string): number | undefined {
    const line = this.lines().get(station);
    if (!line) return undefined;
    const known = this.#ahead.get(station);
    if (known?.line === line) return known.counts.get(visit);
    const counts = aheadCounts(this.#state, line);
    this.#ahead.set(station, { line, counts });
    return counts.get(visit);
  }

  /** Calls `listener` after every batch of events; @returns its own clean-up. */
  listen(listener: CampusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the picture has the event `seq`, or after a second: it lags by milliseconds or is cut off. */
  reached(seq: number): Promise<void> {
    if (this.#state.seq >= seq) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        silence();
        clearTimeout(timer);
        resolve();
      };
      const silence = this.listen(() => {
        if (this.#state.seq >= seq) done();
      });
      const timer = setTimeout(done, REACH_MS);
    });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  /** Counts the day's figures from the stream: what they were before this process started. */
  async #recount(): Promise<void> {
    const figures = new DayFigures(this.#facts.nominalMs, this.#facts.stationOf);
    for (let after = 0; after < this.#state.seq;) {
      const events = await this.#engine.events(this.site, after, PAGE);
      const last = events.at(-1);
      if (!last) break;
      for (const event of events) if (event.seq <= this.#state.seq) figures.apply(event);
      after = last.seq;
    }
    this.#figures = figures;
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const gap = new AbortController();
      const signal = AbortSignal.any([this.#stop.signal, gap.signal]);
      await this.#engine.follow(
        this.site,
        this.#state.seq,
        (events) => this.#take(events, gap),
        signal,
        this.#state.epoch,
      );
      if (!this.#stop.signal.aborted) await this.#reload();
    }
  }

  #take(events: FloorEvent[], gap: AbortController): void {
    if (gap.signal.aborted) return;
    try {
      for (const event of events) {
        evolve(this.#state, event);
        this.#book.apply(event, this.#state);
        this.#clock.apply(event);
        this.#figures.apply(event);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      gap.abort();
      return;
    }
    for (const listener of this.#listeners) listener(events, this);
  }

  /** Fetches the whole state anew after a gap: Redis lost data and began a new epoch (rule E3). */
  async #reload(): Promise<void> {
    const state = await this.#persist(() => this.#engine.state(this.site));
    // Lost altogether: what was seen last stays until the campus is rebuilt.
    if (!state) {
      await this.#rest();
      return;
    }
    this.#state = state;
    this.#lines = undefined;
    this.#book.forget();
    this.#clock.learn(state.at);
    await this.#persist(() => this.#recount());
    for (const listener of this.#listeners) listener([], this);
  }

  /** Tries until the store answers; undefined when the campus was closed meanwhile. */
  async #persist<T>(read: () => Promise<T>): Promise<T | undefined> {
    while (!this.#stop.signal.aborted) {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof EngineUnavailable)) throw error;
        await this.#rest();
      }
    }
    return undefined;
  }

  #rest(): Promise<void> {
    return delay(RETRY_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
