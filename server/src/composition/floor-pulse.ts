import type { RedisEngine } from '../queue/engine/index.ts';

/** How often the store of the floor is asked, ms. */
const EVERY_MS = 1000;

/**
 * Knows since when the floor's store has not answered, so that screens can say that they are old while the
 * server itself lives (rule E4).
 */
export class FloorPulse {
  readonly #engine: RedisEngine;
  readonly #now: () => number;
  #lostAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @param now the site clock, epoch ms */
  constructor(engine: RedisEngine, now: () => number) {
    this.#engine = engine;
    this.#now = now;
  }

  start(): void {
    void this.#feel();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Since when, by the site clock; undefined while the floor answers. */
  lostAt(): number | undefined {
    return this.#lostAt;
  }

  async #feel(): Promise<void> {
    const asked = this.#now();
    this.#lostAt = (await this.#answers()) ? undefined : (this.#lostAt ?? asked);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#feel(), EVERY_MS).unref();
  }

  async #answers(): Promise<boolean> {
    try {
      await this.#engine.durability();
      return true;
    } catch (error) {
      // A store that keeps its settings to itself has answered all the same.
      return (error as { code?: unknown }).code !== 'floor.unavailable';
    }
  }
}
