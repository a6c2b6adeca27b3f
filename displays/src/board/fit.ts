/** Advance widths of the board's figures font at weight 700, in em: digits, then A to Z. */
const DIGITS = [0.66, 0.44, 0.58, 0.6, 0.63, 0.61, 0.63, 0.54, 0.63, 0.58];
const LETTERS = [
  0.68, 0.65, 0.66, 0.69, 0.6, 0.57, 0.72, 0.71, 0.43, 0.57, 0.67, 0.56, 0.86, 0.72, 0.75, 0.63,
  0.76, 0.65, 0.61, 0.61, 0.69, 0.65, 0.89, 0.69, 0.65, 0.62,
];

/** Width of a ticket in em, character by character: its size on the board depends on it. */
export function ticketWidth(ticket: string): number {
  let width = 0;
  for (const char of ticket) {
    const code = char.charCodeAt(0);
    width += DIGITS[code - 48] ?? LETTERS[code - 65] ?? 0.75;
  }
  return width;
}

/** Width of a text in em: Chinese characters are square, others about half as wide. */
export function emWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u2e7f' ? 1 : 0.58;
  return width;
}

/** Line height of everything fitted here, in em. */
const LEADING = 1.15;

/**
 * The largest font size (same unit as `width` and `height`) not above `most` at which `text` fits the box in one
 * or two lines; never below `least`, where the style cuts the text instead.
 */
export function fit(
  text: string,
  width: number,
  height: number,
  most: number,
  least: number,
): number {
  const em = Math.max(1, emWidth(text));
  const one = Math.min(width / em, height / LEADING);
  // A broken line wastes part of its end, so two lines hold less than twice one.
  const two = Math.min((width * 1.72) / em, height / (2 * LEADING));
  return Math.round(Math.max(least, Math.min(most, Math.max(one, two))) * 100) / 100;
}
