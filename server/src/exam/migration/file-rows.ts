import { ApiError } from '../../platform/http/index.ts';
import { readSheetFile, sheetErrors, type Heading } from '../../platform/sheets/index.ts';
import type { Kind } from './kinds.domain.ts';
import type { FileMapping, FileReport } from './mapping.schemas.ts';

/** Most rows of one file. */
const maxRows = 1_000_000;

/** The rows of the file's sheet. @throws ApiError `sheet.*` */
export async function readRows(
  file: Uint8Array,
  { encoding, tab }: FileMapping,
): Promise<string[][]> {
  const sheet = await readSheetFile(file, { ...(encoding && { encoding }), maxRows });
  const found = tab === undefined ? sheet.tabs[0] : sheet.tabs.find(({ name }) => name === tab);
  if (!found) throw new ApiError(sheetErrors, 'sheet.no-tab', { details: { tab } });
  return found.rows;
}

/** Turns what the old system says into what is meant, in some of the rows. */
export function translate(
  rows: string[][],
  heading: Heading,
  { values = {} }: FileMapping,
  { from, to }: { from: number; to: number },
): void {
  const meant = Object.entries(values).flatMap(([key, words]) => {
    const at = heading.columns[key];
    return at === undefined ? [] : [{ at, words }];
  });
  for (const cells of meant.length === 0 ? [] : rows.slice(from, to)) {
    for (const { at, words } of meant) cells[at] = words[cells[at] ?? ''] ?? cells[at] ?? '';
  }
}

/** Of a file of which nothing has been read. */
export const emptyReport = (kind: Kind, dryRun: boolean, unknown: string[]): FileReport => ({
  kind,
  dryRun,
  rows: 0,
  good: 0,
  bad: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  kept: 0,
  unknown,
  years: [],
  problems: [],
});
