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
  readonly #sites = new Map<string, SiteJournal>();
  readonly #options: Omit<JournalOptions, 'sites'>;
  readonly #running: Promise<void>[] = [];
  #started = false;

  constructor({ sites, ...options }: JournalOptions) {
    this.#options = options;
    for (const site of sites) this.add(site);
  }

  start(): void {
    this.#started = true;
    for (const site of this.#sites.values()) this.#running.push(site.run());
  }

  /** Writes a campus too that is new; one it knows stays as it is. */
  add(site: string): void {
    if (this.#sites.has(site)) return;
    const journal = new SiteJournal({ ...this.#options, site });
    this.#sites.set(site, journal);
    if (this.#started) this.#running.push(journal.run());
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    for (const site of this.#sites.values()) site.stop();
    await Promise.all(this.#running);
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
