import type { Kysely } from 'kysely';
import type { FloorEvent } from '@daozhen/protocol';
import type { Migrations } from '../../platform/db/index.ts';

export type JournalTables = {
  journal: {
    site: string;
    epoch: string;
    seq: number;
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
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('event', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('journal_pkey', ['site', 'epoch', 'seq'])
      .execute();
    await db.schema
      .createIndex('journal_day')
      .on('journal')
      .columns(['site', 'day', 'type'])
      .execute();
  },
};
