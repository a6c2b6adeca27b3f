import { setImmediate } from 'node:timers/promises';
import type { Language } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ApiError, type Actor } from '../../platform/http/index.ts';
import {
  checkRows,
  findHeading,
  sheetErrors,
  tellProblems,
  type Columns,
  type RowProblem,
} from '../../platform/sheets/index.ts';
import type { PersonGiven } from '../people/index.ts';
import { emptyReport, readRows, translate } from './file-rows.ts';
import { kinds, migrationProblems, personOf, type Kind, type RowOfKind } from './kinds.domain.ts';
import type { FileMapping, FileReport } from './mapping.schemas.ts';
import type { MigrationRepository } from './migration.repository.ts';

/** The register of people, as far as a take-over needs it. */
export interface PeopleStore {
  findOrAddMany(tx: Db, given: readonly PersonGiven[]): Promise<string[]>;
}

export interface MigrationOptions {
  repository: MigrationRepository;
  people: PeopleStore;
  audit: Audit;
  /** A keyed hash: nobody can find out from it what a row said. */
  digest(text: string): string;
  now: () => number;
}

export interface RunOptions {
  /** Tells what would happen, and changes nothing. */
  dryRun: boolean;
  language: Language;
  actor: Actor;
  progress?: (done: number, total: number) => void;
}

const partRows = 500;
/** As many problems as anybody reads; the rest is counted. */
const toldProblems = 1_000;

type Row = Record<string, unknown>;

/** What a run has met so far; files of one run know of each other also where nothing is stored. */
interface Seen {
  people: Set<string>;
  visits: Set<string>;
}

/** Takes an old system's data over, file by file; the same file again changes nothing. */
export class Migration {
  readonly #options: MigrationOptions;
  readonly #seen = new Map<string, Seen>();

  constructor(options: MigrationOptions) {
    this.#options = options;
  }

  /** @throws ApiError `sheet.*` when the file cannot be read at all */
  async run(
    file: Uint8Array,
    mapping: FileMapping,
    { dryRun, language, actor, progress }: RunOptions,
  ): Promise<FileReport> {
    const { kind, source } = mapping;
    const columns: Columns = kinds[kind];
    const rows = await readRows(file, mapping);
    const heading = findHeading(rows, columns, mapping.columns);
    if (heading.missing.length > 0) {
      const titles = heading.missing.map((key) => columns[key]?.title ?? key);
      throw new ApiError(sheetErrors, 'sheet.columns-missing', { details: { missing: titles } });
    }
    const report = emptyReport(kind, dryRun, heading.unknown);
    const problems: RowProblem[] = [];
    const met = new Set<string>();
    const years = new Map<string, number>();
    for (let from = heading.at + 1; from < rows.length; from += partRows) {
      const range = { from, to: from + partRows };
      translate(rows, heading, mapping, range);
      const part = checkRows(rows, heading, columns, undefined, range);
      problems.push(...part.problems);
      report.rows += part.total;
      const good = part.good.map(({ row, value }) => ({ row, value: value as Row }));
      const kept = await this.#part(kind, source, good, { dryRun, met, problems });
      report.good += kept.length;
      for (const { day } of kept as { day?: string }[]) {
        const year = typeof day === 'string' ? day.slice(0, 4) : '';
        if (year !== '') years.set(year, (years.get(year) ?? 0) + 1);
      }
      await this.#store(kind, source, kept, report);
      progress?.(Math.min(range.to, rows.length), rows.length);
      await setImmediate();
    }
    report.bad = report.rows - report.good;
    const told = tellProblems(
      problems.slice(0, toldProblems),
      columns,
      language,
      migrationProblems,
    );
    report.problems.push(...told);
    return this.#finish(report, source, years, actor);
  }

