import { sql, type Kysely } from 'kysely';
import { newId, type Db } from '../../platform/db/index.ts';
import type { Batch, BatchChange, BatchGiven, Group, GroupGiven } from './employers.schemas.ts';
import type { BatchState, EmployerTables } from './employers.tables.ts';

type EmployerDb = Kysely<EmployerTables>;

export interface BatchQuery {
  employer?: string | undefined;
  state?: BatchState | undefined;
  sites: readonly string[];
  /** Only batches of these employers, if given. */
  within?: readonly string[] | undefined;
  after?: string | undefined;
  limit: number;
  /** People who are not counted. */
  hidden: readonly string[];
}

/** Exam batches of employers and their groups in the database. */
export class BatchesRepository {
  readonly #db: EmployerDb;

  constructor(db: Db) {
    this.#db = db.withTables<EmployerTables>();
  }

  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((tx) => run(tx as unknown as Db));
  }

  /** Newest first. */
  async list({
    employer,
    state,
    sites,
    within,
    after,
    limit,
    hidden,
  }: BatchQuery): Promise<Batch[]> {
    let rows = batchRows(this.#db, hidden)
      .where(sql<boolean>`b.site = any(${[...sites]}::text[])`)
      .orderBy('b.id', 'desc')
      .limit(limit + 1);
    if (employer !== undefined) rows = rows.where('b.employer_id', '=', employer);
    if (state !== undefined) rows = rows.where('b.state', '=', state);
    if (after !== undefined) rows = rows.where('b.id', '<', after);
    if (within) rows = rows.where(sql<boolean>`b.employer_id = any(${[...within]}::text[])`);
    return (await rows.execute()).map(openBatch);
  }

  /** @param hidden people who are not counted */
  async get(id: string, tx?: Db, hidden: readonly string[] = []): Promise<Batch | undefined> {
    const row = await batchRows(this.#on(tx), hidden).where('b.id', '=', id).executeTakeFirst();
    return row && openBatch(row);
  }

  async add(tx: Db, employer: string, given: BatchGiven): Promise<string> {
    const id = newId();
    await this.#on(tx)
      .insertInto('employer_batches')
      .values({ id, employer_id: employer, ...batchColumns(given), state: 'draft' })
      .execute();
    return id;
  }

  /** @returns false when it is of another version by now */
  async change(tx: Db, id: string, { version, state, ...given }: BatchChange): Promise<boolean> {
    const { numUpdatedRows } = await this.#on(tx)
      .updateTable('employer_batches')
      .set({ ...batchColumns(given), state, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Keeps a batch from being changed by others until the transaction ends. */
  async lock(tx: Db, id: string): Promise<void> {
    await this.#on(tx)
      .selectFrom('employer_batches')
      .select('id')
      .where('id', '=', id)
      .forUpdate()
      .execute();
  }

  /** In the order they were set up. @param hidden people who are not counted */
  async groups(batch: string, tx?: Db, hidden: readonly string[] = []): Promise<Group[]> {
    const rows = await this.#on(tx)
      .selectFrom('employer_groups as g')
      .leftJoin('employer_members as m', (join) =>
        join.onRef('m.group_id', '=', 'g.id').on(isNot(hidden, 'm.person_id')),
      )
      .selectAll('g')
      .select((eb) => [
        eb.fn.count<number>('m.id').as('listed'),
        eb.fn.count<number>('m.visit_id').as('registered'),
      ])
      .where('g.batch_id', '=', batch)
      .groupBy('g.id')
      .orderBy('g.id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      packageId: row.package_id,
      payer: {
        package: row.payer_package,
        added: row.payer_added,
        ...(row.limit_fen !== null && { limitFen: row.limit_fen }),
      },
      ...(row.sex !== null && { sex: row.sex }),
      ...(row.age_from !== null && { ageFrom: row.age_from }),
      ...(row.age_to !== null && { ageTo: row.age_to }),
      listed: row.listed,
      registered: row.registered,
      version: row.version,
    }));
  }

  /** The groups of batches not yet closed that have one of some packages. */
  groupsWith(tx: Db, packages: readonly string[]): Promise<{ id: string; name: string }[]> {
    if (packages.length === 0) return Promise.resolve([]);
    return this.#on(tx)
      .selectFrom('employer_groups as g')
      .innerJoin('employer_batches as b', 'b.id', 'g.batch_id')
      .select(['g.id', 'g.name'])
      .where('g.package_id', 'in', packages)
      .where('b.state', '!=', 'closed')
      .execute();
  }

  async addGroup(tx: Db, batch: string, given: GroupGiven): Promise<string> {
    const id = newId();
    await this.#on(tx)
      .insertInto('employer_groups')
      .values({ id, batch_id: batch, ...groupColumns(given) })
      .execute();
    return id;
  }

  /** @returns false when it is of another version by now */
  async changeGroup(tx: Db, id: string, given: GroupGiven, version: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#on(tx)
      .updateTable('employer_groups')
      .set({ ...groupColumns(given), version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async removeGroup(tx: Db, id: string): Promise<void> {
    await this.#on(tx).deleteFrom('employer_groups').where('id', '=', id).execute();
  }

  #on(tx?: Db): EmployerDb {
    return tx ? tx.withTables<EmployerTables>() : this.#db;
  }
}

const isNot = (hidden: readonly string[], column: string) =>
  sql<boolean>`${sql.ref(column)} != all(${[...hidden]}::text[])`;

const batchRows = (db: EmployerDb, hidden: readonly string[]) =>
  db
    .selectFrom('employer_batches as b')
    .innerJoin('employers as e', 'e.id', 'b.employer_id')
    .selectAll('b')
    .select((eb) => [
      'e.name as employer_name',
      eb
        .selectFrom('employer_members as m')
        .whereRef('m.batch_id', '=', 'b.id')
        .where(isNot(hidden, 'm.person_id'))
        .select((each) => each.fn.countAll<number>().as('count'))
        .as('listed'),
      eb
        .selectFrom('employer_members as m')
        .whereRef('m.batch_id', '=', 'b.id')
        .where(isNot(hidden, 'm.person_id'))
        .where('m.state', '=', 'registered')
        .select((each) => each.fn.countAll<number>().as('count'))
        .as('registered'),
    ]);

type BatchRow = Awaited<ReturnType<ReturnType<typeof batchRows>['executeTakeFirstOrThrow']>>;

function openBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    employer: row.employer_id,
    employerName: row.employer_name,
    site: row.site,
    name: row.name,
    examType: row.exam_type,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    ...(row.quota !== null && { quota: row.quota }),
    state: row.state,
    listed: row.listed ?? 0,
    registered: row.registered ?? 0,
    version: row.version,
  };
}

const batchColumns = ({ site, name, examType, startsOn, endsOn, quota }: BatchGiven) => ({
  site,
  name,
  exam_type: examType,
  starts_on: startsOn,
  ends_on: endsOn,
  quota: quota ?? null,
});

const groupColumns = ({ name, packageId, payer, sex, ageFrom, ageTo }: GroupGiven) => ({
  name,
  package_id: packageId,
  payer_package: payer.package,
  payer_added: payer.added,
  limit_fen: payer.limitFen ?? null,
  sex: sex ?? null,
  age_from: ageFrom ?? null,
  age_to: ageTo ?? null,
});
