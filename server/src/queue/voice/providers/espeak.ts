import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Language } from '@daozhen/protocol';
import type { VoiceProvider } from './provider.ts';

export interface EspeakOptions {
  command?: string;
  timeoutMs?: number;
  /** Told why a sentence could not be rendered. */
  onFailure?: (reason: string) => void;
}

/**
 * The variant of Mandarin that reads Latin letters as pinyin: espeak-ng turns characters into pinyin first,
 * and its plain `cmn` then speaks that pinyin as English.
 */
const voices: Record<Language, string> = { zh: 'cmn-latn-pinyin', en: 'en-gb' };
/** Words a minute; a hall echoes, so slower than reading aloud. */
const SPEED: Record<Language, number> = { zh: 150, en: 140 };
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
export function espeakVoice(options: EspeakOptions = {}): VoiceProvider {
  const { command = 'espeak-ng', timeoutMs = 3000, onFailure = () => {} } = options;
  return {
    id: `espeak-ng ${JSON.stringify([voices, SPEED])}`,
    async render(text, language) {
      const args = ['-b', '1', '-v', voices[language], '-s', String(SPEED[language])];
      try {
        return await run(command, [...args, '--stdin', '--stdout'], text, timeoutMs);
      } catch (error) {
        onFailure((error as Error).message);
        return undefined;
      }
    },
  };
}

/** Runs a command on a text and collects what it writes. */
function run(command: string, args: string[], input: string, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    let bytes = 0;
    const fail = (reason: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${command}: ${reason}`));
    };
    const timer = setTimeout(() => fail(`no sound within ${timeoutMs} ms`), timeoutMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) fail('too much sound');
      else chunks.push(chunk);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`${command}: ended with ${code}`));
    });
    // A process that died before it read its text is told of by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
