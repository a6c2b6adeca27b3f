import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { PrintProblem } from '@daozhen/protocol';

export type Outcome =
  { state: 'printed' | 'cancelled' | 'unknown' } | { state: 'failed'; problem: PrintProblem };

/**
 * How far one attempt of a job has come on this computer.
 * - `handing`: about to be handed over; found after a crash, nobody knows whether it was
 * - `kept`: surely not handed over, to be tried again
 * - `handed`: with the printer, followed by its spool reference
 * - `done`: over
 */
export type Step =
  | { step: 'handing' | 'kept'; queue: string; title: string }
  | { step: 'handed'; queue: string; title: string; spool: string }
  | { step: 'done'; title: string; outcome: Outcome };

interface Line {
  job: string;
  attempt: number;
  at: number;
  step: Step;
}

/** What is older is forgotten at the next start, ms. */
const KEEP_MS = 14 * 86_400_000;

/**
 * What this agent has done, on disk before and after every hand-over, so that a crash can never have
 * something printed twice.
 */
export class Ledger {
  /** This folder's name towards the server: a copy elsewhere is another. */
  readonly taker: string;
  readonly #file: string;
  readonly #now: () => number;
  readonly #steps = new Map<string, Line>();
  readonly #descriptor: number;

  constructor(folder: string, now: () => number) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = join(folder, 'printed.jsonl');
    this.#now = now;
    const { taker, lines } = read(this.#file);
    this.taker = taker ?? randomUUID();
    for (const line of lines) {
      if (line.at > now() - KEEP_MS) this.#steps.set(keyOf(line.job, line.attempt), line);
    }
    this.#descriptor = this.#rewrite();
  }

  /** How far an attempt has come; undefined if it was never touched here. */
  get(job: string, attempt: number): Step | undefined {
    return this.#steps.get(keyOf(job, attempt))?.step;
  }

  /** Notes a step; when this returns, it is on the disk. */
  note(job: string, attempt: number, step: Step): void {
    const line = { job, attempt, at: this.#now(), step };
    writeSync(this.#descriptor, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#descriptor);
    this.#steps.set(keyOf(job, attempt), line);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** Writes what is still of interest anew; @returns the open file, at its end. */
  #rewrite(): number {
    const fresh = `${this.#file}.new`;
    const descriptor = openSync(fresh, 'w', 0o600);
    writeSync(descriptor, `${JSON.stringify({ taker: this.taker })}\n`);
    for (const line of this.#steps.values()) writeSync(descriptor, `${JSON.stringify(line)}\n`);
    fsyncSync(descriptor);
    renameSync(fresh, this.#file);
    syncFolder(dirname(this.#file));
    return descriptor;
  }
}

const keyOf = (job: string, attempt: number): string => `${job}/${attempt}`;

/** Without this a power cut may bring the file's old version back. Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function read(file: string): { taker: string | undefined; lines: Line[] } {
  if (!existsSync(file)) return { taker: undefined, lines: [] };
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const lines = rest.flatMap((text) => parse<Line>(text) ?? []);
  return { taker: parse<{ taker?: string }>(first)?.taker, lines };
}

/** A power cut may have torn the last line: what was not written whole was not yet acted upon. */
function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
