/** Runs something at most once in `ms`, and once more at the end for what was asked meanwhile. */
export class Throttle {
  readonly #ms: number;
  readonly #run: () => unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again = false;

  constructor(ms: number, run: () => unknown) {
    this.#ms = ms;
    this.#run = run;
  }

  ask(): void {
    if (this.#timer !== undefined) {
      this.#again = true;
      return;
    }
    this.#run();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.ask();
    }, this.#ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = false;
  }
}
