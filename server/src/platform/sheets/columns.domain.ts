import type { Problem, Reader } from './readers.domain.ts';

/** A column a sheet may have. */
export interface Column<T, Needed extends boolean = boolean> {
  title: string;
  titleEn: string;
  /** Other headings it is known by. */
  aliases?: readonly string[];
  /** A row without it is wrong. */
  required: Needed;
  read: Reader<T>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row as its columns read it; what is not required may be missing. */
export type RowOf<C extends Columns> = {
  [K in keyof C as C[K] extends Column<unknown, true> ? K : never]: ValueOf<C[K]>;
} & {
  [K in keyof C as C[K] extends Column<unknown, true> ? never : K]?: ValueOf<C[K]>;
};

type ValueOf<C> = C extends Column<infer T> ? T : never;

/** Something wrong with one cell. */
export interface RowProblem extends Problem {
  /** As the spreadsheet counts: the first line is 1. */
  row: number;
  /** The column's key. */
  column: string;
  /** What the cell says, cut short; absent where it must not be repeated. */
  value?: string;
}

/** Where the columns of a sheet are. */
export interface Heading {
  /** Index of the row of headings. */
  at: number;
  /** Index of each column that was found, by key. */
  columns: Readonly<Record<string, number>>;
  /** Keys of required columns that were not found. */
  missing: string[];
  /** Headings no column knows; they are ignored. */
  unknown: string[];
}

/** A mapping somebody gives: column key to the heading it has in this file. */
export type HeadingNames = Readonly<Record<string, string>>;

/** Titles above the headings take no more rows than this. */
const searchRows = 10;
const shownSigns = 40;

const folded = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[\s*:：_]/g, '')
    .replace(/[(（][^)）]*[)）]$/, '');

/** Finds the row of headings: the one among the first that names most columns. */
export function findHeading(
  rows: readonly string[][],
  columns: Columns,
  names: HeadingNames = {},
): Heading {
  const headings = rows.slice(0, searchRows).map((row, at) => headingAt(row, at, columns, names));
  const found = ({ columns: each }: Heading) => Object.keys(each).length;
  const none: Heading = { at: 0, columns: {}, missing: requiredKeys(columns), unknown: [] };
  return headings.reduce((best, each) => (found(each) > found(best) ? each : best), none);
}

const requiredKeys = (columns: Columns): string[] =>
  Object.keys(columns).filter((key) => columns[key]?.required);

function headingAt(
  row: readonly string[],
  at: number,
  columns: Columns,
  names: HeadingNames,
): Heading {
  const titles = row.map(folded);
  const found: Record<string, number> = {};
  for (const [key, { title, titleEn, aliases = [] }] of Object.entries(columns)) {
    const given = names[key];
    const known = given === undefined ? [title, titleEn, key, ...aliases] : [given];
    const index = known.map((name) => titles.indexOf(folded(name))).find((each) => each >= 0);
    if (index !== undefined) found[key] = index;
  }
  const taken = new Set(Object.values(found));
  return {
    at,
    columns: found,
    missing: requiredKeys(columns).filter((key) => !(key in found)),
    unknown: row.filter((title, index) => title !== '' && !taken.has(index)),
  };
}

export interface CheckedRow<Row> {
  row: number;
  value: Row;
}

export interface Checked<Row> {
  good: CheckedRow<Row>[];
  /** Every problem of every bad row, in order. */
  problems: RowProblem[];
  /** Rows with something in them. */
  total: number;
}

/** A further check of a row that is well formed, e.g. against other rows: its problems by column. */
export type RowCheck<Row> = (row: Row, number: number) => readonly RowProblem[];

/**
 * Reads every row below the headings. A row with any problem is bad, and all its problems are told.
 * @param check looks at each row that is well formed by itself
 * @param range indexes of the rows to read, the last not included; a long sheet is read in parts
 */
export function checkRows<C extends Columns>(
  rows: readonly string[][],
  heading: Heading,
  columns: C,
  check: RowCheck<RowOf<C>> = () => [],
  range: { from: number; to: number } = { from: 0, to: rows.length },
): Checked<RowOf<C>> {
  const checked: Checked<RowOf<C>> = { good: [], problems: [], total: 0 };
  const last = Math.min(range.to, rows.length);
  for (let index = Math.max(range.from, heading.at + 1); index < last; index++) {
    const cells = rows[index] ?? [];
    if (cells.every((cell) => cell === '')) continue;
    checked.total += 1;
    const { value, problems } = readRow(cells, index + 1, heading, columns);
    const found = problems.length > 0 ? problems : check(value as RowOf<C>, index + 1);
    if (found.length > 0) checked.problems.push(...found);
    else checked.good.push({ row: index + 1, value: value as RowOf<C> });
  }
  return checked;
}

function readRow(cells: readonly string[], row: number, heading: Heading, columns: Columns) {
  const value: Record<string, unknown> = {};
  const problems: RowProblem[] = [];
  for (const [key, column] of Object.entries(columns)) {
    const at = heading.columns[key];
    const text = at === undefined ? '' : (cells[at] ?? '');
    if (text === '') {
      if (column.required) problems.push({ row, column: key, code: 'missing' });
      continue;
    }
    const read = column.read(text);
    if (read.ok) value[key] = read.value;
    else problems.push({ row, column: key, ...read.problem, value: shorten(text) });
  }
  return { value, problems };
}

const shorten = (text: string): string =>
  text.length > shownSigns ? `${text.slice(0, shownSigns)}…` : text;
