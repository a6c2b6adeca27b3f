import type { Language } from '@daozhen/protocol';

/** Something that turns a sentence into sound. */
export interface VoiceProvider {
  /** Name and settings; part of what a stored sound is known by. */
  readonly id: string;
  /**
   * One sentence as a WAV file (16-bit mono PCM).
   * @returns undefined when it cannot: displays then speak with their browser's voice. Never throws.
   */
  render(text: string, language: Language): Promise<Buffer | undefined>;
}

/** No sound of the server's own: the displays' browsers speak. */
export const browserVoice: VoiceProvider = {
  id: 'browser',
  render: () => Promise.resolve(undefined),
};
