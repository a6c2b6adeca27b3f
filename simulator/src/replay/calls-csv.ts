import { callOf, headings, type Call, type Column, type Row } from './call-row.ts';
import type { Problems } from './problems.ts';
import { textLines } from './text-lines.ts';

export interface CsvOptions {
  /** Headings of this file for columns that it calls otherwise. */
  columns: Partial<Record<Column, string>>;
  /** How much earlier than they came callers of a class stand in the line, ms. */
  headStartMs: Readonly<Record<string, number>>;
  /** Local time minus UTC of instants written without an offset, ms. */
  utcOffsetMs: number;
}

/** A log whose heading row lacks what every call needs. */
export class CsvError extends Error {}

/** @throws CsvError for a name that is no column */
export function columnNamed(name: string): Column {
  if (!Object.hasOwn(headings, name))
    throw new CsvError(
      `--columns: ${name}，应为 ${Object.keys(headings).join(', ')} 之一 (unknown)`,
    );
  return name as Column;
}

/**
 * Reads a log of calls: one row a call, with a row of headings, separated by commas, semicolons or tabs.
 * Rows that cannot be used are noted and left out.
 * @returns the calls by arrival
 * @throws CsvError where the headings do not do; RecordError at the first bad row where `problems` is strict
 */
export async function readCalls(
  path: string,
  options: CsvOptions,
  problems: Problems,
): Promise<Call[]> {
  const calls: Call[] = [];
  const seen = new Map<string, number>();
  let layout: { separator: string; at: Map<Column, number>; width: number } | undefined;
  for await (const { line, text } of textLines(path)) {
    if (!layout) {
      layout = layoutOf(path, text, options);
      continue;
    }
    if (text.includes('\uFFFD')) {
      problems.note(line, 'not UTF-8');
      continue;
    }
    const before = seen.get(text);
    if (before !== undefined) {
      problems.note(line, `the same row as line ${before}`);
      continue;
    }
    seen.set(text, line);
    const cells = cellsOf(text, layout.separator);
    if (cells.length !== layout.width) {
      problems.note(line, `${cells.length} cells, not ${layout.width}`);
      continue;
    }
    const row: Row = {};
    for (const [column, index] of layout.at) {
      const cell = cells[index]!.trim();
      if (cell !== '') row[column] = cell;
    }
    const call = callOf(row, `call-${line}`, options.utcOffsetMs);
    if (typeof call === 'string') problems.note(line, call);
    else if (call) calls.push(call);
  }
  return calls.sort((a, b) => a.arrival - b.arrival);
}

function layoutOf(path: string, text: string, { columns }: CsvOptions) {
  const separator = ['\t', ';', ','].find((each) => text.includes(each)) ?? ',';
  const names = cellsOf(text, separator).map((name) => name.trim().toLowerCase());
  const at = new Map<Column, number>();
  for (const column of Object.keys(headings) as Column[]) {
    const given = columns[column]?.toLowerCase();
    const known = given === undefined ? headings[column] : [given];
    const index = known.map((name) => names.indexOf(name)).find((each) => each >= 0);
    if (index !== undefined) at.set(column, index);
    else if (given !== undefined) throw new CsvError(`${path}:1: no column ${given}`);
  }
  for (const column of ['arrival', 'start', 'end'] as const) {
    if (at.has(column)) continue;
    const known = headings[column].join(', ');
    throw new CsvError(`${path}:1: no column for ${column} (${known}); name it with --columns`);
  }
  return { separator, at, width: names.length };
}

/** The cells of a row; a quoted cell may hold the separator, and quotes doubled. */
function cellsOf(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (char === '"' && quoted && text[i + 1] === '"') {
      cell += char;
      i += 1;
    } else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  return [...cells, cell];
}
