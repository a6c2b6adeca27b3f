import type { VoiceTiming } from './timing.ts';

/** The most urgent first: whoever was called once in vain goes before those just called. */
export const urgencies = ['recall', 'call', 'passed', 'door'] as const;
export type Urgency = (typeof urgencies)[number];

/** Something waiting to be spoken in a zone. */
export interface Utterance {
  /** Sequence number of its event. */
  n: number;
  urgency: Urgency;
  visit: string;
  room: string;
}

export interface ZoneOptions<T extends Utterance> {
  timing: VoiceTiming;
  /** More than this many waiting: the least urgent and oldest is left out. */
  mostWaiting: number;
  /** Whether it still holds, asked just before it is spoken. */
  isTrue(utterance: T): boolean;
  /**
   * Speaks it.
   * @param others how many wait behind it
   * @returns how long that takes in the hall, ms
   */
  speak(utterance: T, others: number): Promise<number>;
}

/**
 * One zone's loudspeakers: one announcement after the other, nothing overwritten. What is no longer true
 * when its turn comes is not spoken.
 */
export class ZoneQueue<T extends Utterance> {
  readonly #options: ZoneOptions<T>;
  #waiting: T[] = [];
  #speaking = false;
  #closed = false;
  #cancel = () => {};

  constructor(options: ZoneOptions<T>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  add(utterance: T): void {
    const { visit, room, n } = utterance;
    // A recall says all that the call before it would have said.
    const others = this.#waiting.filter((one) => one.visit !== visit || one.room !== room);
    this.#waiting = [...others, utterance].sort(
      (a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) || a.n - b.n,
    );
    if (this.#waiting.length > this.#options.mostWaiting) this.#leaveOut(n);
    this.#next();
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
    this.#waiting = [];
  }

  /** The oldest of the least urgent, but not the newcomer while there is another. */
  #leaveOut(newcomer: number): void {
    const least = this.#waiting.at(-1)?.urgency;
    const candidates = this.#waiting.filter((one) => one.urgency === least);
    const victim = candidates.find((one) => one.n !== newcomer) ?? candidates[0];
    this.#waiting = this.#waiting.filter((one) => one !== victim);
  }

  #next(): void {
    if (this.#speaking || this.#closed) return;
    this.#waiting = this.#waiting.filter((one) => this.#options.isTrue(one));
    const utterance = this.#waiting.shift();
    if (!utterance) return;
    this.#speaking = true;
    void this.#speak(utterance);
  }

  async #speak(utterance: T): Promise<void> {
    const { speak, timing } = this.#options;
    // One announcement that fails costs only itself.
    const ms = await speak(utterance, this.#waiting.length).catch(() => 0);
    if (this.#closed) return;
    this.#cancel = timing.after(ms, () => {
      this.#speaking = false;
      this.#next();
    });
  }
}
