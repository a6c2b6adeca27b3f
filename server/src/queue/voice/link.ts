import type { VoiceHealth, VoiceLanguage } from '@daozhen/protocol';
import { Breaker } from './breaker.ts';
import type { VoiceProvider } from './providers/provider.ts';
import type { VoiceTiming } from './timing.ts';
import { readWav, tidy, type Sound } from './wav.ts';

/** Silence left at either end, ms. */
export const KEEP_MS = 60;
/** Loudest sample of every sentence: -3 dB. */
export const LEVEL = 0.708;

/** One voice of the chain: asked within its limits, left alone while it rests. */
export class VoiceLink {
  readonly provider: VoiceProvider;
  readonly #timing: VoiceTiming;
  readonly #onFailure: (error: unknown) => void;
  readonly #breaker: Breaker;
  readonly #queue: (() => void)[] = [];
  #active = 0;
  #absent: boolean;
  #failure: string | undefined;
  #lastMs: number | undefined;

  /** @param absent it is known not to be there; it is asked again later, in case it was installed */
  constructor(
    provider: VoiceProvider,
    timing: VoiceTiming,
    onFailure: (error: unknown) => void,
    absent = false,
  ) {
    this.provider = provider;
    this.#timing = timing;
    this.#onFailure = onFailure;
    this.#breaker = new Breaker({ now: () => timing.now() });
    this.#absent = absent;
    if (absent) this.#breaker.rest();
  }

  speaks(language: VoiceLanguage): boolean {
    return this.provider.languages.includes(language);
  }

  get health(): VoiceHealth {
    const { name, languages } = this.provider;
    const restsMs = this.#breaker.restsMs;
    const state = this.#absent ? 'absent' : restsMs === undefined ? 'ready' : 'resting';
    return {
      name,
      state,
      languages: [...languages],
      ...(this.#lastMs !== undefined && { lastMs: this.#lastMs }),
      ...(this.#failure !== undefined && { failure: this.#failure }),
      ...(restsMs !== undefined && { restsMs: Math.round(restsMs) }),
    };
  }

  /**
   * A sentence as a sound fit to be played.
   * @param wait whether to wait while it is busy with others
   * @returns undefined when it rests or is busy, or when it fails
   */
  async render(text: string, language: VoiceLanguage, wait: boolean): Promise<Sound | undefined> {
    const busy = this.#active >= this.provider.atOnce;
    if ((busy && !wait) || !this.#breaker.enter()) return undefined;
    return this.#inTurn(() => this.#try(text, language));
  }

  async #try(text: string, language: VoiceLanguage): Promise<Sound | undefined> {
    const began = this.#timing.now();
    try {
      const sound = tidy(readWav(await this.#withinLimit(text, language)), KEEP_MS, LEVEL);
      if (!sound) throw new Error('nothing is to be heard');
      this.#breaker.succeeded();
      this.#absent = false;
      this.#failure = undefined;
      this.#lastMs = Math.round(this.#timing.now() - began);
      return sound;
    } catch (error) {
      this.#breaker.failed();
      const { name } = this.provider;
      this.#failure = error instanceof Error ? error.message : String(error);
      this.#onFailure(new Error(`${name}: ${this.#failure}`));
      return undefined;
    }
  }

  /** The provider's answer, or an error after its limit, whether or not it stops. */
  #withinLimit(text: string, language: VoiceLanguage): Promise<Buffer> {
    const { limitMs } = this.provider;
    const ending = new AbortController();
    return new Promise((resolve, reject) => {
      const cancel = this.#timing.after(limitMs, () => {
        const late = new Error(`no sound within ${limitMs} ms`);
        reject(late);
        ending.abort(late);
      });
      this.provider.render(text, language, ending.signal).then(resolve, reject).finally(cancel);
    });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#active < this.provider.atOnce) this.#active += 1;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
    try {
      return await work();
    } finally {
      // The turn goes straight to the next one waiting, so that nobody slips in between.
      const next = this.#queue.shift();
      if (next) next();
      else this.#active -= 1;
    }
  }
}
