import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { VoiceHealth, VoiceLanguage } from '@daozhen/protocol';
import { deriveToken } from '../../platform/crypto/index.ts';
import { VoiceLink } from './link.ts';
import { azureVoice, type AzureOptions } from './providers/azure.ts';
import { espeakVoice, hasEspeak } from './providers/espeak.ts';
import type { VoiceProvider } from './providers/provider.ts';
import { Renderer, type Rendered } from './renderer.ts';
import { SoundStore } from './store.ts';
import { realTiming, type VoiceTiming } from './timing.ts';

/** Room for about five hundred sentences: most name somebody and are said only today. */
const MOST_BYTES = 128 * 1024 * 1024;

export interface SoundsOptions {
  dataDir: string;
  /** Signs the addresses of sounds; the same on every node. */
  secret: string;
  /** Told of a sentence that could not be rendered or stored. */
  onFailure: (error: unknown) => void;
  azure?: AzureOptions | undefined;
  /** The program to run. */
  espeak?: string;
  /** Instead of Azure and espeak-ng, the best first. */
  providers?: readonly VoiceProvider[];
  timing?: VoiceTiming;
  mostBytes?: number;
}

/** The server's voices: Azure Speech where it is set up, then espeak-ng; the displays' browsers after them. */
export class Sounds {
  readonly store: SoundStore;
  readonly #links: readonly VoiceLink[];
  readonly #renderer: Renderer;
  readonly #secret: string;

  private constructor(links: readonly VoiceLink[], store: SoundStore, options: SoundsOptions) {
    const { secret, timing = realTiming, onFailure } = options;
    this.store = store;
    this.#links = links;
    this.#secret = secret;
    this.#renderer = new Renderer({ links, store, timing, onFailure });
  }

  static async open(options: SoundsOptions): Promise<Sounds> {
    const { dataDir, azure, espeak, onFailure, timing = realTiming } = options;
    const store = await SoundStore.open(join(dataDir, 'voice'), options.mostBytes ?? MOST_BYTES);
    const providers = options.providers ?? [
      ...(azure ? [azureVoice(azure)] : []),
      espeakVoice(espeak),
    ];
    const absent = options.providers === undefined && !(await hasEspeak(espeak));
    const links = providers.map(
      (one) => new VoiceLink(one, timing, onFailure, absent && one.name === 'espeak-ng'),
    );
    return new Sounds(links, store, options);
  }

  /** Renders a sentence; undefined when no voice of the server can. Never throws. */
  render(text: string, language: VoiceLanguage): Promise<Rendered | undefined> {
    return this.#renderer.render(text, language);
  }

  /** The best sound of a sentence that is there already. */
  best(text: string, language: VoiceLanguage): Promise<Rendered | undefined> {
    return this.#renderer.best(text, language);
  }

  /**
   * Where a sound is fetched. The address carries the sentence and a signature, so that a node which did
   * not render it, or has dropped it, can render it again.
   */
  address({ name }: Rendered, text: string, language: VoiceLanguage): string {
    const query = new URLSearchParams({ l: language, t: text, s: this.#sign(text, language) });
    return `/voice/${name}?${query.toString()}`;
  }

  /** Whether this server has given out an address with this sentence. */
  signed(text: string, language: VoiceLanguage, signature: string): boolean {
    const right = Buffer.from(this.#sign(text, language));
    const given = Buffer.from(signature);
    return given.length === right.length && timingSafeEqual(given, right);
  }

  /** Every voice and whether it works, the browser's last. */
  health(): VoiceHealth[] {
    const own = this.#links.map((link) => link.health);
    const azure = own.some(({ name }) => name === 'azure');
    return [
      ...(azure ? [] : [{ name: 'azure', state: 'off', languages: [] } as const]),
      ...own,
      { name: 'browser', state: 'ready', languages: ['zh', 'en', 'yue'] },
    ].map((one) => ({ ...one, languages: [...one.languages] }) as VoiceHealth);
  }

  /** The voice that speaks now. */
  get speaker(): VoiceHealth['name'] {
    return this.health().find(({ state }) => state === 'ready')?.name ?? 'browser';
  }

  #sign(text: string, language: VoiceLanguage): string {
    return deriveToken(this.#secret, 'voice', `${language}\0${text}`);
  }
}
