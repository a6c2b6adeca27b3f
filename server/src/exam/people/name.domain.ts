import { pinyin } from 'pinyin-pro';

/** A name as it is compared: one width and case, without spaces and dots between its parts. */
export function normalName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s·•・.‧'’-]/g, '')
    .toUpperCase();
}

const han = /\p{Script=Han}/u;
const letters = /^[A-Z]$/;

/**
 * First letters of a name's syllables, capital: 覃晓岚 → QXL, 阿依古丽·买买提 → AYGLMMT, John Smith → JS.
 * The first sign is read as a surname, which often differs from the sign's usual reading.
 */
export function initialsOf(name: string): string {
  if (!han.test(name)) {
    const words = name
      .normalize('NFKC')
      .toUpperCase()
      .split(/[^\p{L}]+/u);
    return words.map((word) => Array.from(word.normalize('NFD'))[0] ?? '').join('');
  }
  const found = pinyin(normalName(name), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    surname: 'head',
  });
  return found
    .map((letter) => letter.toUpperCase().normalize('NFD').charAt(0))
    .filter((letter) => letters.test(letter))
    .join('');
}
