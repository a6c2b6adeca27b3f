interface Task {
  at: number;
  order: number;
  run: () => void;
}

const isEarlier = (a: Task, b: Task): boolean =>
  a.at - b.at < 0 || (a.at === b.at && a.order < b.order);

/** What is to happen when, taken in the order of time; of one instant in the order it was planned. */
export class Timetable {
  readonly #heap: Task[] = [];
  #planned = 0;

  plan(at: number, run: () => void): void {
    const heap = this.#heap;
    const task = { at, order: (this.#planned += 1), run };
    let index = heap.length;
    heap.push(task);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isEarlier(task, heap[parent]!)) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = task;
  }

  /** The instant of what comes next; undefined when nothing does. */
  next(): number | undefined {
    return this.#heap[0]?.at;
  }

  /** Takes out what comes next. */
  take(): Task | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isEarlier(heap[child + 1]!, heap[child]!)) child += 1;
      if (!isEarlier(heap[child]!, last)) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}
