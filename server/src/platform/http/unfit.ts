/** Where something is that is let through by schemas and kept by no database, and what is wrong with it. */
export interface Unfit {
  instancePath: string;
  message: string;
}

/** Nothing that is meant is nested deeper. */
const DEEPEST = 64;

/**
 * Finds what neither a column nor a queue takes: a text with the character NUL or half a character, a whole
 * number beyond those that are exact, something nested without end. Undefined where all fits.
 */
export function unfitFor(value: unknown, instancePath = '', depth = 0): Unfit | undefined {
  if (typeof value === 'string') return unfitText(value, instancePath);
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
    return { instancePath, message: 'must be a number that is exact' };
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  if (depth > DEEPEST) return { instancePath, message: 'must not be nested so deeply' };
  for (const [key, each] of Object.entries(value)) {
    const found = unfitFor(each, `${instancePath}/${key}`, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function unfitText(text: string, instancePath: string): Unfit | undefined {
  if (text.includes('\0')) {
    return { instancePath, message: 'must not contain the character NUL' };
  }
  return text.isWellFormed() ? undefined : { instancePath, message: 'must be whole characters' };
}
