import type { FastifyBaseLogger } from 'fastify';
import type { RedisEngine } from '../queue/engine/index.ts';
import {
  JournalGap,
  rebuild,
  type JournalRepository,
  type Rebuilt,
} from '../queue/journal/index.ts';

/** How long a campus that cannot be rebuilt is left alone, ms. */
const HOPELESS_MS = 60_000;

export interface RecoveryOptions {
  engine: RedisEngine;
  repository: JournalRepository;
  log: FastifyBaseLogger;
  /** Called when a campus is back, to repair what goes with it. @returns how many visits had been lost */
  restored: (site: string) => Promise<number>;
  /** Events a campus's journal was behind when it was last seen; undefined when it never was. */
  behind: (site: string) => number | undefined;
}

/** Brings back campuses that Redis knows nothing of although the journal does (rule E3). */
export class Recovery {
  readonly #o: RecoveryOptions;
  readonly #running = new Map<string, Promise<void>>();
  /** Campuses whose journal has a hole, with the moment to look again. */
  readonly #hopeless = new Map<string, { error: JournalGap; until: number }>();

  constructor(options: RecoveryOptions) {
    this.#o = options;
  }

  /**
   * Rebuilds a campus that is absent; one that has no journal is left to be founded.
   * @throws JournalGap, EngineUnavailable, or what the database throws
   */
  absent(site: string): Promise<void> {
    const running = this.#running.get(site) ?? this.#rebuild(site);
    this.#running.set(site, running);
    return running.finally(() => this.#running.delete(site));
  }

  async #rebuild(site: string): Promise<void> {
    const { engine, log, behind } = this.#o;
    if (await engine.head(site)) return;
    const known = this.#hopeless.get(site);
    if (known && performance.now() < known.until) throw known.error;
    const lost = behind(site);
    const done = await this.#fromJournal(site);
    if (!done) return;
    const { now, at, visits, tookMs } = done;
    const figures = { site, ...now, at: new Date(at).toISOString(), visits, lost, tookMs };
    log.error(figures, 'Redis had lost the floor; it has been rebuilt from the journal');
    const again = await this.#o.restored(site);
    if (again > 0) log.warn({ site, visits: again }, 'lost check-ins are made again');
  }

  /** A day's events are not read again and again only to meet the same hole. */
  async #fromJournal(site: string): Promise<Rebuilt | undefined> {
    const { engine, repository } = this.#o;
    try {
      return await rebuild({ engine, history: repository, site });
    } catch (error) {
      if (error instanceof JournalGap)
        this.#hopeless.set(site, { error, until: performance.now() + HOPELESS_MS });
      throw error;
    }
  }
}
