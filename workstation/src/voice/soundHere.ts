import type { TestSound } from './voiceScreen.svelte.ts';

const LANGUAGES = { en: 'en-GB', yue: 'zh-HK', zh: 'zh-CN' };

/** Plays a test through this computer: the server's files, or its own voice where there are none. */
export async function playHere({ audio, text, second, volume }: TestSound): Promise<void> {
  for (const url of audio) await playFile(url, volume);
  if (audio.length > 0) return;
  await say(text.zh, 'zh', volume);
  if (second !== 'none') await say(second === 'en' ? text.en : text.zh, second, volume);
}

function playFile(url: string, volume: number): Promise<void> {
  const audio = new Audio(url);
  audio.volume = volume;
  return new Promise((resolve, reject) => {
    audio.addEventListener('ended', () => resolve());
    audio.addEventListener('error', () => reject(new Error(`cannot play ${url}`)));
    audio.play().catch(reject);
  });
}

function say(text: string, language: keyof typeof LANGUAGES, volume: number): Promise<void> {
  const voice = new SpeechSynthesisUtterance(text);
  voice.lang = LANGUAGES[language];
  voice.volume = volume;
  return new Promise((resolve, reject) => {
    voice.addEventListener('end', () => resolve());
    voice.addEventListener('error', () => reject(new Error('no voice')));
    speechSynthesis.speak(voice);
  });
}
