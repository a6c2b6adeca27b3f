import { setImmediate } from 'node:timers/promises';
import { ApiError } from '../../platform/http/index.ts';
import {
  checkRows,
  findHeading,
  readSheetFile,
  sheetErrors,
  type Encoding,
  type Heading,
  type RowProblem,
} from '../../platform/sheets/index.ts';
import type { ImportsRepository } from './imports.repository.ts';
import { RosterChecker, rosterColumns, type RosterRow, type RosterRules } from './roster.domain.ts';

export interface RosterFile {
  file: Uint8Array;
  encoding: Encoding | undefined;
  rules: RosterRules;
}

/** Most rows of a list. */
const maxRows = 50_000;
/** Rows checked, and stored, at a time; others get their turn in between. */
const partRows = 500;

/**
 * Reads a list and checks every row, storing what is right for later and what is wrong to be told.
 * @throws ApiError `sheet.*` when it cannot be read at all
 */
export async function readRoster(
  repository: ImportsRepository,
  id: string,
  { file, encoding, rules }: RosterFile,
): Promise<void> {
  const sheet = await readSheetFile(file, { ...(encoding && { encoding }), maxRows });
  const headings = sheet.tabs.map((tab) => ({
    tab,
    heading: findHeading(tab.rows, rosterColumns),
  }));
  // Workbooks have sheets of notes beside the list: it is the first that has its columns.
  const { tab, heading } =
    headings.find((each) => each.heading.missing.length === 0) ?? headings[0]!;
  const titles = tab.rows[heading.at] ?? [];
  const facts = {
    format: sheet.format,
    ...(sheet.encoding && { encoding: sheet.encoding }),
    tab: tab.name,
    columns: Object.fromEntries(
      Object.entries(heading.columns).map(([key, at]) => [key, titles[at] ?? '']),
    ),
    unknown: heading.unknown,
    missing: heading.missing,
  };
  const total = tab.rows.slice(heading.at + 1).filter((row) => row.some(Boolean)).length;
  await repository.update(id, { facts, total });
  if (heading.missing.length > 0) throw new ApiError(sheetErrors, 'sheet.columns-missing');
  const checker = new RosterChecker(rules);
  const problems: RowProblem[] = [];
  const counts = { done: 0, good: 0, bad: 0 };
  for (let from = heading.at + 1, part = 0; from < tab.rows.length; from += partRows, part++) {
    const range = { from, to: from + partRows };
    const { good, bad } = checkPart(tab.rows, heading, range, checker, problems);
    await repository.savePart(id, part, good);
    counts.good += good.length;
    counts.bad += bad;
    counts.done = counts.good + counts.bad;
    await repository.update(id, counts);
    await setImmediate();
  }
  await repository.saveProblems(id, problems);
  await repository.update(id, { state: 'checked' });
}

function checkPart(
  rows: readonly string[][],
  heading: Heading,
  range: { from: number; to: number },
  checker: RosterChecker,
  problems: RowProblem[],
): { good: RosterRow[]; bad: number } {
  const good: RosterRow[] = [];
  const check = (cells: Parameters<RosterChecker['check']>[0], row: number) => {
    const checked = checker.check(cells, row);
    if ('problems' in checked) return checked.problems.map((each) => ({ ...each, ...shown(each) }));
    good.push(checked.value);
    return [];
  };
  const shown = ({ row, column }: RowProblem) => {
    const at = heading.columns[column];
    const value = at === undefined ? '' : (rows[row - 1]?.[at] ?? '');
    return value === '' ? {} : { value: value.slice(0, 40) };
  };
  const checked = checkRows(rows, heading, rosterColumns, check, range);
  const told = [...checked.problems, ...wrongNumbers(rows, heading, checked.problems, checker)];
  problems.push(...told.toSorted((a, b) => a.row - b.row));
  return { good, bad: checked.total - checked.good.length };
}

/**
 * What is wrong with the ID numbers of rows that were not checked as a whole, because some other cell of
 * theirs has the wrong form: all of a row's problems are told at once.
 */
function wrongNumbers(
  rows: readonly string[][],
  heading: Heading,
  known: readonly RowProblem[],
  checker: RosterChecker,
): RowProblem[] {
  const numbers = new Set(
    known.filter(({ column }) => column.startsWith('id')).map((each) => each.row),
  );
  const others = new Set(known.map(({ row }) => row).filter((row) => !numbers.has(row)));
  const cell = (row: number, key: string): string => {
    const at = heading.columns[key];
    return at === undefined ? '' : (rows[row - 1]?.[at] ?? '');
  };
  return [...others].flatMap((row) => {
    const text = cell(row, 'idNumber');
    const code = text === '' ? undefined : checker.numberProblem(cell(row, 'idType'), text);
    return code === undefined ? [] : [{ row, column: 'idNumber', code, value: text.slice(0, 40) }];
  });
}
