import type { VoiceLanguage } from '@daozhen/protocol';

/** Something that turns a sentence into sound. */
export interface VoiceProvider {
  readonly name: 'azure' | 'espeak-ng';
  /** Name and settings; part of what a stored sound is known by. */
  readonly id: string;
  readonly languages: readonly VoiceLanguage[];
  /** Sentences it takes at a time. */
  readonly atOnce: number;
  /** How long a call waits for it before the next voice is asked, ms. */
  readonly patienceMs: number;
  /** After this it has failed, ms. What comes between the two is kept for the next time. */
  readonly limitMs: number;
  /**
   * One sentence as a WAV file (16-bit mono PCM).
   * @param signal ends the work; whoever goes on regardless is no longer listened to
   * @throws Error saying in a few words why there is no sound
   */
  render(text: string, language: VoiceLanguage, signal: AbortSignal): Promise<Buffer>;
}
