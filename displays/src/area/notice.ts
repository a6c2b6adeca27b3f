import { emWidth } from '../board/fit.ts';

/** What may not begin a line. */
const closing = /[，。；：！？、）】》”’,.;:!?)\]]/;

/** A paragraph in lines of at most `width` em; words of letters and digits stay whole where they can. */
function linesOf(paragraph: string, width: number): string[] {
  const pieces = paragraph.match(/[\u0021-\u2e7f]+|./gsu) ?? [];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    const needed = emWidth(piece);
    // A closing mark hangs into the margin rather than begin a line.
    if (used + needed > width && line !== '' && !(closing.test(piece) && needed <= 1)) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece === ' ') continue;
    }
    line += piece;
    used += needed;
  }
  return [...lines, line.trimEnd()];
}

/** A notice cut into pages of `lines` lines, each at most `width` em wide: nothing scrolls. */
export function noticePages(text: string, width: number, lines: number): string[][] {
  const all = text
    .trim()
    .split('\n')
    .flatMap((paragraph) => linesOf(paragraph, width));
  const pages: string[][] = [];
  for (let from = 0; from < all.length; from += lines) pages.push(all.slice(from, from + lines));
  return pages;
}
