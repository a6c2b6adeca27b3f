import type { Timing } from '../../src/queue/live/coalescer.ts';

/** Time that passes when the test says so. */
export class FakeTiming implements Timing {
  #now = 0;
  #soon: (() => void)[] = [];
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  soon(run: () => void): void {
    this.#soon.push(run);
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Runs one turn: what was asked for before it began. */
  turn(): void {
    const due = this.#soon.splice(0);
    for (const run of due) run();
  }

  /** Lets time pass, with the timers and turns that fall due. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      this.settle();
      const next = this.#timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** Runs turns until nothing is left to do now. */
  settle(): void {
    while (this.#soon.length > 0) this.turn();
  }
}
