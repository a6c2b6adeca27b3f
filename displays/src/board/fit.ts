/** Width of a text in em: Chinese characters are square, others about half as wide. */
export function emWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u2e7f' ? 1 : 0.58;
  return width;
}

/**
 * The largest font size (same unit as `width`) not above `most` at which `text` fits into `lines` lines of
 * `width`; never below `least`, where the style cuts the text instead.
 */
export function fit(text: string, width: number, most: number, least: number, lines = 1): number {
  // A broken line wastes up to one character, so two lines hold less than twice one.
  const room = lines === 1 ? width : width * lines * 0.86;
  const size = room / Math.max(1, emWidth(text));
  return Math.round(Math.max(least, Math.min(most, size)) * 100) / 100;
}
