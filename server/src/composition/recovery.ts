import type { FastifyBaseLogger } from 'fastify';
import type { RedisEngine } from '../queue/engine/index.ts';
import { rebuild, type JournalRepository } from '../queue/journal/index.ts';

export interface RecoveryOptions {
  engine: RedisEngine;
  repository: JournalRepository;
  log: FastifyBaseLogger;
  /** Events a campus's journal was behind when it was last seen. */
  behind: (site: string) => number;
}

/** Brings back campuses that Redis knows nothing of although the journal does (rule E3). */
export class Recovery {
  readonly #o: RecoveryOptions;
  readonly #running = new Map<string, Promise<void>>();

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
    const { engine, repository, log, behind } = this.#o;
    if (await engine.head(site)) return;
    const lost = behind(site);
    const done = await rebuild({ engine, history: repository, site });
    if (!done) return;
    const { now, at, visits, tookMs } = done;
    const figures = { site, ...now, at: new Date(at).toISOString(), visits, lost, tookMs };
    log.error(figures, 'Redis had lost the floor; it has been rebuilt from the journal');
  }
}
