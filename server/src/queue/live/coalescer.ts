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

/** Where a thing waits: not at all, to be flushed in this turn, when its time has come, or for its step. */
type Lane = 'none' | 'urgent' | 'due' | 'waiting';

/** What can be collected; the coalescer alone writes to it. */
export class Collected {
  lane: Lane = 'none';
  step = 0;
}

/**
 * Collects what has to be flushed: now, or not before a given time, each thing once. A thing itself says
 * where it waits; what stands in a list and is not (or no more) there by its own word is passed over.
 */
export class Coalescer<T extends Collected> {
  readonly #timing: Timing;
  readonly #flush: (things: T[]) => void;
  #urgent: T[] = [];
  #due: T[] = [];
  /** How many of `due` have been dealt with. */
  #done = 0;
  readonly #steps = new Map<number, { things: T[]; cancel: () => void }>();
  #turn = false;

  constructor(timing: Timing, flush: (things: T[]) => void) {
    this.#timing = timing;
    this.#flush = flush;
  }

  /** Flushes the thing in this turn of the event loop, before everything that is not urgent. */
  urgent(thing: T): void {
    if (thing.lane === 'urgent') return;
    thing.lane = 'urgent';
    this.#urgent.push(thing);
    this.#wake();
  }

  /**
   * Flushes the thing not before `dueAt`, unless it is on its way already.
   * @param now both by the timing, ms
   */
  later(thing: T, dueAt: number, now = this.#timing.now()): void {
    if (thing.lane !== 'none') return;
    if (dueAt <= now) {
      this.#isDue(thing);
      return;
    }
    const step = Math.ceil(dueAt / STEP_MS);
    thing.lane = 'waiting';
    thing.step = step;
    const slot = this.#steps.get(step);
    if (slot) slot.things.push(thing);
    else {
      const cancel = this.#timing.after(step * STEP_MS - now, () => this.#reach(step));
      this.#steps.set(step, { things: [thing], cancel });
    }
  }

  /** Takes the thing out. */
  drop(thing: T): void {
    thing.lane = 'none';
  }

  close(): void {
    for (const { cancel } of this.#steps.values()) cancel();
    this.#steps.clear();
    this.#urgent = [];
    this.#due = [];
    this.#done = 0;
  }

  #isDue(thing: T): void {
    thing.lane = 'due';
    this.#due.push(thing);
    this.#wake();
  }

  #reach(step: number): void {
    const things = this.#steps.get(step)?.things ?? [];
    this.#steps.delete(step);
    for (const thing of things) {
      if (thing.lane === 'waiting' && thing.step === step) this.#isDue(thing);
    }
  }

  #wake(): void {
    if (this.#turn) return;
    this.#turn = true;
    this.#timing.soon(() => {
      this.#turn = false;
      const batch = this.#take();
      if (this.#due.length > 0) this.#wake();
      if (batch.length > 0) this.#flush(batch);
    });
  }

  /** What is flushed in this turn: everything urgent, and of the rest what there is room for. */
  #take(): T[] {
    const batch: T[] = [];
    for (const thing of this.#urgent) {
      if (thing.lane !== 'urgent') continue;
      thing.lane = 'none';
      batch.push(thing);
    }
    this.#urgent = [];
    const due = this.#due;
    for (; this.#done < due.length && batch.length < MOST_PER_TURN; this.#done += 1) {
      const thing = due[this.#done]!;
      if (thing.lane !== 'due') continue;
      thing.lane = 'none';
      batch.push(thing);
    }
    if (this.#done === due.length) {
      this.#due = [];
      this.#done = 0;
    }
    return batch;
  }
}
