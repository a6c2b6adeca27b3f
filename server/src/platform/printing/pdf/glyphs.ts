/** A piece of a text and the font family it is printed in; none for what no font has. */
export interface Run {
  text: string;
  family: 'sans' | 'rare' | undefined;
}

export interface Coverage {
  /** Whether the family has a glyph for a code point. */
  has(family: 'sans' | 'rare', codePoint: number): boolean;
}

/** Printed for a character no font has: never an empty box, which could be overlooked. */
export const MISSING_MARK = '〓';

const plain = (codePoint: number) => codePoint < 0x20;

/** Splits a text by the font each character needs; the first family is preferred. */
export function runsOf(text: string, coverage: Coverage): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const family = familyOf(codePoint, coverage);
    const last = runs.at(-1);
    if (last && last.family === family) last.text += character;
    else runs.push({ text: character, family });
  }
  return runs;
}

function familyOf(codePoint: number, coverage: Coverage): Run['family'] {
  if (plain(codePoint) || coverage.has('sans', codePoint)) return 'sans';
  return coverage.has('rare', codePoint) ? 'rare' : undefined;
}

/** A character as people look it up: `U+20BB7`. */
export const nameOfCharacter = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Replaces every text of a page description by runs of the fonts that have it.
 * @param missing collects the characters no font has
 * @returns a new description; the given one stays as it is
 */
export function withFonts(node: unknown, coverage: Coverage, missing: Set<string>): unknown {
  if (typeof node === 'string') return textNode(node, coverage, missing);
  if (Array.isArray(node)) return node.map((each) => withFonts(each, coverage, missing));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      containers.has(key) ? withFonts(value, coverage, missing) : value,
    ]),
  );
}

/** Keys whose values hold text to be printed. */
const containers = new Set(['text', 'content', 'stack', 'columns', 'table', 'body', 'ul', 'ol']);

function textNode(text: string, coverage: Coverage, missing: Set<string>): unknown {
  const runs = runsOf(text, coverage);
  if (runs.every(({ family }) => family === 'sans')) return text;
  return runs.map((run) => {
    if (run.family === 'sans') return { text: run.text };
    if (run.family === 'rare') return { text: run.text, font: 'rare' };
    let marks = '';
    for (const character of run.text) {
      missing.add(nameOfCharacter(character));
      marks += MISSING_MARK;
    }
    return { text: marks };
  });
}
