import type { Head } from '../engine/index.ts';

/** How far the journal of one campus is behind the floor. */
export interface JournalLag {
  /** Last event stored; undefined before the first contact with floor and database. */
  stored: number | undefined;
  /** Events that wait to be stored, as far as this process knows. */
  behind: number;
  /** How long the oldest event that waits to be stored has waited, ms; 0 when none does. */
  waitingMs: number;
}

/** Keeps the figures of one campus's lag. */
export class LagMeter {
  readonly #listeners = new Set<() => void>();
  #stored: number | undefined;
  #waitingSince: number | undefined = performance.now();
  #newest: number | undefined;
  /** By the site's clock, between the oldest event that waits and the newest. */
  #spanMs = 0;

  now(): JournalLag {
    const behind = Math.max(0, (this.#newest ?? 0) - (this.#stored ?? this.#newest ?? 0));
    const sinceMs =
      this.#waitingSince === undefined ? 0 : Math.round(performance.now() - this.#waitingSince);
    const waitingMs = Math.max(sinceMs, behind > 0 ? this.#spanMs : 0);
    return { stored: this.#stored, behind, waitingMs };
  }

  /** Something is not stored yet. */
  waits(): void {
    this.#waitingSince ??= performance.now();
  }

  /** Everything up to an event is stored. */
  note(stored: number, caughtUp: boolean): void {
    this.#stored = stored;
    this.#newest = Math.max(this.#newest ?? 0, stored);
    if (caughtUp) this.#waitingSince = undefined;
    // A listener that is called takes itself out.
    for (const listener of Array.from(this.#listeners)) listener();
  }

  /** Another epoch began: numbers count from where it left the one before. */
  restart(stored: number): void {
    this.#newest = stored;
    this.note(stored, true);
  }

  /** The floor has come so far. `oldestAt` is the time of the first event not stored, if one is not. */
  see(head: Head, oldestAt: number | undefined): void {
    this.#newest = head.seq;
    this.#spanMs = oldestAt === undefined ? 0 : head.at - oldestAt;
  }

  /** Resolves when everything up to an event is stored. */
  async reached(seq: number): Promise<void> {
    while ((this.#stored ?? -1) < seq) {
      await new Promise<void>((resolve) => {
        const once = (): void => {
          this.#listeners.delete(once);
          resolve();
        };
        this.#listeners.add(once);
      });
    }
  }
}
