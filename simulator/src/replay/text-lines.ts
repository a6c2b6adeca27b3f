import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One line of a text file, counted from 1. */
export interface TextLine {
  line: number;
  text: string;
}

/** A longer line is no event of anybody's; cut here it will be told as broken. */
const MAX_LENGTH = 100_000;

/**
 * The lines of a file one after the other, whatever its size; empty ones are left out.
 * @throws Error of the file system where it cannot be read
 */
export async function* textLines(path: string): AsyncGenerator<TextLine> {
  const input = createReadStream(path, { encoding: 'utf8' });
  // A file that cannot be opened has to be told to whoever reads, not to nobody.
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  failed.catch(() => undefined);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  for (let line = 1; ; line += 1) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done) return;
    const text = line === 1 ? next.value.replace(/^\uFEFF/, '') : next.value;
    if (text.trim() !== '') yield { line, text: text.slice(0, MAX_LENGTH) };
  }
}
