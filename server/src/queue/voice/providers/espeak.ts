import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { VoiceLanguage } from '@daozhen/protocol';
import type { VoiceProvider } from './provider.ts';

/**
 * The variants of Mandarin and Cantonese that read Latin letters as pinyin and jyutping: espeak-ng turns
 * characters into those first, and its plain `cmn` then speaks them as English.
 */
const voices: Record<VoiceLanguage, string> = {
  zh: 'cmn-latn-pinyin',
  en: 'en-gb',
  yue: 'yue-latn-jyutping',
};
/** Words a minute; a hall echoes, so slower than reading aloud. */
const SPEED: Record<VoiceLanguage, number> = { zh: 150, en: 140, yue: 150 };
/** Larger than any sentence; a process that writes more has gone wrong. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Whether espeak-ng can be run on this machine. */
export async function hasEspeak(command = 'espeak-ng'): Promise<boolean> {
  return promisify(execFile)(command, ['--version'], { timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

/** Renders with espeak-ng, one short process a sentence. */
export function espeakVoice(command = 'espeak-ng', limitMs = 3000): VoiceProvider {
  return {
    name: 'espeak-ng',
    id: `espeak-ng ${JSON.stringify([voices, SPEED])}`,
    languages: ['zh', 'en', 'yue'],
    atOnce: 2,
    patienceMs: limitMs,
    limitMs,
    render(text, language, signal) {
      const args = ['-b', '1', '-v', voices[language], '-s', String(SPEED[language])];
      return run(command, [...args, '--stdin', '--stdout'], text, signal);
    },
  };
}

/** Runs a command on a text and collects what it writes. */
function run(command: string, args: string[], input: string, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.on('error', reject);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= MOST_BYTES) return;
      child.kill('SIGKILL');
      reject(new Error('too much sound'));
    });
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`${command} ended with ${code}`));
    });
    // A process that died before it read its text is told of by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