  /** Rows of a part that are right, with what they refer to; what is not goes to the problems. */
  async #part(
    kind: Kind,
    source: string,
    good: readonly { row: number; value: Row }[],
    state: { dryRun: boolean; met: Set<string>; problems: RowProblem[] },
  ): Promise<Row[]> {
    const { repository } = this.#options;
    const byRow = new Map(good.map(({ row, value }) => [row, value]));
    const wrong = (row: number, column: string, code: string): void => {
      const said = byRow.get(row)?.[column];
      const value = typeof said === 'string' ? { value: said.slice(0, 40) } : {};
      state.problems.push({ row, column, code, ...value });
    };
    const fresh = good.filter(({ row, value }) => {
      const key = repository.keyOf(kind, value);
      if (!state.met.has(key)) return state.met.add(key);
      wrong(row, kind === 'results' ? 'code' : 'number', 'duplicate');
      return false;
    });
    if (kind === 'people') return this.#people(source, fresh, state.dryRun, wrong);
    if (kind === 'visits') return this.#visits(source, fresh, wrong);
    if (kind === 'results') return this.#results(source, fresh, wrong);
    return fresh.map(({ value }) => value);
  }

  async #people(
    source: string,
    rows: readonly { row: number; value: Row }[],
    dryRun: boolean,
    wrong: (row: number, column: string, code: string) => void,
  ): Promise<Row[]> {
    const today = new Date(this.#options.now()).toISOString().slice(0, 10);
    const right: { number: string; given: PersonGiven }[] = [];
    for (const { row, value } of rows) {
      const person = value as RowOfKind<'people'>;
      const read = personOf(person, today);
      if (read.ok) right.push({ number: person.number, given: read.person });
      else wrong(row, read.column, read.code);
    }
    if (dryRun) for (const { number } of right) this.#of(source).people.add(number);
    const { repository, people } = this.#options;
    const given = right.map((each) => each.given);
    const ids = dryRun
      ? given.map(() => '')
      : await repository.transaction((tx) => people.findOrAddMany(tx, given));
    return right.map((each, at) => ({
      number: each.number,
      person_id: ids[at],
      hash: this.#hash(each.given),
    }));
  }

  async #visits(
    source: string,
    rows: readonly { row: number; value: Row }[],
    wrong: (row: number, column: string, code: string) => void,
  ): Promise<Row[]> {
    const numbers = rows.map(({ value }) => String(value['person']));
    const people = await this.#options.repository.people(source, numbers);
    const { people: inRun, visits } = this.#of(source);
    return rows.flatMap(({ row, value }) => {
      const visit = value as RowOfKind<'visits'>;
      const person = people.get(visit.person) ?? (inRun.has(visit.person) ? '' : undefined);
      if (person === undefined) {
        wrong(row, 'person', 'person-unknown');
        return [];
      }
      visits.add(visit.number);
      const { number, day, conclusion = null, employer = null } = visit;
      const named = { package: visit.package ?? null, exam_type: visit.examType ?? null };
      return [{ number, person_id: person, day, ...named, employer, conclusion }];
    });
  }

  async #results(
    source: string,
    rows: readonly { row: number; value: Row }[],
    wrong: (row: number, column: string, code: string) => void,
  ): Promise<Row[]> {
    const numbers = rows.map(({ value }) => String(value['visit']));
    const stored = await this.#options.repository.visits(source, numbers);
    const inRun = this.#of(source).visits;
    return rows.flatMap(({ row, value }) => {
      const result = value as RowOfKind<'results'>;
      if (!stored.has(result.visit) && !inRun.has(result.visit)) {
        wrong(row, 'visit', 'visit-unknown');
        return [];
      }
      const { visit, code, name, unit = null, range = null, flag = null, day = null } = result;
      return [{ visit, code, name, value: result.value, unit, range, flag, day }];
    });
  }

  /** Counts what is new, and writes it unless nothing is to be changed. */
  async #store(kind: Kind, source: string, rows: Row[], report: FileReport): Promise<void> {
    const { repository } = this.#options;
    const hashed: Row[] = rows.map((row) => ({
      ...row,
      source,
      hash: row['hash'] ?? this.#hash(row),
    }));
    const before = await repository.hashes(kind, source, hashed);
    const changed = hashed.filter((row) => {
      const known = before.get(repository.keyOf(kind, row));
      if (known === undefined) report.added += 1;
      else if (known !== row['hash']) report.changed += 1;
      else report.unchanged += 1;
      return known !== row['hash'];
    });
    if (report.dryRun || changed.length === 0) return;
    const complete = changed.map((row) =>
      kind === 'terms' ? { unit: null, ours: null, ...row } : row,
    );
    await repository.transaction((tx) => repository.write(tx, kind, complete));
  }

  async #finish(
    report: FileReport,
    source: string,
    inFile: ReadonlyMap<string, number>,
    actor: Actor,
  ): Promise<FileReport> {
    const { repository, audit } = this.#options;
    const { kind, dryRun, rows, good, bad, added, changed } = report;
    const kept = await repository.count(kind, source);
    const stored = kind === 'visits' ? await repository.years(source) : new Map<string, number>();
    const years = [...new Set([...inFile.keys(), ...stored.keys()])].toSorted();
    if (!dryRun) {
      const details = { kind, rows, good, bad, added, changed };
      await repository.transaction((tx) =>
        audit.append(tx, actor, { action: 'migration.run', record: `source:${source}`, details }),
      );
    }
    return {
      ...report,
      kept,
      years:
        kind === 'visits'
          ? years.map((year) => ({
              year,
              inFile: inFile.get(year) ?? 0,
              kept: stored.get(year) ?? 0,
            }))
          : [],
    };
  }

  #hash(row: object): string {
    const sorted = Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return this.#options.digest(JSON.stringify(sorted));
  }

  #of(source: string): Seen {
    const seen = this.#seen.get(source) ?? { people: new Set(), visits: new Set() };
    this.#seen.set(source, seen);
    return seen;
  }
}
