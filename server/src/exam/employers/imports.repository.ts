import { sql, type Kysely, type Selectable } from 'kysely';
import type { Seals } from '../../platform/crypto/index.ts';
import { json, newId, type Db } from '../../platform/db/index.ts';
import type { RowProblem } from '../../platform/sheets/index.ts';
import type { ImportFacts } from './imports.schemas.ts';
import type { RosterRow } from './roster.domain.ts';
import { importContext, type EmployerTables, type ImportState } from './employers.tables.ts';

type EmployerDb = Kysely<EmployerTables>;

export interface ImportRecord {
  id: string;
  batch: string;
  state: ImportState;
  by: string;
  total: number;
  done: number;
  good: number;
  bad: number;
  known: number;
  facts: ImportFacts;
  touchedAt: Date;
}

export type ImportUpdate = Partial<
  Pick<ImportRecord, 'state' | 'total' | 'done' | 'good' | 'bad' | 'known' | 'facts'>
>;

/** Imports of lists: what was read, until it is taken over or forgotten. */
export class ImportsRepository {
  readonly #db: EmployerDb;
  readonly #seals: Seals;
  readonly #now: () => number;

  constructor(db: Db, seals: Seals, now: () => number) {
    this.#db = db.withTables<EmployerTables>();
    this.#seals = seals;
    this.#now = now;
  }

  async begin(batch: string, by: string): Promise<ImportRecord> {
    const row = await this.#db
      .insertInto('employer_imports')
      .values({
        id: newId(this.#now()),
        batch_id: batch,
        state: 'reading',
        by,
        facts: json({}),
        problems: null,
        touched_at: new Date(this.#now()),
        total: 0,
        done: 0,
        good: 0,
        bad: 0,
        known: 0,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return open(row);
  }

  async get(id: string): Promise<ImportRecord | undefined> {
    const row = await this.#db
      .selectFrom('employer_imports')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && open(row);
  }

  async update(id: string, { facts, ...rest }: ImportUpdate, tx?: Db): Promise<void> {
    await this.#on(tx)
      .updateTable('employer_imports')
      .set({ ...rest, ...(facts && { facts: json(facts) }), touched_at: new Date(this.#now()) })
      .where('id', '=', id)
      .execute();
  }

  /** Goes from one state to another; of several that try, one does. */
  async move(id: string, from: ImportState, to: ImportState): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('employer_imports')
      .set({ state: to, done: 0, touched_at: new Date(this.#now()) })
      .where('id', '=', id)
      .where('state', '=', from)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async saveProblems(id: string, problems: readonly RowProblem[]): Promise<void> {
    const sealed = this.#seals.vault.seal(JSON.stringify(problems), importContext(id));
    await this.#db
      .updateTable('employer_imports')
      .set({ problems: sealed })
      .where('id', '=', id)
      .execute();
  }

  async problems(id: string): Promise<RowProblem[]> {
    const row = await this.#db
      .selectFrom('employer_imports')
      .select('problems')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row?.problems) return [];
    return JSON.parse(this.#seals.vault.open(row.problems, importContext(id))) as RowProblem[];
  }

  async savePart(importId: string, part: number, rows: readonly RosterRow[]): Promise<void> {
    const id = `${importId}:${part}`;
    const sealed = this.#seals.vault.seal(JSON.stringify(rows), importContext(id));
    await this.#db
      .insertInto('employer_import_parts')
      .values({ id, import_id: importId, part, sealed })
      .execute();
  }

  /** How many parts there are. */
  async parts(importId: string): Promise<number> {
    const { count } = await this.#db
      .selectFrom('employer_import_parts')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow();
    return count;
  }

  async part(importId: string, part: number): Promise<RosterRow[]> {
    const id = `${importId}:${part}`;
    const { sealed } = await this.#db
      .selectFrom('employer_import_parts')
      .select('sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return JSON.parse(this.#seals.vault.open(sealed, importContext(id))) as RosterRow[];
  }

  /** Drops what was read of an import; of all that are older than a time, too. */
  async forget(tx: Db, id: string): Promise<void> {
    await this.#on(tx).deleteFrom('employer_import_parts').where('import_id', '=', id).execute();
  }

  /** Drops what was read, and told of, by imports from before a time. */
  async forgetBefore(time: Date): Promise<void> {
    const old = sql<string>`(select id from employer_imports where created_at < ${time})`;
    await this.#db.deleteFrom('employer_import_parts').where('import_id', 'in', old).execute();
    await this.#db
      .updateTable('employer_imports')
      .set({ problems: null })
      .where('created_at', '<', time)
      .where('problems', 'is not', null)
      .execute();
  }

  #on(tx?: Db): EmployerDb {
    return tx ? tx.withTables<EmployerTables>() : this.#db;
  }
}

function open(row: Selectable<EmployerTables['employer_imports']>): ImportRecord {
  const { id, batch_id: batch, state, by, total, done, good, bad, known, facts } = row;
  const touchedAt = row.touched_at;
  return { id, batch, state, by, total, done, good, bad, known, facts, touchedAt };
}
