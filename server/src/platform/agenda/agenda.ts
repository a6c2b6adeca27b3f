/** Something planned; those of one instant happen in the order they were planned in. */
interface Task {
  at: number;
  order: number;
  run: () => unknown;
}

/** What will happen, in the order of a clock that the caller turns: a binary heap of tasks. */
export class Agenda {
  readonly #heap: Task[] = [];
  #order = 0;

  /** When the next task is due, ms; undefined when nothing is planned. */
  get nextAt(): number | undefined {
    return this.#heap[0]?.at;
  }

  plan(at: number, run: Task['run']): void {
    const heap = this.#heap;
    heap.push({ at, order: (this.#order += 1), run });
    let i = heap.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** Runs everything due at `now`, in order. */
  runDue(now: number): void {
    while ((this.nextAt ?? Infinity) <= now) void this.take()?.run();
  }

  /** Takes the next task off; undefined when nothing is planned. */
  take(): Task | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #sink(from: number): void {
    let i = from;
    for (;;) {
      const left = 2 * i + 1;
      if (left >= this.#heap.length) return;
      const right = left + 1;
      const child = right < this.#heap.length && this.#before(right, left) ? right : left;
      if (!this.#before(child, i)) return;
      this.#swap(child, i);
      i = child;
    }
  }

  #before(i: number, j: number): boolean {
    const a = this.#heap[i]!;
    const b = this.#heap[j]!;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(i: number, j: number): void {
    [this.#heap[i], this.#heap[j]] = [this.#heap[j]!, this.#heap[i]!];
  }
}
