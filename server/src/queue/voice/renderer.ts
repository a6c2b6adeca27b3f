import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VoiceLanguage } from '@daozhen/protocol';
import { KEEP_MS, LEVEL, type VoiceLink } from './link.ts';
import { SoundStore } from './store.ts';
import { within, type VoiceTiming } from './timing.ts';
import { durationMs, readWav, writeWav, type Sound } from './wav.ts';

/** A rendered sentence. */
export interface Rendered {
  /** Name of the file in the store. */
  name: string;
  durationMs: number;
}

export interface RendererOptions {
  /** The voices, the best first. */
  links: readonly VoiceLink[];
  store: SoundStore;
  timing: VoiceTiming;
  /** Told of a sound that could not be stored. */
  onFailure: (error: unknown) => void;
}

/**
 * Renders sentences once and remembers them. The best voice is asked first; if it has not answered within
 * its patience the next is asked, and what comes late is kept for the next time.
 */
export class Renderer {
  readonly #options: RendererOptions;
  readonly #running = new Map<string, Promise<Rendered | undefined>>();

  constructor(options: RendererOptions) {
    this.#options = options;
  }

  /** @returns undefined when there will be no file; never throws */
  async render(text: string, language: VoiceLanguage): Promise<Rendered | undefined> {
    const links = this.#options.links.filter((link) => link.speaks(language));
    for (const link of links) {
      const name = nameOf(link, text, language);
      const stored = await this.#stored(name);
      if (stored) return stored;
      const last = link === links.at(-1);
      const made = this.#make(link, name, text, language, last);
      const { patienceMs } = link.provider;
      const sound = await (last ? made : within(this.#options.timing, patienceMs, made));
      if (sound) return sound;
    }
    return undefined;
  }

  /** The best there is already, if any. */
  async best(text: string, language: VoiceLanguage): Promise<Rendered | undefined> {
    for (const link of this.#options.links) {
      const stored = await this.#stored(nameOf(link, text, language));
      if (stored) return stored;
    }
    return undefined;
  }

  #make(
    link: VoiceLink,
    name: string,
    text: string,
    language: VoiceLanguage,
    wait: boolean,
  ): Promise<Rendered | undefined> {
    const running = this.#running.get(name);
    if (running) return running;
    const made = link
      .render(text, language, wait)
      .then((sound) => sound && this.#keep(name, sound))
      .finally(() => this.#running.delete(name));
    this.#running.set(name, made);
    return made;
  }

  async #keep(name: string, sound: Sound): Promise<Rendered | undefined> {
    const ms = durationMs(sound);
    try {
      await this.#options.store.put(name, writeWav(sound), ms);
      return { name, durationMs: ms };
    } catch (error) {
      this.#options.onFailure(error);
      return undefined;
    }
  }

  /** A stored sound; its length is read from the file when this process has not made it. */
  async #stored(name: string): Promise<Rendered | undefined> {
    const { store } = this.#options;
    if (!store.has(name)) return undefined;
    try {
      const file = join(store.folder, name);
      const ms = store.durationMs(name) ?? durationMs(readWav(await readFile(file)));
      await store.used(name, ms);
      return store.has(name) ? { name, durationMs: ms } : undefined;
    } catch {
      return undefined;
    }
  }
}

/** What a sound is known by: who says what in which language, and what was done to it afterwards. */
function nameOf({ provider }: VoiceLink, text: string, language: VoiceLanguage): string {
  return SoundStore.nameFor(`${provider.id} ${KEEP_MS} ${LEVEL}`, language, text);
}
