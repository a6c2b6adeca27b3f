import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ApiError } from './api-error.ts';
import { httpErrors } from './http.errors.ts';

export interface AttemptLimit {
  /** Allowed within one window. */
  points: number;
  windowSec: number;
}

/** Counts attempts of one kind by who makes them, e.g. by address; a restart forgets them. */
export class Attempts {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;

  constructor({ points, windowSec }: AttemptLimit) {
    this.#points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: windowSec });
  }

  /** @throws ApiError 429 when this one is too many */
  async count(who: string): Promise<void> {
    await this.#limiter.consume(who).catch((refused: unknown) => {
      if (refused instanceof Error) throw refused;
      throw tooMany((refused as { msBeforeNext: number }).msBeforeNext);
    });
  }

  /** @throws ApiError 429 when there were too many already; counts nothing */
  async check(who: string): Promise<void> {
    const now = await this.#limiter.get(who);
    if (now && now.consumedPoints >= this.#points) throw tooMany(now.msBeforeNext);
  }

  /** Adds a failed attempt. */
  async fail(who: string): Promise<void> {
    await this.#limiter.penalty(who);
  }
}

function tooMany(ms: number): ApiError {
  const retryAfterSec = Math.max(1, Math.ceil(ms / 1000));
  return new ApiError(httpErrors, 'request.too-many', { details: { retryAfterSec } });
}
