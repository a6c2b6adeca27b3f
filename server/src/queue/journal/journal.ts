import type { Campus } from '../campus/index.ts';
import type { Engine } from '../engine/index.ts';
import type { JournalRepository } from './journal.repository.ts';

export interface JournalOptions {
  engine: Pick<Engine, 'events'>;
  repository: Pick<JournalRepository, 'append' | 'last'>;
  campus: Pick<Campus, 'site' | 'state' | 'listen' | 'now'>;
  log: {
    warn(details: object, message: string): void;
    info(details: object, message: string): void;
  };
  /** First pause after a failed write, ms; doubled up to a minute. */
  retryMs?: number;
}

export interface JournalLag {
  /** Events not kept yet. */
  events: number;
  /** Age of the oldest of them, ms. */
  ms: number;
}

const PAGE = 500;
const RETRY_MS = 500;
const MOST_RETRY_MS = 60_000;

/**
 * Writes a campus's events to the database, each exactly once by its sequence number. Reads them from the
 * stream, page by page, from the last one kept: an outage of the database costs no memory, and the stream
 * keeps everything until it is back.
 */
export class Journal {
  readonly #o: JournalOptions;
  readonly #stop = new AbortController();
  #epoch: string | undefined;
  #kept = 0;
  #keptAt: number | undefined;
  #wake: () => void = () => undefined;
  #silence: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: JournalOptions) {
    this.#o = options;
  }

  start(): void {
    this.#silence = this.#o.campus.listen(() => this.#wake());
    this.#running = this.#run();
  }

  /** Stops after the write under way; what is not kept is kept at the next start. */
  async close(): Promise<void> {
    this.#silence();
    this.#stop.abort();
    this.#wake();
    await this.#running;
  }

  lag(): JournalLag {
    const { state } = this.#o.campus;
    const events = state.epoch === this.#epoch ? state.seq - this.#kept : state.seq;
    return {
      events,
      ms: events > 0 ? Math.max(0, this.#o.campus.now() - (this.#keptAt ?? state.at)) : 0,
    };
  }

  async #run(): Promise<void> {
    let pause = this.#o.retryMs ?? RETRY_MS;
    while (!this.#stop.signal.aborted) {
      try {
        await this.#catchUp();
        pause = this.#o.retryMs ?? RETRY_MS;
        await this.#somethingNew();
      } catch (error) {
        this.#o.log.warn(
          { err: error, site: this.#o.campus.site, ...this.lag() },
          'journal behind',
        );
        await this.#rest(pause);
        pause = Math.min(pause * 2, MOST_RETRY_MS);
      }
    }
  }

  async #catchUp(): Promise<void> {
    const { engine, repository, campus } = this.#o;
    for (;;) {
      const { epoch } = campus.state;
      if (epoch !== this.#epoch) {
        this.#kept = await repository.last(campus.site, epoch);
        this.#epoch = epoch;
      }
      if (this.#stop.signal.aborted || this.#kept >= campus.state.seq) return;
      const events = await engine.events(campus.site, this.#kept, PAGE);
      const last = events.at(-1);
      if (!last || campus.state.epoch !== epoch) return;
      if (events[0]!.seq !== this.#kept + 1) {
        this.#o.log.warn(
          { site: campus.site, after: this.#kept, found: events[0]!.seq },
          'journal gap',
        );
      }
      await repository.append(campus.site, epoch, events);
      this.#kept = last.seq;
      this.#keptAt = last.at;
    }
  }

  /** Resolves when the campus has events that are not kept, or at the end. */
  #somethingNew(): Promise<void> {
    const { campus } = this.#o;
    const behind = () => campus.state.epoch !== this.#epoch || campus.state.seq > this.#kept;
    if (this.#stop.signal.aborted || behind()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        if (this.#stop.signal.aborted || behind()) resolve();
      };
    });
  }

  #rest(ms: number): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
