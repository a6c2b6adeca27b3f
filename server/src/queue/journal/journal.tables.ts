import { sql, type Generated, type Kysely } from 'kysely';
import type { FloorEvent } from '@daozhen/protocol';
import type { Migrations } from '../../platform/db/index.ts';
import type { FloorContents } from '../engine/index.ts';

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
  /** Every epoch met, with where it left the one before it. */
  journal_epochs: {
    number: Generated<number>;
    site: string;
    epoch: string;
    since_epoch: string | null;
    since_seq: number;
  };
  /** What a campus was made of at some event, mostly the turn of a day. */
  journal_marks: { site: string; epoch: string; seq: number; contents: FloorContents };
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
  '002-epochs': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('journal_epochs')
      .addColumn('number', 'bigserial', (column) => column.notNull())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('epoch', 'text', (column) => column.notNull())
      .addColumn('since_epoch', 'text')
      .addColumn('since_seq', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('journal_epochs_pkey', ['site', 'epoch'])
      .execute();
    // Until now every epoch was written from its first event on.
    await sql`insert into journal_epochs (site, epoch, since_seq)
      select site, epoch, 0 from journal group by site, epoch order by max(at)`.execute(db);
    await db.schema
      .createTable('journal_marks')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('epoch', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('contents', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('journal_marks_pkey', ['site', 'epoch', 'seq'])
      .execute();
  },
};
