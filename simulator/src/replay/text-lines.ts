import { createReadStream } from 'node:fs';

/** One line of a text file, counted from 1. */
export interface TextLine {
  line: number;
  text: string;
}

/** A longer line is no event of anybody's; cut here it will be told as broken. */
const MAX_LENGTH = 100_000;

/** A file that is not written as it has to be: everything in it would be misread. */
export class WrongEncoding extends Error {}

/**
 * The lines of a file one after the other, whatever its size; empty ones are left out.
 * @throws WrongEncoding for UTF-16; Error of the file system where it cannot be read
 */
export async function* textLines(path: string): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  const told = (text: string): TextLine | undefined => {
    line += 1;
    const clean = (line === 1 ? text.replace(/^\uFEFF/, '') : text).trimEnd();
    return clean === '' ? undefined : { line, text: clean };
  };
  for await (const chunk of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    if (line === 0 && rest === '' && chunk.slice(0, 200).includes('\0'))
      throw new WrongEncoding(`${path}: 请存为 UTF-8 · save it as UTF-8, not UTF-16`);
    const pieces = chunk.split('\n');
    for (const piece of pieces.slice(0, -1)) {
      const next = told(rest + piece);
      rest = '';
      if (next) yield next;
    }
    // A file without line ends must not fill the memory.
    rest = (rest + pieces.at(-1)!).slice(0, MAX_LENGTH);
  }
  const last = rest === '' ? undefined : told(rest);
  if (last) yield last;
}
