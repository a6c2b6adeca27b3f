export interface BreakerOptions {
  /** Milliseconds that never run backwards. */
  now(): number;
  /** This many failures in a row, and it rests. */
  failures?: number;
  restMs?: number;
  mostRestMs?: number;
}

/**
 * Leaves a voice that keeps failing in peace: after some failures it is not asked for a while, then once; if
 * that fails, too, it rests twice as long.
 */
export class Breaker {
  readonly #options: Required<BreakerOptions>;
  #failures = 0;
  #restMs: number;
  #until: number | undefined;
  #probing = false;

  constructor(options: BreakerOptions) {
    this.#options = { failures: 3, restMs: 30_000, mostRestMs: 300_000, ...options };
    this.#restMs = this.#options.restMs;
  }

  /** Whether it may be asked now; after a rest this lets one through, whose outcome must be told. */
  enter(): boolean {
    if (this.#until === undefined) return true;
    if (this.#probing || this.#options.now() < this.#until) return false;
    this.#probing = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#restMs = this.#options.restMs;
    this.#until = undefined;
    this.#probing = false;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#until === undefined && this.#failures < this.#options.failures) return;
    // Several may have been under way when it began to rest: they tell nothing new.
    if (this.#until !== undefined && !this.#probing) return;
    this.rest();
  }

  /** Rests from now on, each time twice as long. */
  rest(): void {
    this.#probing = false;
    this.#until = this.#options.now() + this.#restMs;
    this.#restMs = Math.min(this.#restMs * 2, this.#options.mostRestMs);
  }

  /** Milliseconds it still rests; undefined while it works. */
  get restsMs(): number | undefined {
    return this.#until === undefined ? undefined : Math.max(0, this.#until - this.#options.now());
  }
}
