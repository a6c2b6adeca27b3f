/** The family of ordinary text. */
export const ORDINARY = 'sans';

/** A piece of a text and the font family it is printed in; none for what no font has. */
export interface Run {
  text: string;
  family: string | undefined;
}

export interface Coverage {
  /** The family that has a glyph for a code point, {@link ORDINARY} if that does. */
  familyOf(codePoint: number): string | undefined;
}

/** What was found out about a page while its texts were split. */
export interface Needed {
  /** Families beside the ordinary one. */
  families: Set<string>;
  /** Characters no font has. */
  missing: Set<string>;
}

/** Printed for a character no font has: never an empty box, which could be overlooked. */
export const MISSING_MARK = '〓';

const isControl = (codePoint: number) => codePoint < 0x20;

/** Splits a text by the font each character needs. */
export function runsOf(text: string, coverage: Coverage): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const family = isControl(codePoint) ? ORDINARY : coverage.familyOf(codePoint);
    const last = runs.at(-1);
    if (last && last.family === family) last.text += character;
    else runs.push({ text: character, family });
  }
  return runs;
}

/** A character as people look it up: `U+20BB7`. */
export const nameOfCharacter = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Replaces every text of a page description by runs of the fonts that have it.
 * @param needed collects what the page needs
 * @returns a new description; the given one stays as it is
 */
export function withFonts(node: unknown, coverage: Coverage, needed: Needed): unknown {
  if (typeof node === 'string') return textNode(node, coverage, needed);
  if (Array.isArray(node)) return node.map((each) => withFonts(each, coverage, needed));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      containers.has(key) ? withFonts(value, coverage, needed) : value,
    ]),
  );
}

/** Keys whose values hold text to be printed. */
const containers = new Set(['text', 'content', 'stack', 'columns', 'table', 'body', 'ul', 'ol']);

function textNode(text: string, coverage: Coverage, needed: Needed): unknown {
  const runs = runsOf(text, coverage);
  if (runs.every(({ family }) => family === ORDINARY)) return text;
  return runs.map((run) => {
    if (run.family === ORDINARY) return { text: run.text };
    if (run.family !== undefined) {
      needed.families.add(run.family);
      return { text: run.text, font: run.family };
    }
    let marks = '';
    for (const character of run.text) {
      needed.missing.add(nameOfCharacter(character));
      marks += MISSING_MARK;
    }
    return { text: marks };
  });
}
