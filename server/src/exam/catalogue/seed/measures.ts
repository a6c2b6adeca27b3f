import { readFileSync } from 'node:fs';
import type { MeasureEntry } from '../catalogue.schemas.ts';

/**
 * What the items of the seed yield, with reference ranges to begin with: they differ by analyser, so a
 * hospital puts its own in their place. One measure a line.
 */
export function measures(): MeasureEntry[] {
  const lines = readFileSync(new URL('measures.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as MeasureEntry);
}
