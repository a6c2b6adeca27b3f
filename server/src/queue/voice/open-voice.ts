import { join } from 'node:path';
import { browserVoice, type VoiceProvider } from './providers/provider.ts';
import { espeakVoice, hasEspeak } from './providers/espeak.ts';
import { Renderer } from './renderer.ts';
import { SoundStore } from './store.ts';

/** Room for about five hundred sentences: most name somebody and are said only today. */
const MOST_BYTES = 128 * 1024 * 1024;

export interface SoundsOptions {
  dataDir: string;
  /** Told of a sentence that could not be rendered or stored. */
  onFailure: (error: unknown) => void;
  /** Instead of the first that works here: espeak-ng, then the displays' own voice. */
  provider?: VoiceProvider;
  mostBytes?: number;
}

export interface Sounds {
  store: SoundStore;
  renderer: Renderer;
  /** Which voice speaks; for the start log. */
  provider: string;
}

/** Opens the server's voice: one for all campuses of the process. */
export async function openSounds(options: SoundsOptions): Promise<Sounds> {
  const { dataDir, onFailure, mostBytes = MOST_BYTES } = options;
  const provider = options.provider ?? (await firstThatWorks(onFailure));
  const store = await SoundStore.open(join(dataDir, 'voice'), mostBytes);
  const renderer = new Renderer(provider, store, onFailure);
  return { store, renderer, provider: provider.id.split(' ')[0] ?? provider.id };
}

async function firstThatWorks(onFailure: (error: unknown) => void): Promise<VoiceProvider> {
  if (!(await hasEspeak())) return browserVoice;
  return espeakVoice({ onFailure: (reason) => onFailure(new Error(reason)) });
}
