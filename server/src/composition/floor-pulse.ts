import { EngineUnavailable, type Engine } from '../queue/engine/index.ts';

/** How often the store of every campus is asked, ms. */
const EVERY_MS = 1000;

/**
 * Knows since when a campus's store has not answered, or does not know the campus, so that screens can say
 * that they are old while the server itself lives (rule E4).
 */
export class FloorPulse {
  readonly #engine: Pick<Engine, 'head'>;
  readonly #sites: readonly string[];
  readonly #now: (site: string) => number;
  readonly #lostAt = new Map<string, number>();
  #timers: NodeJS.Timeout[] = [];
  #stopped = false;

  /** @param now a campus's clock, epoch ms */
  constructor(
    engine: Pick<Engine, 'head'>,
    sites: readonly string[],
    now: (site: string) => number,
  ) {
    this.#engine = engine;
    this.#sites = sites;
    this.#now = now;
  }

  start(): void {
    for (const [index] of this.#sites.entries()) void this.#feel(index);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Since when the first lost of some campuses is, by its clock; undefined while all answer. */
  lostAt(sites: readonly string[]): number | undefined {
    const lost = sites.flatMap((site) => this.#lostAt.get(site) ?? []);
    return lost.length > 0 ? Math.min(...lost) : undefined;
  }

  async #feel(index: number): Promise<void> {
    const site = this.#sites[index] ?? '';
    const asked = this.#now(site);
    if (await this.#answers(site)) this.#lostAt.delete(site);
    else if (!this.#lostAt.has(site)) this.#lostAt.set(site, asked);
    if (this.#stopped) return;
    this.#timers[index] = setTimeout(() => void this.#feel(index), EVERY_MS).unref();
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
