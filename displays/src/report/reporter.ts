import { STATUS_EVERY_MS, type ScreenStatus } from '@daozhen/protocol';

export interface ReporterEnv {
  after(ms: number, run: () => void): () => void;
}

/** A change is told after this long, so that several at once are one report. */
const CHANGE_MS = 1000;

/** Tells the server how the display is: at the start, on a change, and every half minute. */
export class Reporter {
  readonly #read: () => ScreenStatus;
  readonly #send: (status: ScreenStatus) => Promise<void>;
  readonly #env: ReporterEnv;
  #told = '';
  #cancel = () => {};
  #changing = false;

  constructor(
    read: () => ScreenStatus,
    send: (status: ScreenStatus) => Promise<void>,
    env: ReporterEnv,
  ) {
    this.#read = read;
    this.#send = send;
    this.#env = env;
  }

  start(): void {
    this.#changing = true;
    this.#wait(0);
  }

  /** Something worth telling may have changed. */
  changed(): void {
    if (this.#changing || keyOf(this.#read()) === this.#told) return;
    this.#changing = true;
    this.#wait(CHANGE_MS);
  }

  stop(): void {
    this.#cancel();
  }

  #wait(ms: number): void {
    this.#cancel();
    this.#cancel = this.#env.after(ms, () => {
      const status = this.#read();
      this.#told = keyOf(status);
      this.#changing = false;
      this.#wait(STATUS_EVERY_MS);
      // Whether it arrives or not, the next one says it again.
      void this.#send(status);
    });
  }
}

/** What counts as a change: not what counts on by itself. */
function keyOf(status: ScreenStatus): string {
  const { phase, width, height, ratio, sound, font, errors, broken, playing, noPicture } = status;
  const stale = status.staleMs !== undefined;
  return JSON.stringify([
    phase,
    width,
    height,
    ratio,
    sound,
    font,
    errors,
    broken,
    playing,
    noPicture,
    stale,
  ]);
}
