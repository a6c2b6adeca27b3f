import { sql, type Generated, type Kysely } from 'kysely';
import type { Migrations } from '../../platform/db/index.ts';
import type { EntryKind } from './catalogue.schemas.ts';

export type CatalogueTables = {
  /** One row an entry: its schema is in catalogue.schemas.ts, by kind. */
  catalogue_entries: {
    kind: EntryKind;
    id: string;
    position: number;
    entry: unknown;
    changed_at: Generated<Date>;
  };
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
};
