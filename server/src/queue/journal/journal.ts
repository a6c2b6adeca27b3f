import { setTimeout as delay } from 'node:timers/promises';
import type { FloorEvent } from '@daozhen/protocol';
import type { Engine } from '../engine/index.ts';
import type { JournalRepository } from './journal.repository.ts';

export interface JournalOptions {
  engine: Engine;
  repository: JournalRepository;
  sites: readonly string[];
  log: {
    warn(details: object, message: string): void;
    info(details: object, message: string): void;
  };
  /** First and longest pause between tries while something is away, ms. */
  retryMs?: { first: number; longest: number };
}

/** How far the journal of one campus is behind the floor. */
export interface JournalLag {
  /** Last event stored; undefined before the first contact with floor and database. */
  stored: number | undefined;
  /** How long the oldest event that waits to be stored has waited, ms; 0 when none does. */
  waitingMs: number;
}

/** One insert of more rows would exceed PostgreSQL's number of parameters. */
const batchRows = 2000;

/**
 * Writes every event of every campus into the database, exactly once: it goes on after the last stored
 * event, and an event stored twice is stored once. While the database is away the floor's stream keeps
 * the events, and the journal tries again.
 */
export class Journal {
  readonly #options: JournalOptions;
  readonly #stop = new AbortController();
  readonly #stored = new Map<string, number>();
  readonly #waitingSince = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  start(): void {
    const { sites } = this.#options;
    for (const site of sites) this.#waitingSince.set(site, performance.now());
    this.#running = Promise.all(sites.map((site) => this.#keepFollowing(site)));
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  lag(site: string): JournalLag {
    const since = this.#waitingSince.get(site);
    return {
      stored: this.#stored.get(site),
      waitingMs: since === undefined ? 0 : Math.round(performance.now() - since),
    };
  }

  /** Resolves when everything up to an event is stored. */
  async reached(site: string, seq: number): Promise<void> {
    while ((this.#stored.get(site) ?? -1) < seq) {
      await new Promise<void>((resolve) => {
        const once = (): void => {
          this.#listeners.delete(once);
          resolve();
        };
        this.#listeners.add(once);
      });
    }
  }

  async #keepFollowing(site: string): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#untilDone(site, () => this.#follow(site));
    }
  }

  /** Follows one epoch of a campus until it ends. */
  async #follow(site: string): Promise<void> {
    const { engine, repository } = this.#options;
    const epoch = (await engine.state(site))?.epoch;
    if (epoch === undefined) throw new Error(`campus ${site} is not configured yet`);
    const last = await repository.last(site, epoch);
    this.#note(site, last);
    const ended = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, ended.signal]);
    let checked = false;
    const deliver = async (events: FloorEvent[]): Promise<void> => {
      if (ended.signal.aborted) return;
      this.#waitingSince.set(site, this.#waitingSince.get(site) ?? performance.now());
      // The engine ends a follow when the epoch changes; one that changed before it began shows here.
      checked ||= (await engine.state(site))?.epoch === epoch;
      if (checked) await this.#store(site, epoch, events);
      else ended.abort();
    };
    await engine.follow(site, last, deliver, signal);
  }

  async #store(site: string, epoch: string, events: readonly FloorEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += batchRows) {
      const batch = events.slice(from, from + batchRows);
      await this.#untilDone(site, () => this.#options.repository.add(site, epoch, batch));
      if (this.#stop.signal.aborted) return;
      this.#note(site, batch.at(-1)?.seq ?? 0, from + batchRows >= events.length);
    }
  }

  #note(site: string, stored: number, caughtUp = true): void {
    this.#stored.set(site, stored);
    if (caughtUp) this.#waitingSince.delete(site);
    // A listener that is called takes itself out.
    for (const listener of Array.from(this.#listeners)) listener();
  }

  /** Does something again, with growing pauses, until it succeeds or the journal is stopped. */
  async #untilDone(site: string, work: () => Promise<void>): Promise<void> {
    const { log, retryMs = { first: 100, longest: 5_000 } } = this.#options;
    let pause = retryMs.first;
    for (;;) {
      try {
        await work();
        return;
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#waitingSince.set(site, this.#waitingSince.get(site) ?? performance.now());
        log.warn({ err: error, site, pause }, 'the journal waits');
        await delay(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
        if (this.#stop.signal.aborted) return;
        pause = Math.min(pause * 2, retryMs.longest);
      }
    }
  }
}
