import { urgencies, type Urgency } from '@daozhen/protocol';
import type { VoiceTiming } from './timing.ts';

/** Something waiting to be spoken in a zone. */
export interface Utterance {
  /** What it is acknowledged by. */
  id: string;
  /** Sequence number of its event, or of the last one before it. */
  n: number;
  urgency: Urgency;
  /** Whom and where it calls; what comes later about the same two takes its place. */
  about?: { visit: string; room: string };
}

export interface ZoneOptions<T extends Utterance> {
  timing: VoiceTiming;
  /** With more than this many waiting, the oldest of the least urgent that may be left out is. */
  mostWaiting: number;
  /** Whether it still holds, asked just before it is spoken. */
  isTrue(utterance: T): boolean;
  /**
   * Speaks it.
   * @param others how many wait behind it
   * @returns how long that takes in the hall, ms; undefined when there is nothing to wait for
   */
  speak(utterance: T, others: number): Promise<number | undefined>;
  /** Nobody has said that it was played. */
  unheard(utterance: T): void;
  /** It is not spoken at all: `untrue`, `crowded` or `replaced`. */
  skipped(utterance: T, why: string): void;
}

/** A display may begin a little late, and tells a little late that it has ended. */
const MARGIN_MS = 4000;
/** Calls and notices are never left out: the floor itself bounds how many can be true at a time. */
const dispensable: readonly Urgency[] = ['passed', 'door'];

/**
 * One zone's loudspeakers: one announcement after the other, nothing overwritten. The next one waits until
 * the one before has been played, or should have been. What is no longer true when its turn comes is not
 * spoken.
 */
export class ZoneQueue<T extends Utterance> {
  readonly #options: ZoneOptions<T>;
  #waiting: T[] = [];
  #speaking: T | undefined;
  #closed = false;
  #begun = false;
  /** How long it takes in the hall, ms; undefined until that is known. */
  #ms: number | undefined;
  #cancel = () => {};

  constructor(options: ZoneOptions<T>) {
    this.#options = options;
  }

  /** In the order in which they will be spoken. */
  get waiting(): readonly T[] {
    return this.#waiting;
  }

  get speaking(): T | undefined {
    return this.#speaking;
  }

  add(utterance: T): void {
    this.#drop('untrue', (one) => !this.#options.isTrue(one));
    // A recall says all that the call before it would have said.
    this.#drop('replaced', (one) => sameMatter(one, utterance));
    this.#waiting = [...this.#waiting, utterance].sort(
      (a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) || a.n - b.n,
    );
    if (this.#waiting.length > this.#options.mostWaiting) this.#leaveOut(utterance);
    this.#next();
  }

  /** Takes something out that is still waiting; @returns whether it was there */
  remove(id: string): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    return this.#waiting.length < before;
  }

  /** The announcement has come to its end in the hall; anything but the one being spoken is ignored. */
  ended(id: string): void {
    if (this.#speaking?.id === id) this.#over();
  }

  /** A display begins only now: from here on it takes as long as it takes. Counts once. */
  began(id: string): void {
    if (this.#speaking?.id !== id || this.#begun) return;
    this.#begun = true;
    this.#await(this.#speaking);
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
    this.#waiting = [];
    this.#speaking = undefined;
  }

  #drop(why: string, which: (one: T) => boolean): void {
    const dropped = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((one) => !dropped.includes(one));
    for (const one of dropped) this.#options.skipped(one, why);
  }

  /** The oldest of the least urgent, but not the newcomer while there is another. */
  #leaveOut(newcomer: T): void {
    const least = this.#waiting.at(-1)?.urgency;
    if (least === undefined || !dispensable.includes(least)) return;
    const candidates = this.#waiting.filter((one) => one.urgency === least);
    const victim = candidates.find((one) => one !== newcomer) ?? candidates[0];
    this.#drop('crowded', (one) => one === victim);
  }

  #next(): void {
    if (this.#speaking || this.#closed) return;
    this.#drop('untrue', (one) => !this.#options.isTrue(one));
    const utterance = this.#waiting.shift();
    if (!utterance) return;
    this.#speaking = utterance;
    void this.#speak(utterance);
  }

  async #speak(utterance: T): Promise<void> {
    const { speak } = this.#options;
    // One announcement that fails costs only itself.
    const ms = await speak(utterance, this.#waiting.length).catch(() => undefined);
    // It may have ended meanwhile: a display can answer before this promise does.
    if (this.#closed || this.#speaking !== utterance) return;
    if (ms === undefined) return this.#over();
    this.#ms = ms;
    this.#await(utterance);
  }

  #await(utterance: T): void {
    if (this.#ms === undefined) return;
    const { timing, unheard } = this.#options;
    this.#cancel();
    this.#cancel = timing.after(this.#ms + MARGIN_MS, () => {
      unheard(utterance);
      this.#over();
    });
  }

  #over(): void {
    this.#cancel();
    this.#cancel = () => {};
    this.#speaking = undefined;
    this.#ms = undefined;
    this.#begun = false;
    this.#next();
  }
}

function sameMatter(one: Utterance, other: Utterance): boolean {
  if (one.id === other.id) return true;
  if (!one.about || !other.about) return false;
  return one.about.visit === other.about.visit && one.about.room === other.about.room;
}
