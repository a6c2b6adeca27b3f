import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@daozhen/protocol';
import type { VoiceProvider } from './providers/provider.ts';
import { SoundStore } from './store.ts';
import { durationMs, readWav, tidy, writeWav } from './wav.ts';

/** A rendered sentence. */
export interface Rendered {
  /** Name of the file, as served below `/voice/`. */
  name: string;
  durationMs: number;
}

/** Silence left at either end, ms. */
const KEEP_MS = 60;
/** Loudest sample of every sentence: -3 dB. */
const LEVEL = 0.708;
const AT_ONCE = 2;

/** Renders sentences once and remembers them; never more than two at a time. */
export class Renderer {
  readonly #provider: VoiceProvider;
  readonly #store: SoundStore;
  readonly #onFailure: (error: unknown) => void;
  readonly #running = new Map<string, Promise<Rendered | undefined>>();
  readonly #queue: (() => void)[] = [];
  #active = 0;

  constructor(
    provider: VoiceProvider,
    store: SoundStore,
    onFailure: (error: unknown) => void = () => {},
  ) {
    this.#provider = provider;
    this.#store = store;
    this.#onFailure = onFailure;
  }

  /** @returns undefined when there will be no file; never throws */
  render(text: string, language: Language): Promise<Rendered | undefined> {
    const name = SoundStore.nameFor(this.#provider.id, language, text);
    const running = this.#running.get(name);
    if (running) return running;
    const made = this.#make(name, text, language)
      .catch((error: unknown) => {
        this.#onFailure(error);
        return undefined;
      })
      .finally(() => this.#running.delete(name));
    this.#running.set(name, made);
    return made;
  }

  async #make(name: string, text: string, language: Language): Promise<Rendered | undefined> {
    const stored = await this.#stored(name);
    if (stored !== undefined) return { name, durationMs: stored };
    return this.#inTurn(async () => {
      const raw = await this.#provider.render(text, language);
      const sound = raw && tidy(readWav(raw), KEEP_MS, LEVEL);
      if (!sound) return undefined;
      const ms = durationMs(sound);
      await this.#store.put(name, writeWav(sound), ms);
      return { name, durationMs: ms };
    });
  }

  /** The length of a stored sound, ms; read from the file when this process has not made it. */
  async #stored(name: string): Promise<number | undefined> {
    if (!this.#store.has(name)) return undefined;
    try {
      const file = join(this.#store.folder, name);
      const ms = this.#store.durationMs(name) ?? durationMs(readWav(await readFile(file)));
      await this.#store.used(name, ms);
      return this.#store.has(name) ? ms : undefined;
    } catch {
      return undefined;
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#active < AT_ONCE) this.#active += 1;
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
