import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decompress } from 'wawoff2';

/** The slices of rare characters the displays use, too; with them all of GB 18030-2022 up to Extension F. */
const folder = new URL('../../../../../ui/src/fonts/', import.meta.url);

/** One file of rare characters. */
export interface Slice {
  /** Names its font family on a page. */
  name: string;
  file: string;
  ranges: readonly (readonly [first: number, last: number])[];
}

const face = /url\(\.\/files\/([\w-]+)\.woff2\)[^}]*unicode-range:\s*([^;}]+)/g;

/** Reads which slice has which characters. */
export function readSlices(): Slice[] {
  const css = readFileSync(new URL('rare-han.css', folder), 'utf8');
  return [...css.matchAll(face)].map(([, name = '', ranges = '']) => ({
    name,
    file: fileURLToPath(new URL(`files/${name}.woff2`, folder)),
    ranges: ranges.split(',').map(readRange),
  }));
}

function readRange(text: string): readonly [number, number] {
  const [first = '', last = first] = text.trim().replace('U+', '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

export const holds = ({ ranges }: Slice, codePoint: number): boolean =>
  ranges.some(([first, last]) => codePoint >= first && codePoint <= last);

/** A slice as a font file that can be set into a page. */
export async function unpack({ file }: Slice): Promise<Buffer> {
  return Buffer.from(await decompress(readFileSync(file)));
}
