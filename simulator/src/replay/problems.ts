/** Something in a file that could not be used: the line, counted from 1, and why. */
export interface Problem {
  line: number;
  reason: string;
}

/** Stops the reading of a file at its first problem. */
export class RecordError extends Error {
  constructor(path: string, { line, reason }: Problem) {
    super(`${path}:${line}: ${reason}`);
  }
}

/** How many problems are told one by one. */
const TOLD = 20;

/** Gathers what is wrong with a file: the first problems word for word, all of them in number. */
export class Problems {
  readonly #path: string;
  readonly #strict: boolean;
  readonly #say: (sentence: string) => void;
  count = 0;

  /** @param strict throws RecordError at the first problem */
  constructor(path: string, strict: boolean, say: (sentence: string) => void) {
    this.#path = path;
    this.#strict = strict;
    this.#say = say;
  }

  note(line: number, reason: string): void {
    this.count += 1;
    const error = new RecordError(this.#path, { line, reason });
    if (this.#strict) throw error;
    if (this.count <= TOLD) this.#say(error.message);
    if (this.count === TOLD + 1) this.#say('……其余问题只计数 · further problems are only counted');
  }
}
