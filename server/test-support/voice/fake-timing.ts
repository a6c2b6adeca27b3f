import type { VoiceTiming } from '../../src/queue/voice/timing.ts';

/** Time that moves when told. */
export class FakeTiming implements VoiceTiming {
  #time = 0;
  readonly #timers = new Set<{ due: number; run: () => void }>();

  now(): number {
    return this.#time;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { due: this.#time + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets `ms` pass; between two timers everything that waits for a promise goes on. */
  async pass(ms: number): Promise<void> {
    const end = this.#time + ms;
    await settled();
    for (;;) {
      const due = [...this.#timers].filter((one) => one.due <= end);
      const next = due.sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#time = next.due;
      next.run();
      await settled();
    }
    this.#time = end;
  }
}

/** After everything that is ready to run has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
