import { SoundBlocked } from './announcer.ts';
import type { VoiceLanguage } from '@daozhen/protocol';
import type { Player } from './announcer.ts';

/** No sound of ours is longer; a browser that forgets to say "ended" must not silence the zone for ever. */
const LONGEST_MS = 20_000;

const LANGUAGES: Record<VoiceLanguage, string> = { zh: 'zh-CN', en: 'en-GB', yue: 'zh-HK' };

const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** Plays through the page's own loudspeaker: chime by synthesis, files by an audio element, text by the voice. */
export class BrowserPlayer implements Player {
  private context: AudioContext | undefined;

  pause(ms: number): Promise<void> {
    return wait(ms);
  }

  /** A soft two-tone bell; throws {@link SoundBlocked} where the browser waits for a touch. */
  async chime(volume: number): Promise<void> {
    const context = (this.context ??= new AudioContext());
    if (context.state !== 'running') await Promise.race([context.resume(), wait(300)]);
    if (context.state !== 'running') throw new SoundBlocked();
    strike(context, 784, 0, volume);
    strike(context, 587, 0.45, volume);
    await wait(1400);
  }

  file(url: string, volume: number): Promise<void> {
    const audio = new Audio(url);
    audio.volume = volume;
    const played = new Promise<void>((resolve, reject) => {
      audio.addEventListener('ended', () => resolve());
      audio.addEventListener('error', () => reject(new Error(`cannot play ${url}`)));
      audio.play().catch((error: Error) => {
        reject(error.name === 'NotAllowedError' ? new SoundBlocked() : error);
      });
    });
    return Promise.race([played, wait(LONGEST_MS)]).finally(() => audio.pause());
  }

  say(text: string, language: VoiceLanguage, volume: number): Promise<void> {
    if (!('speechSynthesis' in window)) return Promise.reject(new Error('no voice'));
    const voice = new SpeechSynthesisUtterance(text);
    voice.lang = LANGUAGES[language];
    voice.rate = 0.9;
    voice.volume = volume;
    const said = new Promise<void>((resolve, reject) => {
      voice.addEventListener('end', () => resolve());
      voice.addEventListener('error', (event) => {
        if (event.error === 'not-allowed') reject(new SoundBlocked());
        else reject(new Error(event.error));
      });
      speechSynthesis.speak(voice);
    });
    return Promise.race([said, wait(LONGEST_MS)]).finally(() => speechSynthesis.cancel());
  }

  /** Whether the browser would make a sound now. */
  async ready(): Promise<boolean> {
    const context = (this.context ??= new AudioContext());
    if (context.state !== 'running') await Promise.race([context.resume(), wait(300)]);
    return context.state === 'running';
  }
}

/** One bell stroke: a tone and its octave, dying away. */
function strike(context: AudioContext, pitch: number, delay: number, loudness: number): void {
  const start = context.currentTime + delay;
  for (const [factor, share] of [
    [1, 0.35],
    [2, 0.12],
  ] as const) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch * factor;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(share * loudness, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 1.1);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 1.2);
  }
}
