export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
/** How a text file spells its characters. GB18030 covers GBK and GB2312, which Excel in Chinese writes. */
export type Encoding = (typeof encodings)[number];

export type Decoded =
  | { ok: true; text: string; encoding: Encoding }
  /** `unknown`: no encoding fits. `garbled`: it was read with a wrong one before it was saved. */
  | { ok: false; problem: 'unknown' | 'garbled'; encoding?: Encoding };

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What becomes of Chinese that was decoded with the wrong table and saved: it cannot be mended. */
const garbled = /\uFFFD|锟斤拷|烫烫烫|(?![\t\r\n\v\f])\p{Cc}/u;

/** How much of a file is looked at to tell UTF-16 without a mark, bytes. */
const sampleBytes = 4_096;
/** In UTF-16 every ASCII sign, a comma or line end at least, has a zero beside it. */
const zeroShare = 0.05;

/**
 * Reads a text file of unknown encoding: by its mark, else as UTF-16 if it has the zeros of it, else as
 * UTF-8 if it is that, else as GB18030.
 * @param wanted what somebody says it is
 */
export function decodeText(bytes: Uint8Array, wanted?: Encoding): Decoded {
  const tries = wanted === undefined ? candidates(bytes) : [wanted];
  for (const encoding of tries) {
    const text = decode(bytes, encoding);
    if (text === undefined) continue;
    if (garbled.test(text)) return { ok: false, problem: 'garbled', encoding };
    return { ok: true, text, encoding };
  }
  return { ok: false, problem: 'unknown', ...(wanted !== undefined && { encoding: wanted }) };
}

function candidates(bytes: Uint8Array): readonly Encoding[] {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return [marked[0]];
  return wide(bytes) ?? ['utf-8', 'gb18030'];
}

function wide(bytes: Uint8Array): readonly Encoding[] | undefined {
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < sample.length * zeroShare) return undefined;
  return odd > even ? ['utf-16le'] : ['utf-16be'];
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
