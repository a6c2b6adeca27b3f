import { EngineUnavailable, type Engine } from '../queue/engine/index.ts';

/** How often the store of every campus is asked, ms. */
const EVERY_MS = 1000;

/**
 * Knows since when a campus's store has not answered, or does not know the campus, so that screens can say
 * that they are old while the server itself lives (rule E4).
 */
export class FloorPulse {
  readonly #engine: Pick<Engine, 'head'>;
  readonly #sites: () => readonly string[];
  readonly #now: (site: string) => number;
  readonly #lostAt = new Map<string, number>();
  readonly #timers = new Map<string, NodeJS.Timeout | undefined>();
  #look: NodeJS.Timeout | undefined;
  #stopped = false;

  /**
   * @param sites the campuses there are now
   * @param now a campus's clock, epoch ms
   */
  constructor(
    engine: Pick<Engine, 'head'>,
    sites: () => readonly string[],
    now: (site: string) => number,
  ) {
    this.#engine = engine;
    this.#sites = sites;
    this.#now = now;
  }

  start(): void {
    this.#lookForNew();
    this.#look = setInterval(() => this.#lookForNew(), EVERY_MS).unref();
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#look);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** Since when the first lost of some campuses is, by its clock; undefined while all answer. */
  lostAt(sites: readonly string[]): number | undefined {
    const lost = sites.flatMap((site) => this.#lostAt.get(site) ?? []);
    return lost.length > 0 ? Math.min(...lost) : undefined;
  }

  #lookForNew(): void {
    for (const site of this.#sites()) {
      if (this.#timers.has(site)) continue;
      this.#timers.set(site, undefined);
      void this.#feel(site);
    }
  }

  async #feel(site: string): Promise<void> {
    const asked = this.#now(site);
    if (await this.#answers(site)) this.#lostAt.delete(site);
    else if (!this.#lostAt.has(site)) this.#lostAt.set(site, asked);
    if (this.#stopped) return;
    this.#timers.set(site, setTimeout(() => void this.#feel(site), EVERY_MS).unref());
  }

  async #answers(site: string): Promise<boolean> {
    try {
      return (await this.#engine.head(site)) !== undefined;
    } catch (error) {
      // A store that refuses has answered all the same.
      return !(error instanceof EngineUnavailable);
    }
  }
}
