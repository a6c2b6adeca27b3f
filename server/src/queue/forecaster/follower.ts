import { decode, type PublishedForecast } from './published.ts';
import type { ForecastStore } from './store.ts';

/** How often a node looks for a newer forecast, ms. */
const LOOK_MS = 250;
/** A forecast nobody has renewed for so long is not believed any more, ms. */
const BELIEVED_MS = 10_000;

/** One node's copy of a campus's forecast: the same that every other node reads. */
export class ForecastFollower {
  readonly #store: Pick<ForecastStore, 'newer'>;
  readonly #onError: (error: unknown) => void;
  readonly #steady: () => number;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #known: string | undefined;
  #startedAt = Infinity;
  #latest: { forecast: PublishedForecast; readAt: number } | undefined;

  /**
   * @param onError told of a forecast that cannot be read
   * @param steady ms of a clock that never runs backwards
   */
  constructor(
    store: Pick<ForecastStore, 'newer'>,
    onError: (error: unknown) => void,
    steady: () => number = () => performance.now(),
  ) {
    this.#store = store;
    this.#onError = onError;
    this.#steady = steady;
  }

  start(): void {
    this.#startedAt = this.#steady();
    this.#timer = setInterval(() => {
      this.#looking = this.look();
    }, LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** The forecast to go by; undefined while there is none that can be believed. */
  current(): PublishedForecast | undefined {
    const latest = this.#latest;
    return latest && this.#steady() - latest.readAt < BELIEVED_MS ? latest.forecast : undefined;
  }

  /** Whether there has been no forecast for longer than it takes to begin one. */
  get isAway(): boolean {
    return !this.current() && this.#steady() - this.#startedAt >= BELIEVED_MS;
  }

  /** Reads a newer forecast if there is one. While Redis is away the last one ages. */
  async look(): Promise<void> {
    let found;
    try {
      found = await this.#store.newer(this.#known);
    } catch {
      return;
    }
    if (!found) return;
    this.#known = found.number;
    try {
      this.#latest = { forecast: decode(found.body), readAt: this.#steady() };
    } catch (error) {
      this.#onError(error);
    }
  }
}
