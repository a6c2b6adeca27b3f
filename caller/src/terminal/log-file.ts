import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Output } from './terminal.ts';

/** A log that has grown to this many bytes begins anew; the one before is kept beside it. */
const LARGEST = 1_000_000;

/** A file to write messages to, each with its date. A full disk stops no button. */
export function openLog(file: string, largest = LARGEST): Output {
  return {
    write(text) {
      try {
        mkdirSync(dirname(file), { recursive: true });
        if (sizeOf(file) > largest) renameSync(file, `${file}.1`);
        appendFileSync(file, `${new Date().toLocaleDateString('sv')} ${text}`, { mode: 0o600 });
      } catch {
        // Nowhere to say it.
      }
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
