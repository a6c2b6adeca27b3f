import { isDatabaseUnavailable } from '../db/index.ts';

interface Entry<T> {
  value: T;
  expiresAt: number;
  checkedAt: number;
}

export interface Verified<T> {
  value: T;
  /** Epoch ms. */
  expiresAt: number;
}

/** How long a verified token is believed without asking again: the delay of a log-out at another node. */
const freshMs = 5_000;
const maxEntries = 20_000;

/**
 * Remembers which tokens were found valid. While the database is away, one verified before stays valid
 * until it expires: the floor goes on, only new log-ins wait.
 */
export class VerifiedCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #load: (key: string) => Promise<Verified<T> | undefined>;
  readonly #now: () => number;

  constructor(load: (key: string) => Promise<Verified<T> | undefined>, now: () => number) {
    this.#load = load;
    this.#now = now;
  }

  /** The value of a valid token, undefined for an invalid one. */
  async get(key: string): Promise<T | undefined> {
    const now = this.#now();
    const entry = this.#entries.get(key);
    if (entry && now >= entry.expiresAt) this.#entries.delete(key);
    else if (entry && now - entry.checkedAt < freshMs) return entry.value;
    try {
      return this.#remember(key, await this.#load(key), now);
    } catch (error) {
      const known = this.#entries.get(key);
      if (known && isDatabaseUnavailable(error)) return known.value;
      throw error;
    }
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #remember(key: string, found: Verified<T> | undefined, checkedAt: number): T | undefined {
    this.#entries.delete(key);
    if (!found) return undefined;
    this.#entries.set(key, { ...found, checkedAt });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > maxEntries && !oldest.done) this.#entries.delete(oldest.value);
    return found.value;
  }
}
