import { sql, type Kysely } from 'kysely';
import { newId, type Db } from '../../platform/db/index.ts';
import type { EmployerTables, MemberState } from './employers.tables.ts';

type EmployerDb = Kysely<EmployerTables>;

export interface NewMember {
  batch: string;
  group: string;
  department?: string;
  person: string;
  staffNo?: string;
  tokens: number[];
  import: string;
}

export interface MemberQuery {
  batch: string;
  group?: string | undefined;
  /** A department and all below it, by path. */
  departmentPath?: string | undefined;
  state?: MemberState | undefined;
  /** Any of them. */
  tokens?: readonly number[] | undefined;
  after?: string | undefined;
  limit: number;
  /** People who are left out. */
  hidden: readonly string[];
}

/** Rows of one insert. */
const chunk = 500;

/** People on employers' lists in the database: who they are stands with the people. */
export class MembersRepository {
  readonly #db: EmployerDb;

  constructor(db: Db) {
    this.#db = db.withTables<EmployerTables>();
  }

  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((tx) => run(tx as unknown as Db));
  }

  async add(tx: Db, members: readonly NewMember[]): Promise<void> {
    for (let from = 0; from < members.length; from += chunk) {
      const rows = members.slice(from, from + chunk).map((member) => ({
        id: newId(),
        batch_id: member.batch,
        group_id: member.group,
        department_id: member.department ?? null,
        person_id: member.person,
        staff_no: member.staffNo ?? null,
        tokens: member.tokens,
        import_id: member.import,
        state: 'listed' as const,
        visit_id: null,
        registered_at: null,
      }));
      await this.#on(tx).insertInto('employer_members').values(rows).execute();
    }
  }

  /** Which of these people are on the list. */
  async present(tx: Db, batch: string, people: readonly string[]): Promise<string[]> {
    const rows = await this.#on(tx)
      .selectFrom('employer_members')
      .select('person_id')
      .where('batch_id', '=', batch)
      .where(sql<boolean>`person_id = any(${[...people]}::text[])`)
      .execute();
    return rows.map((row) => row.person_id);
  }

  /** In the order they were listed, one more than asked for if there are more. */
  async list({ batch, group, departmentPath, state, tokens, after, limit, hidden }: MemberQuery) {
    let rows = memberRows(this.#db)
      .where('m.batch_id', '=', batch)
      .where(sql<boolean>`m.person_id != all(${[...hidden]}::text[])`)
      .orderBy('m.id')
      .limit(limit + 1);
    if (group !== undefined) rows = rows.where('m.group_id', '=', group);
    if (departmentPath !== undefined) {
      rows = rows.where(
        sql<boolean>`(d.path = ${departmentPath} or starts_with(d.path, ${`${departmentPath}/`}))`,
      );
    }
    if (state !== undefined) rows = rows.where('m.state', '=', state);
    if (tokens) rows = rows.where(sql<boolean>`m.tokens && ${[...tokens]}::bigint[]`);
    if (after !== undefined) rows = rows.where('m.id', '>', after);
    return rows.execute();
  }

  async get(id: string, tx?: Db) {
    return memberRows(this.#on(tx)).where('m.id', '=', id).executeTakeFirst();
  }

  /** Where a person is on the list of an open batch and not registered, the newest list first. */
  async openFor(people: readonly string[]) {
    return memberRows(this.#db)
      .where(sql<boolean>`m.person_id = any(${[...people]}::text[])`)
      .where('m.state', '=', 'listed')
      .where('b.state', '=', 'open')
      .orderBy('m.id', 'desc')
      .limit(20)
      .execute();
  }

  /** Changes somebody who is only listed. @returns false on another version or state */
  async change(
    tx: Db,
    id: string,
    version: number,
    { group, department }: { group: string; department?: string | undefined },
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#on(tx)
      .updateTable('employer_members')
      .set({ group_id: group, department_id: department ?? null, version: sql`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'listed')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Takes somebody who is only listed off the list. @returns false when he is not */
  async remove(tx: Db, id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#on(tx)
      .deleteFrom('employer_members')
      .where('id', '=', id)
      .where('state', '=', 'listed')
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  /** Notes a registration. @returns false when he has been registered with another visit */
  async registered(tx: Db, id: string, visit: string, at: Date): Promise<boolean> {
    const { numUpdatedRows } = await this.#on(tx)
      .updateTable('employer_members')
      .set({
        state: 'registered',
        visit_id: visit,
        registered_at: at,
        version: sql`version + 1`,
      })
      .where('id', '=', id)
      .where((eb) => eb.or([eb('state', '=', 'listed'), eb('visit_id', '=', visit)]))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Notes that a visit was taken back; nothing happens when he has another by now. */
  async released(tx: Db, id: string, visit: string): Promise<void> {
    await this.#on(tx)
      .updateTable('employer_members')
      .set({ state: 'listed', visit_id: null, registered_at: null, version: sql`version + 1` })
      .where('id', '=', id)
      .where('visit_id', '=', visit)
      .execute();
  }

  #on(tx?: Db): EmployerDb {
    return tx ? tx.withTables<EmployerTables>() : this.#db;
  }
}

const memberRows = (db: EmployerDb) =>
  db
    .selectFrom('employer_members as m')
    .innerJoin('employer_batches as b', 'b.id', 'm.batch_id')
    .innerJoin('employers as e', 'e.id', 'b.employer_id')
    .innerJoin('employer_groups as g', 'g.id', 'm.group_id')
    .leftJoin('employer_departments as d', 'd.id', 'm.department_id')
    .select([
      'm.id',
      'm.batch_id as batch',
      'm.person_id as person',
      'm.staff_no as staffNo',
      'm.state',
      'm.visit_id as visit',
      'm.version',
      'm.group_id as group',
      'm.department_id as department',
      'd.path as departmentPath',
      'g.name as groupName',
      'g.package_id as packageId',
      'g.payer_package as payerPackage',
      'g.payer_added as payerAdded',
      'g.limit_fen as limitFen',
      'b.name as batchName',
      'b.exam_type as examType',
      'b.site',
      'b.state as batchState',
      'e.id as employer',
      'e.name as employerName',
    ]);

export type MemberRow = Awaited<
  ReturnType<ReturnType<typeof memberRows>['executeTakeFirstOrThrow']>
>;
