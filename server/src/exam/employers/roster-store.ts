import type { BlindIndex } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ApiError, httpErrors, type ErrorTexts } from '../../platform/http/index.ts';
import { sheetErrors } from '../../platform/sheets/index.ts';
import type { PersonGiven } from '../people/index.ts';
import type { BatchesRepository } from './batches.repository.ts';
import { employerErrors } from './employers.errors.ts';
import type { EmployersRepository } from './employers.repository.ts';
import type { Department } from './employers.schemas.ts';
import type { ImportRecord, ImportsRepository } from './imports.repository.ts';
import { tokensOf } from './member-tokens.ts';
import type { MembersRepository, NewMember } from './members.repository.ts';
import type { RosterRow } from './roster.domain.ts';

/** The register of people, as far as lists need it. */
export interface PeopleStore {
  /** Finds or adds many; those known stay as they are. @returns their ids in the order given */
  findOrAddMany(tx: Db, given: readonly PersonGiven[]): Promise<string[]>;
}

/** A row with the record of its person. */
export interface StoredRow {
  row: RosterRow;
  person: string;
}

export interface RosterStoreOptions {
  imports: ImportsRepository;
  members: MembersRepository;
  batches: BatchesRepository;
  employers: EmployersRepository;
  people: PeopleStore;
  index: BlindIndex;
  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T>;
}

/** People of one transaction: short ones let others in between, which matters on one connection. */
const peopleAtATime = 250;

const refuse = (code: keyof typeof employerErrors, details?: Record<string, unknown>): ApiError =>
  new ApiError(employerErrors, code, details && { details });

/** Makes the rows of an import members. */
export class RosterStore {
  readonly #options: RosterStoreOptions;
  /** Everything an import can fail with, for those who ask later. */
  readonly errorTexts: ErrorTexts = {
    ...httpErrors,
    ...sheetErrors,
    ...employerErrors,
  };

  constructor(options: RosterStoreOptions) {
    this.#options = options;
  }

  /** Registers the people of an import, part by part; doing it again adds nobody twice. */
  async addPeople(
    { id }: ImportRecord,
    progress: (done: number) => Promise<void>,
  ): Promise<StoredRow[]> {
    const { imports, people, transaction } = this.#options;
    const stored: StoredRow[] = [];
    const parts = await imports.parts(id);
    for (let part = 0; part < parts; part++) {
      const rows = await imports.part(id, part);
      for (let from = 0; from < rows.length; from += peopleAtATime) {
        const some = rows.slice(from, from + peopleAtATime);
        const given = some.map(({ person }) => person);
        const ids = await transaction((tx) => people.findOrAddMany(tx, given));
        stored.push(...some.map((row, at) => ({ row, person: ids[at]! })));
        await progress(stored.length);
      }
    }
    return stored;
  }

  /**
   * Puts all of them on the list, within one transaction.
   * @returns how many were on it already
   */
  async addMembers(tx: Db, record: ImportRecord, stored: readonly StoredRow[]): Promise<number> {
    const { batches, members } = this.#options;
    await batches.lock(tx, record.batch);
    const batch = await batches.get(record.batch, tx);
    if (!batch || batch.state === 'closed') throw refuse('batch.closed');
    const groups = new Set((await batches.groups(record.batch, tx)).map(({ id }) => id));
    const fresh = new Map(stored.map((each) => [each.person, each]));
    for (const person of await members.present(tx, record.batch, [...fresh.keys()])) {
      fresh.delete(person);
    }
    const rows = [...fresh.values()];
    if (rows.some(({ row }) => !groups.has(row.group))) throw refuse('import.outdated');
    if (batch.quota !== undefined && batch.listed + rows.length > batch.quota) {
      throw refuse('import.quota', { quota: batch.quota, listed: batch.listed, more: rows.length });
    }
    const departments = await this.#departments(tx, batch.employer, rows);
    const added = rows.map((each) => this.#member(record, each, departments));
    await members.add(tx, added);
    return stored.length - rows.length;
  }

  #member(
    { id, batch }: ImportRecord,
    { row, person }: StoredRow,
    departments: ReadonlyMap<string, Department>,
  ): NewMember {
    const department = row.department === undefined ? undefined : departments.get(row.department);
    return {
      batch,
      group: row.group,
      person,
      import: id,
      tokens: tokensOf(this.#options.index, { ...row.person, staffNo: row.staffNo }),
      ...(department && { department: department.id }),
      ...(row.staffNo !== undefined && { staffNo: row.staffNo }),
    };
  }

  /** The departments rows name, by path; those not there yet are added, from the top down. */
  async #departments(
    tx: Db,
    employer: string,
    rows: readonly StoredRow[],
  ): Promise<Map<string, Department>> {
    const { employers } = this.#options;
    const known = await employers.departments(employer, tx);
    const byPath = new Map(known.map((each) => [each.path, each]));
    for (const { row } of rows) {
      const levels = row.department?.split('/') ?? [];
      let above: Department | undefined;
      for (const [at, name] of levels.entries()) {
        const path = levels.slice(0, at + 1).join('/');
        above = byPath.get(path) ?? (await employers.addDepartment(tx, employer, name, above));
        byPath.set(path, above);
      }
    }
    return byPath;
  }
}
