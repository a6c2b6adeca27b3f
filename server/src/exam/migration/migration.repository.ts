import { sql, type Kysely } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Kind } from './kinds.domain.ts';
import type { MigrationTables } from './migration.tables.ts';

type MigrationDb = Kysely<MigrationTables>;
type Row = Record<string, unknown>;

/** Where rows of each kind are kept, and what names one within its source. */
const places = {
  people: { table: 'past_people', key: ['number'], day: undefined },
  terms: { table: 'past_terms', key: ['kind', 'code'], day: undefined },
  visits: { table: 'past_visits', key: ['number'], day: 'day' },
  results: { table: 'past_results', key: ['visit', 'code'], day: undefined },
} as const satisfies Record<Kind, { table: keyof MigrationTables; key: string[]; day?: string }>;

/** What has been taken over from old systems. */
export class MigrationRepository {
  readonly #db: MigrationDb;

  constructor(db: Db) {
    this.#db = db.withTables<MigrationTables>();
  }

  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((tx) => run(tx as unknown as Db));
  }

  /** The parts of a row that name it. */
  keyOf(kind: Kind, row: Row): string {
    return places[kind].key.map((part) => String(row[part])).join('\0');
  }

  /** Hashes of rows that are there already, by their key. */
  async hashes(kind: Kind, source: string, rows: readonly Row[]): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map();
    const { table, key } = places[kind];
    const [first, ...rest] = key;
    const wanted = [...new Set(rows.map((row) => String(row[first])))];
    const found = await sql<Row>`
      select ${sql.join(key.map((part) => sql.ref(part)))}, hash from ${sql.table(table)}
      where source = ${source} and ${sql.ref(first)} = any(${wanted}::text[])
      ${rest.length > 0 ? sql`and ${sql.ref(rest[0]!)} = any(${unique(rows, rest[0]!)}::text[])` : sql``}
    `.execute(this.#db);
    return new Map(found.rows.map((row) => [this.keyOf(kind, row), String(row['hash'])]));
  }

  /** Writes rows, in place of those of the same key. */
  async write(tx: Db, kind: Kind, rows: readonly Row[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const { table, key } = places[kind];
    const columns = Object.keys(first);
    const values = rows.map((row) => sql`(${sql.join(columns.map((name) => row[name]))})`);
    const kept = columns.filter(
      (name) => name !== 'source' && !(key as readonly string[]).includes(name),
    );
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
      values ${sql.join(values)}
      on conflict (source, ${sql.join(key.map((part) => sql.ref(part)))}) do update set
      ${sql.join(kept.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))},
      taken_at = now()`.execute(tx);
  }

  /** Our people for some of the source's numbers. */
  async people(source: string, numbers: readonly string[]): Promise<Map<string, string>> {
    const found = await this.#db
      .selectFrom('past_people')
      .select(['number', 'person_id'])
      .where('source', '=', source)
      .where(sql<boolean>`number = any(${[...numbers]}::text[])`)
      .execute();
    return new Map(found.map((row) => [row.number, row.person_id]));
  }

  /** Which of some numbers are visits of the source. */
  async visits(source: string, numbers: readonly string[]): Promise<Set<string>> {
    const found = await this.#db
      .selectFrom('past_visits')
      .select('number')
      .where('source', '=', source)
      .where(sql<boolean>`number = any(${[...numbers]}::text[])`)
      .execute();
    return new Set(found.map((row) => row.number));
  }

  /** How many rows of a kind there are of a source. */
  async count(kind: Kind, source: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(places[kind].table)} where source = ${source}
    `.execute(this.#db);
    return rows[0]?.count ?? 0;
  }

  /** Visits of a source by year. */
  async years(source: string): Promise<Map<string, number>> {
    const { rows } = await sql<{ year: string; count: number }>`
      select to_char(day, 'YYYY') as year, count(*) as count from past_visits
      where source = ${source} group by 1 order by 1`.execute(this.#db);
    return new Map(rows.map(({ year, count }) => [year, count]));
  }
}

const unique = (rows: readonly Row[], part: string): string[] => [
  ...new Set(rows.map((row) => String(row[part]))),
];
