export interface RoundsOptions {
  /** From the end of a round to the beginning of the next, ms. */
  everyMs: number;
  round(): Promise<unknown>;
  /**
   * Told of a round that failed; the next comes all the same.
   * @param again whether the round before it failed, too
   */
  onError(error: unknown, again: boolean): void;
}

/** Does one thing again and again, never twice at a time; slow rounds come less often and never pile up. */
export class Rounds {
  readonly #o: RoundsOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #goesOn = false;
  #failed = false;

  constructor(options: RoundsOptions) {
    this.#o = options;
  }

  /** The first round begins `everyMs` from now. */
  start(): void {
    this.#goesOn = true;
    this.#wait();
  }

  /**
   * A round at once, or as soon as the one under way has ended. Needs no start.
   * @returns when it has ended; never rejects
   */
  now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#round());
    return this.#running;
  }

  /** No round comes by itself any more; resolves when the one under way has ended. */
  async stop(): Promise<void> {
    this.#goesOn = false;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    try {
      await this.#o.round();
      this.#failed = false;
    } catch (error) {
      this.#o.onError(error, this.#failed);
      this.#failed = true;
    }
    if (this.#goesOn) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), this.#o.everyMs).unref();
  }
}
