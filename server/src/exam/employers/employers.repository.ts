import { sql, type Kysely, type Selectable } from 'kysely';
import type { Seals } from '../../platform/crypto/index.ts';
import { newId, type Db } from '../../platform/db/index.ts';
import { initialsOf } from '../people/index.ts';
import type { Contact, Department, Employer, EmployerGiven } from './employers.schemas.ts';
import { employerContext, type EmployerTables } from './employers.tables.ts';

type EmployerDb = Kysely<EmployerTables>;

export interface EmployerQuery {
  query?: string | undefined;
  /** Only these, if given. */
  within?: readonly string[] | undefined;
  after?: string | undefined;
  limit: number;
}

/** Employers and their departments in the database. */
export class EmployersRepository {
  readonly #db: EmployerDb;
  readonly #seals: Seals;

  constructor(db: Db, seals: Seals) {
    this.#db = db.withTables<EmployerTables>();
    this.#seals = seals;
  }

  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((tx) => run(tx as unknown as Db));
  }

  /** Newest first; a query is looked for anywhere in the name, or in its initials. */
  async list({ query, within, after, limit }: EmployerQuery) {
    let rows = this.#db
      .selectFrom('employers as e')
      .select((eb) => [
        'e.id',
        'e.name',
        'e.state',
        eb
          .selectFrom('employer_batches as b')
          .whereRef('b.employer_id', '=', 'e.id')
          .where('b.state', '!=', 'closed')
          .select((each) => each.fn.countAll<number>().as('count'))
          .as('batches'),
      ])
      .orderBy('e.id', 'desc')
      .limit(limit + 1);
    if (after !== undefined) rows = rows.where('e.id', '<', after);
    if (within) rows = rows.where(sql<boolean>`e.id = any(${[...within]}::text[])`);
    const text = query?.trim().toLowerCase() ?? '';
    if (text !== '') rows = rows.where(sql<boolean>`position(${text} in e.search) > 0`);
    const found = await rows.execute();
    return found.map(({ batches, ...row }) => ({ ...row, batches: batches ?? 0 }));
  }

  async get(id: string, tx?: Db): Promise<Employer | undefined> {
    const row = await this.#on(tx)
      .selectFrom('employers')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#open(row);
  }

  async add(tx: Db, given: EmployerGiven): Promise<Employer> {
    const id = newId();
    const row = await this.#on(tx)
      .insertInto('employers')
      .values({ id, ...this.#columns(id, given), state: 'active' })
      .returningAll()
      .executeTakeFirstOrThrow();
    return this.#open(row);
  }

  /** @returns undefined when it is of another version by now */
  async change(
    tx: Db,
    id: string,
    given: EmployerGiven & { state: Employer['state'] },
    version: number,
  ) {
    const row = await this.#on(tx)
      .updateTable('employers')
      .set({
        ...this.#columns(id, given),
        state: given.state,
        version: sql`version + 1`,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
    return row && this.#open(row);
  }

  /** How many of its batches have not been closed. */
  async openBatches(tx: Db, id: string): Promise<number> {
    const { count } = await this.#on(tx)
      .selectFrom('employer_batches')
      .where('employer_id', '=', id)
      .where('state', '!=', 'closed')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async departments(employer: string, tx?: Db): Promise<Department[]> {
    const rows = await this.#on(tx)
      .selectFrom('employer_departments')
      .selectAll()
      .where('employer_id', '=', employer)
      .orderBy('path')
      .execute();
    return rows.map(openDepartment);
  }

  async addDepartment(
    tx: Db,
    employer: string,
    name: string,
    parent?: Department,
  ): Promise<Department> {
    const row = await this.#on(tx)
      .insertInto('employer_departments')
      .values({
        id: newId(),
        employer_id: employer,
        parent_id: parent?.id ?? null,
        name,
        path: parent ? `${parent.path}/${name}` : name,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return openDepartment(row);
  }

  /** Renames a department, and with it the paths of all below. @returns undefined on another version */
  async renameDepartment(tx: Db, { id, path }: Department, name: string, version: number) {
    const db = this.#on(tx);
    const top = path.slice(0, path.length - (path.split('/').at(-1)?.length ?? 0));
    const row = await db
      .updateTable('employer_departments')
      .set({ name, path: `${top}${name}`, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    await db
      .updateTable('employer_departments')
      .set({ path: sql`${row.path} || substr(path, ${Array.from(path).length + 1}::int)` })
      .where('employer_id', '=', row.employer_id)
      .where(sql<boolean>`starts_with(path, ${`${path}/`})`)
      .execute();
    return openDepartment(row);
  }

  /** Whether a department has departments or people below it. */
  async departmentUsed(tx: Db, id: string): Promise<boolean> {
    const db = this.#on(tx);
    const below = await db
      .selectFrom('employer_departments')
      .select('id')
      .where('parent_id', '=', id)
      .limit(1)
      .execute();
    const people = await db
      .selectFrom('employer_members')
      .select('id')
      .where('department_id', '=', id)
      .limit(1)
      .execute();
    return below.length + people.length > 0;
  }

  async removeDepartment(tx: Db, id: string): Promise<void> {
    await this.#on(tx).deleteFrom('employer_departments').where('id', '=', id).execute();
  }

  #on(tx?: Db): EmployerDb {
    return tx ? tx.withTables<EmployerTables>() : this.#db;
  }

  #columns(id: string, { name, creditCode, address, note, contact }: EmployerGiven) {
    const { vault } = this.#seals;
    return {
      name,
      search: `${name} ${initialsOf(name)}`.toLowerCase(),
      credit_code: creditCode ?? null,
      address: address ?? null,
      note: note ?? null,
      contact: contact ? vault.seal(JSON.stringify(contact), employerContext(id)) : null,
    };
  }

  #open(row: Selectable<EmployerTables['employers']>): Employer {
    const { id, name, credit_code: creditCode, address, note, contact, state, version } = row;
    const opened =
      contact === null
        ? undefined
        : (JSON.parse(this.#seals.vault.open(contact, employerContext(id))) as Contact);
    return {
      id,
      name,
      ...(creditCode !== null && { creditCode }),
      ...(address !== null && { address }),
      ...(note !== null && { note }),
      ...(opened && { contact: opened }),
      state,
      version,
    };
  }
}

function openDepartment(row: Selectable<EmployerTables['employer_departments']>): Department {
  const { id, name, parent_id: parent, path, version } = row;
  return { id, name, ...(parent !== null && { parent }), path, version };
}
