import { sql, type Generated, type Kysely } from 'kysely';
import type { Migrations } from '../../platform/db/index.ts';
import type { EntryKind } from './catalogue.schemas.ts';

export type CatalogueTables = {
  /** One row a change of an entry: its schema is in catalogue.schemas.ts, by kind. */
  catalogue_versions: {
    kind: EntryKind;
    id: string;
    /** 1, 2, 3 … of this entry. */
    version: number;
    /** From this day on, `YYYY-MM-DD`; of several for the same day the last counts. */
    valid_from: string;
    /** Null where it is taken away. */
    entry: unknown;
    position: number;
    changed_by: string;
    changed_at: Generated<Date>;
    note: string | null;
  };
  /** One row; its number grows with every change, for other nodes to see that there was one. */
  catalogue_revision: { one: boolean; revision: number };
};

export const catalogueMigrations: Migrations = {
  '001-entries': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('catalogue_entries')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('entry', 'jsonb', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('catalogue_entries_pkey', ['kind', 'id'])
      .execute();
  },
  '002-versions': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('catalogue_versions')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('valid_from', 'date', (column) => column.notNull())
      .addColumn('entry', 'jsonb')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('note', 'text')
      .addPrimaryKeyConstraint('catalogue_versions_pkey', ['kind', 'id', 'version'])
      .execute();
    await db.schema
      .createTable('catalogue_revision')
      .addColumn('one', 'boolean', (column) => column.primaryKey().defaultTo(true))
      .addColumn('revision', 'bigint', (column) => column.notNull())
      .addCheckConstraint('catalogue_revision_one', sql`one`)
      .execute();
    await sql`insert into catalogue_revision (revision) values (1)`.execute(db);
    // What an earlier version did not know of an entry is filled in for the hospital to complete.
    await sql`insert into catalogue_versions
        (kind, id, version, valid_from, entry, position, changed_by, changed_at)
      select kind, id, 1, '2000-01-01', case kind
          when 'item' then
            '{"category":"clinical","department":"未设置","priceFen":0}'::jsonb || entry
          when 'package' then '{"priceFen":0,"examTypes":[]}'::jsonb || entry
          else entry
        end, position, 'system:start', changed_at
      from catalogue_entries`.execute(db);
    await sql`drop table catalogue_entries`.execute(db);
  },
  // Pregnancy, once one state among others, is a field of its own.
  '003-pregnancy': async (db: Kysely<unknown>) => {
    await sql`update catalogue_versions as version
      set entry = (entry - 'excludes')
        || jsonb_build_object('pregnancy', case
          when entry -> 'excludes' @> '["possibly-pregnant"]' then 'possible' else 'pregnant' end)
        || coalesce((select jsonb_build_object('excludes', jsonb_agg(state))
          from jsonb_array_elements(entry -> 'excludes') as state
          where state not in ('"pregnant"', '"possibly-pregnant"')
          having count(*) > 0), '{}')
      where kind = 'item' and (entry -> 'excludes' @> '["pregnant"]'
        or entry -> 'excludes' @> '["possibly-pregnant"]')`.execute(db);
  },
};
