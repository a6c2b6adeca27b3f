import type { FloorEvent } from '@daozhen/protocol';

/**
 * The campus's clock as this process knows it (rule E6): learned from the events, running on by the
 * process's own steady clock in between, never backwards.
 */
export class CampusClock {
  readonly #steady: () => number;
  #ahead = -Infinity;

  /** @param steady ms of a clock that never runs backwards, e.g. `performance.now` */
  constructor(steady: () => number) {
    this.#steady = steady;
  }

  /** Learns that the campus's clock stood at `at` at this moment or a little before. */
  learn(at: number): void {
    this.#ahead = Math.max(this.#ahead, at - this.#steady());
  }

  apply(event: FloorEvent): void {
    this.learn(event.at);
    if (event.type === 'clock-advanced') this.#ahead += event.facts.advanceMs ?? 0;
  }

  /** Epoch ms. */
  now(): number {
    return Math.floor(this.#steady() + this.#ahead);
  }
}
