import type { Call } from './call-row.ts';

/** How much of what an order was off by is learned from one call. */
const GAIN = 0.05;
/** Orders further off than that have other reasons than a class. */
const MOST_MS = 30 * 60_000;

/**
 * How much earlier than they came callers of a class stand in the line: given, or learned from who is taken
 * before whom, always from calls already taken.
 */
export class HeadStarts {
  readonly #given: Readonly<Record<string, number>>;
  readonly #learned = new Map<string, number>();
  /** Those who wait, by queue. */
  readonly #waiting = new Map<string, Set<Call>>();

  constructor(given: Readonly<Record<string, number>>) {
    this.#given = given;
  }

  /** Somebody begins to wait. @returns the key: smaller is taken earlier */
  arrives(call: Call): number {
    this.#line(call).add(call);
    return Math.round(call.arrival - this.#of(call));
  }

  leaves(call: Call): void {
    this.#line(call).delete(call);
  }

  /** Somebody is taken: those of other classes who still wait should have stood behind. */
  taken(call: Call): void {
    const line = this.#line(call);
    line.delete(call);
    for (const other of line) {
      if (other.class === call.class) continue;
      const ahead = call.arrival - this.#of(call) - (other.arrival - this.#of(other));
      if (ahead <= 0 || ahead > MOST_MS) continue;
      this.#move(call, GAIN * ahead);
      this.#move(other, -GAIN * ahead);
    }
  }

  #of({ class: name = '' }: Call): number {
    return this.#given[name] ?? this.#learned.get(name) ?? 0;
  }

  #move({ class: name = '' }: Call, ms: number): void {
    this.#learned.set(name, (this.#learned.get(name) ?? 0) + ms);
  }

  #line({ queue }: Call): Set<Call> {
    const line = this.#waiting.get(queue) ?? new Set<Call>();
    this.#waiting.set(queue, line);
    return line;
  }
}
