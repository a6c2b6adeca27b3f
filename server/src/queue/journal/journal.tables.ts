import type { FloorEvent } from '@daozhen/protocol';
import type { Kysely } from 'kysely';
import type { Migrations } from '../../platform/db/index.ts';

export type JournalTables = {
  journal: {
    site: string;
    epoch: string;
    seq: number;
    /** Site time, epoch ms. */
    at: number;
    day: string;
    type: string;
    event: FloorEvent;
  };
};

export const journalMigrations: Migrations = {
  '001-journal': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('journal')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('epoch', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('event', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('journal_pk', ['site', 'epoch', 'seq'])
      .execute();
    await db.schema.createIndex('journal_day').on('journal').columns(['site', 'day']).execute();
  },
};
