/** Time and turns of the event loop, replaced in tests. */
export interface Timing {
  /** Milliseconds that never run backwards. */
  now(): number;
  /** Runs once the events at hand have been dealt with. */
  soon(run: () => void): void;
  /** Runs after `ms`; returns how to call it off. */
  after(ms: number, run: () => void): () => void;
}

export const realTiming: Timing = {
  now: () => performance.now(),
  soon: (run) => void setImmediate(run),
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** Things that wait are collected into steps of this length, so that many go out in one turn. */
const STEP_MS = 250;

/** As many in one turn; the rest in the next, so that commands get their turn in between. */
const MOST_PER_TURN = 500;

/** Collects what has to be flushed: now, or not before a given time, each thing once. */
export class Coalescer<T> {
  readonly #timing: Timing;
  readonly #flush: (things: T[]) => void;
  readonly #urgent = new Set<T>();
  readonly #due = new Set<T>();
  readonly #waiting = new Map<T, number>();
  readonly #steps = new Map<number, { things: Set<T>; cancel: () => void }>();
  #turn = false;

  constructor(timing: Timing, flush: (things: T[]) => void) {
    this.#timing = timing;
    this.#flush = flush;
  }

  /** Flushes the thing in this turn of the event loop, before everything that is not urgent. */
  urgent(thing: T): void {
    this.#forget(thing);
    this.#urgent.add(thing);
    this.#wake();
  }

  /** Flushes the thing not before `dueAt` (ms of the timing), unless it is on its way already. */
  later(thing: T, dueAt: number): void {
    if (this.#urgent.has(thing) || this.#due.has(thing) || this.#waiting.has(thing)) return;
    const now = this.#timing.now();
    if (dueAt <= now) {
      this.#due.add(thing);
      this.#wake();
      return;
    }
    const step = Math.ceil(dueAt / STEP_MS);
    this.#waiting.set(thing, step);
    const slot = this.#steps.get(step);
    if (slot) slot.things.add(thing);
    else {
      const cancel = this.#timing.after(step * STEP_MS - now, () => this.#reach(step));
      this.#steps.set(step, { things: new Set([thing]), cancel });
    }
  }

  /** Takes the thing out. */
  drop(thing: T): void {
    this.#forget(thing);
    this.#urgent.delete(thing);
  }

  close(): void {
    for (const { cancel } of this.#steps.values()) cancel();
    this.#steps.clear();
    this.#waiting.clear();
    this.#urgent.clear();
    this.#due.clear();
  }

  #reach(step: number): void {
    for (const thing of this.#steps.get(step)?.things ?? []) {
      this.#waiting.delete(thing);
      this.#due.add(thing);
    }
    this.#steps.delete(step);
    this.#wake();
  }

  #forget(thing: T): void {
    this.#due.delete(thing);
    const step = this.#waiting.get(thing);
    if (step === undefined) return;
    this.#waiting.delete(thing);
    this.#steps.get(step)?.things.delete(thing);
  }

  #wake(): void {
    if (this.#turn) return;
    this.#turn = true;
    this.#timing.soon(() => {
      this.#turn = false;
      const batch = [...this.#urgent];
      this.#urgent.clear();
      for (const thing of this.#due) {
        if (batch.length >= MOST_PER_TURN) break;
        this.#due.delete(thing);
        batch.push(thing);
      }
      if (this.#due.size > 0) this.#wake();
      if (batch.length > 0) this.#flush(batch);
    });
  }
}
