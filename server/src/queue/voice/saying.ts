import type { VoiceLanguage } from '@daozhen/protocol';
import type { Part } from './compose.ts';
import type { Rendered } from './renderer.ts';

/** What turns sentences into files. */
export interface VoiceSounds {
  /** Undefined when no voice of the server can. Never throws. */
  render(text: string, language: VoiceLanguage): Promise<Rendered | undefined>;
  /** The best sound of a sentence that is there already. */
  best(text: string, language: VoiceLanguage): Promise<Rendered | undefined>;
  /** Where displays fetch it. */
  address(sound: Rendered, text: string, language: VoiceLanguage): string;
}

/** A file as a display plays it. */
export interface Sounding {
  address: string;
  durationMs: number;
}

/** A part with its sounds, rendered while it waits for its turn. */
export class Saying {
  readonly part: Part;
  readonly #sounds: VoiceSounds;
  readonly #made = new Map<VoiceLanguage, Promise<Rendered | undefined>>();

  constructor(part: Part, sounds: VoiceSounds) {
    this.part = part;
    this.#sounds = sounds;
  }

  /** What is said in a language; empty when nothing is. */
  text(language: VoiceLanguage): string {
    const { zh, en } = this.part.sentences;
    return language === 'en' ? en : zh;
  }

  /** Begins to render, once for each language. */
  begin(languages: readonly VoiceLanguage[]): Promise<unknown> {
    for (const language of languages) {
      const text = this.text(language);
      if (text === '' || this.#made.has(language)) continue;
      this.#made.set(language, this.#sounds.render(text, language));
    }
    return Promise.all(languages.flatMap((language) => this.#made.get(language) ?? []));
  }

  /** The best sound there is by now. */
  async sound(language: VoiceLanguage): Promise<Sounding | undefined> {
    const text = this.text(language);
    if (text === '') return undefined;
    const best = await this.#sounds.best(text, language);
    return (
      best && {
        address: this.#sounds.address(best, text, language),
        durationMs: best.durationMs,
      }
    );
  }
}

/** All parts in one language, then in the next; nothing unless the first language is whole. */
export async function filesOf(
  sayings: readonly Saying[],
  languages: readonly VoiceLanguage[],
): Promise<Sounding[]> {
  const byLanguage = await Promise.all(
    languages.map(async (language) => {
      const said = sayings.filter((one) => one.text(language) !== '');
      const sounds = await Promise.all(said.map((one) => one.sound(language)));
      return sounds.every((sound) => sound !== undefined) ? sounds : undefined;
    }),
  );
  const [first] = byLanguage;
  if (!first || first.length < sayings.length) return [];
  return byLanguage.flatMap((sounds) => sounds ?? []);
}

/** A browser's voice, ms a character. */
const PER_SIGN_MS: Record<VoiceLanguage, number> = { zh: 230, en: 75, yue: 230 };

/** How long a browser takes to say it. */
export function guessMs(sayings: readonly Saying[], languages: readonly VoiceLanguage[]): number {
  const ms = sayings.flatMap((one) =>
    languages.map((language) => one.text(language).length * PER_SIGN_MS[language]),
  );
  return ms.reduce((sum, each) => sum + each, 0);
}
