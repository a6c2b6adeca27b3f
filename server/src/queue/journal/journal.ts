import { SiteJournal, type SiteJournalOptions } from './site-journal.ts';
import type { JournalLag } from './lag.ts';

export interface JournalOptions extends Omit<SiteJournalOptions, 'site'> {
  sites: readonly string[];
}

/**
 * Writes every event of every campus into the database, exactly once: it goes on after the last stored
 * event, and an event stored twice is stored once. While the database is away the floor's stream keeps
 * the events, and the journal tries again. Any number of nodes may do so at the same time.
 */
export class Journal {
  readonly #sites: ReadonlyMap<string, SiteJournal>;
  #running: Promise<unknown> = Promise.resolve();

  constructor({ sites, ...options }: JournalOptions) {
    this.#sites = new Map(sites.map((site) => [site, new SiteJournal({ ...options, site })]));
  }

  start(): void {
    this.#running = Promise.all([...this.#sites.values()].map((site) => site.run()));
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    for (const site of this.#sites.values()) site.stop();
    await this.#running;
  }

  /** How far a campus's journal is behind its floor. */
  lag(site: string): JournalLag {
    return this.#site(site).lag.now();
  }

  /** The campuses it writes. */
  get sites(): string[] {
    return [...this.#sites.keys()];
  }

  /** Resolves when everything up to an event is stored. */
  reached(site: string, seq: number): Promise<void> {
    return this.#site(site).lag.reached(seq);
  }

  #site(id: string): SiteJournal {
    const site = this.#sites.get(id);
    if (!site) throw new Error(`no journal of campus ${id}`);
    return site;
  }
}
