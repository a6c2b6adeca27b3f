/** More than so many waiting are turned away. */
const MOST = 4;

/** Lets heavy work take turns: one at a time in this process. */
export class OneByOne {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Whether somebody who came now would wait too long. */
  get isFull(): boolean {
    return this.#waiting >= MOST;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const result = this.#last.then(work);
    this.#last = result.then(
      () => this.#done(),
      () => this.#done(),
    );
    return result;
  }

  #done(): void {
    this.#waiting -= 1;
  }
}
