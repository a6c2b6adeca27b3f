import { spawn } from 'node:child_process';
import { findProgram } from '../echo/player.ts';

/** Says one sentence; resolves when it is over, to false where it could not be said. */
export type Speak = (text: string) => Promise<boolean>;

/** Sentences waiting behind the one being said; older ones are no longer true by then. */
const MOST_WAITING = 2;

/** Says one sentence after the other, and never fails. */
export class LocalVoice {
  readonly #speak: Speak;
  /** Says it some other way, e.g. by the page. */
  readonly #otherwise: (text: string) => void;
  #waiting: string[] = [];
  #saying = false;

  constructor(speak: Speak, otherwise: (text: string) => void) {
    this.#speak = speak;
    this.#otherwise = otherwise;
  }

  say(text: string): void {
    this.#waiting = [...this.#waiting, text].slice(-MOST_WAITING);
    if (!this.#saying) void this.#run();
  }

  async #run(): Promise<void> {
    this.#saying = true;
    for (let text = this.#waiting.shift(); text !== undefined; text = this.#waiting.shift()) {
      const said = await this.#speak(text).catch(() => false);
      if (!said) this.#otherwise(text);
    }
    this.#saying = false;
  }
}

/** The voice this computer has. */
export function computerVoice(platform: NodeJS.Platform = process.platform): Speak {
  if (platform === 'linux') return (text) => onLinux(text);
  if (platform === 'win32') return (text) => run('powershell.exe', windowsArguments(text));
  return async (text) => (await withSay(text, 'Tingting')) || withSay(text);
}

async function onLinux(text: string): Promise<boolean> {
  const found = findProgram([
    ['espeak-ng', '-v', 'cmn-latn-pinyin', '-s', '150', '$'],
    ['espeak', '-v', 'zh', '-s', '150', '$'],
    ['festival'],
  ]);
  if (!found) return false;
  const [command, ...args] = found.map((part) => part.replace('$', text));
  return command === 'festival' ? withSay(text) : run(command ?? '', args);
}

/**
 * PowerShell's own voice. The library `say` hands it the text through a pipe, which Windows reads in the
 * code page of the console: Chinese would come out as noise. An encoded command has no code page.
 */
export function windowsArguments(text: string): string[] {
  const quoted = text.replaceAll("'", "''");
  const script =
    'Add-Type -AssemblyName System.Speech; ' +
    `(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak('${quoted}')`;
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  return ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded];
}

async function withSay(text: string, voice?: string): Promise<boolean> {
  // It starts a program without listening for its absence, which would end this one.
  if (!findProgram([['say'], ['festival']])) return false;
  const { default: say } = await import('say');
  return new Promise((resolve) => say.speak(text, voice, 1, (error) => resolve(!error)));
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', windowsHide: true });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
