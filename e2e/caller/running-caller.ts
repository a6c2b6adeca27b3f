import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../caller/src/main.ts', import.meta.url));

/** The caller's program as it runs on a doctor's computer, in a folder of its own. */
export class RunningCaller {
  readonly folder: string;
  readonly #child: ChildProcess;
  readonly #mayRemove: boolean;
  #said = '';
  #listeners: (() => void)[] = [];

  /** @param folder of another caller, to start a second one on it */
  constructor(args: string[], folder?: string) {
    this.#mayRemove = folder === undefined;
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'daozhen-caller-'));
    this.#child = spawn(process.execPath, [program, '--data', this.folder, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
        for (const listener of this.#listeners) listener();
      });
    }
  }

  get said(): string {
    return this.#said;
  }

  /** Waits until it has said something, and returns what matched. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#said);
      if (found) return found[1] ?? found[0];
      const more = new Promise<void>((resolve) => (this.#listeners = [resolve]));
      const ended = once(this.#child, 'exit').then(() => true);
      if (await Promise.race([more.then(() => false), ended])) {
        throw new Error(`the caller ended without saying ${String(pattern)}:\n${this.#said}`);
      }
    }
  }

  /** Waits for its end; @returns its exit code. */
  async end(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGINT');
      await ended;
    }
    if (this.#mayRemove) rmSync(this.folder, { recursive: true, force: true });
  }
}
