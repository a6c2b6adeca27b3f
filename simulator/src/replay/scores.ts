/** A wait as it was forecast and as it was, ms. */
export interface Guess {
  typical: number;
  /** What nine of ten should not exceed; the simple predictors do not say it. */
  bound?: number;
}

/** What the errors of one predictor come to. Times in seconds. */
export interface Score {
  waits: number;
  mae: number;
  rmse: number;
  /** Forecast minus actual: above zero where it says too much. */
  bias: number;
  /** Mean pinball loss of the typical wait as median. */
  pinball50: number;
  /** Of the bound as 90 % quantile. */
  pinball90: number | undefined;
  /** Share of the waits that the bound was not exceeded by. */
  coverage90: number | undefined;
}

const SECOND = 1000;

/** Adds up how far one predictor was off. */
export class Scorer {
  #waits = 0;
  #absolute = 0;
  #squared = 0;
  #signed = 0;
  #bounds = 0;
  #pinball90 = 0;
  #covered = 0;

  add({ typical, bound }: Guess, actual: number): void {
    const off = (typical - actual) / SECOND;
    this.#waits += 1;
    this.#absolute += Math.abs(off);
    this.#squared += off * off;
    this.#signed += off;
    if (bound === undefined) return;
    const above = (actual - bound) / SECOND;
    this.#bounds += 1;
    this.#pinball90 += above > 0 ? 0.9 * above : -0.1 * above;
    if (above <= 0) this.#covered += 1;
  }

  score(): Score {
    const n = Math.max(1, this.#waits);
    const bounds = this.#bounds;
    return {
      waits: this.#waits,
      mae: this.#absolute / n,
      rmse: Math.sqrt(this.#squared / n),
      bias: this.#signed / n,
      pinball50: this.#absolute / n / 2,
      pinball90: bounds === 0 ? undefined : this.#pinball90 / bounds,
      coverage90: bounds === 0 ? undefined : this.#covered / bounds,
    };
  }
}
