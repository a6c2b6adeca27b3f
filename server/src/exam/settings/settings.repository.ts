import { sql, type Selectable } from 'kysely';
import { json, type Db } from '../../platform/db/index.ts';
import type { CatalogueTables, EntryKind } from '../catalogue/index.ts';
import type { Change, Entry, SettingsRecord, Stamp } from './settings.schemas.ts';

type Row = Selectable<CatalogueTables['catalogue_versions']>;

/** Any number; the same in every process. */
const settingsLock = 7_105_302;

/** What a page of entries is asked for. */
export interface PageWanted {
  kind: EntryKind;
  /** Today; what is valid later counts as to come. */
  day: string;
  /** Only of these campuses; of all if absent. */
  sites?: readonly string[];
  /** In id or name. */
  text?: string;
  /** Continues behind this id. */
  after?: string;
  limit: number;
}

/** The versions of all entries. */
export class SettingsRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<CatalogueTables>();
  }

  /** Every other change waits until the transaction is over. */
  async lock(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${settingsLock})`.execute(this.#db);
  }

  /** The last versions of entries; those that never were are left out. */
  async last(keys: readonly Pick<Change, 'kind' | 'id'>[]): Promise<Row[]> {
    return this.#db
      .selectFrom('catalogue_versions')
      .distinctOn(['kind', 'id'])
      .selectAll()
      .where((each) => each.or(keys.map(({ kind, id }) => each.and({ kind, id }))))
      .orderBy('kind')
      .orderBy('id')
      .orderBy('version', 'desc')
      .execute();
  }

  /** The days after one on which something changes. */
  async daysAfter(day: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('catalogue_versions')
      .select('valid_from')
      .distinct()
      .where('valid_from', '>', day)
      .orderBy('valid_from')
      .execute();
    return rows.map(({ valid_from: each }) => each);
  }

  /** Stores new versions. @returns the new revision */
  async add(
    changes: readonly Change[],
    last: ReadonlyMap<string, Pick<Row, 'version' | 'position'>>,
    stamp: { validFrom: string; by: string; at: Date; note: string | undefined },
  ): Promise<number> {
    const ends = new Map<EntryKind, number>();
    const rows = [];
    for (const { kind, id, entry } of changes) {
      const before = last.get(`${kind} ${id}`);
      const end = (ends.get(kind) ?? (await this.#end(kind))) + (before ? 0 : 1);
      ends.set(kind, end);
      rows.push({
        kind,
        id,
        version: (before?.version ?? 0) + 1,
        valid_from: stamp.validFrom,
        entry: entry && json(entry as unknown),
        position: before?.position ?? end,
        changed_by: stamp.by,
        changed_at: stamp.at,
        note: stamp.note ?? null,
      });
    }
    await this.#db.insertInto('catalogue_versions').values(rows).execute();
    const { revision } = await this.#db
      .updateTable('catalogue_revision')
      .set((each) => ({ revision: each('revision', '+', 1) }))
      .returning('revision')
      .executeTakeFirstOrThrow();
    return revision;
  }

  /** The entries of a kind, in order; what has been taken away is left out. */
  async page({ kind, day, sites, text, after, limit }: PageWanted): Promise<SettingsRecord[]> {
    const found = await sql<{ last: Row; valid: Row | null }>`
      with last as (
        select distinct on (id) * from catalogue_versions
        where kind = ${kind} order by id, version desc),
      valid as (
        select distinct on (id) * from catalogue_versions
        where kind = ${kind} and valid_from <= ${day}
        order by id, valid_from desc, version desc)
      select to_jsonb(last) as last, to_jsonb(valid) as valid
      from last left join valid using (id)
      where (last.entry is not null or valid.entry is not null)
        and (${sites === undefined} or coalesce(last.entry, valid.entry)
          ->> ${kind === 'site' ? 'id' : 'site'} = any (${[...(sites ?? [])]}))
        and (${text === undefined} or last.id ilike ${`%${escapeLike(text ?? '')}%`}
          or coalesce(last.entry, valid.entry) ->> 'name' ilike ${`%${escapeLike(text ?? '')}%`})
        and (${after === undefined} or (last.position, last.id) > (
          select position, id from last where id = ${after ?? ''}))
      order by last.position, last.id
      limit ${limit}`.execute(this.#db);
    return found.rows.map(({ last, valid }) => recordOf(last, valid, day));
  }

  /** All versions of one entry, the newest first. */
  async history(kind: EntryKind, id: string): Promise<(Stamp & { entry: Entry | null })[]> {
    const rows = await this.#db
      .selectFrom('catalogue_versions')
      .selectAll()
      .where('kind', '=', kind)
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .limit(200)
      .execute();
    return rows.map((row) => ({ ...stampOf(row), entry: row.entry as Entry | null }));
  }

  async #end(kind: EntryKind): Promise<number> {
    const { end } = await this.#db
      .selectFrom('catalogue_versions')
      .select((each) => each.fn.coalesce(each.fn.max('position'), sql<number>`-1`).as('end'))
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    return end;
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function recordOf(last: Row, valid: Row | null, day: string): SettingsRecord {
  const now = valid ?? last;
  const entry = valid ? (valid.entry as Entry | null) : null;
  const toCome = last.valid_from > day && {
    next: { ...stampOf(last), entry: last.entry as Entry },
  };
  // The version to give back on saving is the last there is, whether it holds already or not.
  return { id: last.id, ...stampOf(now), version: last.version, entry, ...toCome };
}

function stampOf(row: Row): Stamp {
  const { version, valid_from: validFrom, changed_by: changedBy, note } = row;
  const changedAt = new Date(row.changed_at).toISOString();
  return { version, validFrom, changedBy, changedAt, ...(note !== null && { note }) };
}
