import type { FastifyBaseLogger } from 'fastify';
import { siteSettings, type Catalogue } from '../exam/catalogue/index.ts';
import type { Engine } from '../queue/engine/index.ts';
import { configure, sameSettings, type FloorRuntime } from '../queue/runtime/index.ts';

/**
 * How long a floor may be set differently from the catalogue before it is put right, ms: longer than saving
 * takes, which has the floor take settings over first.
 */
const PATIENCE_MS = 10_000;

export interface SettlerOptions {
  catalogue: Catalogue;
  engine: Pick<Engine, 'state' | 'execute'>;
  runtime: Pick<FloorRuntime, 'contexts'>;
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>;
  /** Steady time, ms. */
  now?: () => number;
}

/**
 * Sees to it that every floor is set as the catalogue says: after a day began with new settings, after a
 * failure while saving, and as soon as people who were in the way have gone. Any number of nodes may do so.
 */
export class FloorSettler {
  readonly #o: SettlerOptions;
  readonly #now: () => number;
  readonly #since = new Map<string, number>();
  readonly #refused = new Set<string>();

  constructor(options: SettlerOptions) {
    this.#o = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** The campuses whose floor does not take its settings over, because of people who still need the old ones. */
  get refused(): readonly string[] {
    return [...this.#refused];
  }

  /** Looks at every campus that is open; to be called each second. */
  async look(): Promise<void> {
    const { catalogue, runtime } = this.#o;
    for (const site of catalogue.sites()) {
      const present = runtime.contexts.get(site.id)?.campus.state.settings;
      if (!present) continue;
      const wanted = siteSettings(site);
      if (sameSettings(present, wanted)) {
        this.#since.delete(site.id);
        this.#refused.delete(site.id);
        continue;
      }
      const since = this.#since.get(site.id) ?? this.#now();
      this.#since.set(site.id, since);
      if (this.#now() - since >= PATIENCE_MS) await this.#settle(site.id, wanted);
    }
  }

  async #settle(site: string, wanted: ReturnType<typeof siteSettings>): Promise<void> {
    const { engine, log } = this.#o;
    this.#since.set(site, this.#now());
    const reply = await configure(engine, site, wanted, 'system:settings');
    if (!reply || reply.ok) {
      log.info({ site }, 'the floor has taken its settings over');
      return;
    }
    if (!this.#refused.has(site)) {
      log.warn({ site, code: reply.code }, 'settings wait until nobody needs the old ones');
    }
    this.#refused.add(site);
  }
}
