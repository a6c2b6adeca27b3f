/** Texts on the plan, which is measured in metres. */

/** Space between a text and the walls of its room. */
const PADDING = 0.3;
/** Smaller than this nobody reads. */
const READABLE = 0.66;

/** How wide a text is, in signs; a Chinese sign is as wide as it is high, a letter about half so. */
export function signsOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.58), 0);
}

/** The size at which a text fits in, at most the largest. */
export function fitting(text: string, width: number, largest: number): number {
  return Math.min(largest, (width - PADDING) / Math.max(1, signsOf(text)));
}

/** A name on one line, or broken near its middle where the room is too narrow for it. */
export function linesOf(name: string, width: number): string[] {
  if (fitting(name, width, 1) >= READABLE) return [name];
  const breaks = Array.from(name.matchAll(/ (?!\d)/g), ({ index }) => index + 1);
  const middle = name.length / 2;
  const at = breaks.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  const cut = at ?? Math.ceil(middle);
  return [name.slice(0, cut).trim(), name.slice(cut).trim()];
}
