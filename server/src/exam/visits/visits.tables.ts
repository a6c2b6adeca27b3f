import { sql, type Generated, type Kysely } from 'kysely';
import type { NewItem } from '@daozhen/protocol';
import type { Migrations } from '../../platform/db/index.ts';
import type { Sex } from '../catalogue/index.ts';

/**
 * - `pending`: stored; the floor has not confirmed the check-in yet
 * - `checked-in`: the floor knows it, and its ticket is stored
 * - `refused`: the floor refused it; as if it had never been registered
 * - `lapsed`: its day ended before the floor confirmed it
 */
export type VisitRecordState = 'pending' | 'checked-in' | 'refused' | 'lapsed';

export type VisitTables = {
  visits: {
    id: string;
    site: string;
    day: string;
    person_id: string;
    name: string;
    sex: Sex;
    birth_date: string;
    has_id_number: boolean;
    vvip: boolean;
    /** Second language of his calls; null for the zone's. */
    language: 'en' | 'yue' | null;
    class: string;
    package_id: string;
    items: NewItem[];
    state: VisitRecordState;
    ticket: string | null;
    /** Site time of the check-in, epoch ms. */
    checked_in_at: number | null;
    registered_by: string;
    request_key: string | null;
    request_hash: string;
    refusal: string | null;
    link_hash: string;
    link_expires_at: Date;
    created_at: Generated<Date>;
  };
};

export const visitMigrations: Migrations = {
  '001-visits': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('visits')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sex', 'text', (column) => column.notNull())
      .addColumn('birth_date', 'date', (column) => column.notNull())
      .addColumn('has_id_number', 'boolean', (column) => column.notNull())
      .addColumn('vvip', 'boolean', (column) => column.notNull())
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('package_id', 'text', (column) => column.notNull())
      .addColumn('items', 'jsonb', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('ticket', 'text')
      .addColumn('checked_in_at', 'bigint')
      .addColumn('registered_by', 'text', (column) => column.notNull())
      .addColumn('request_key', 'text')
      .addColumn('request_hash', 'text', (column) => column.notNull())
      .addColumn('refusal', 'text')
      .addColumn('link_hash', 'text', (column) => column.notNull().unique())
      .addColumn('link_expires_at', 'timestamptz', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addUniqueConstraint('visits_request_key', ['request_key'])
      .execute();
    await sql`create unique index visits_person_day on visits (person_id, day)
      where state in ('pending', 'checked-in')`.execute(db);
    await sql`create index visits_pending on visits (created_at) where state = 'pending'`.execute(
      db,
    );
    await db.schema.createIndex('visits_site_day').on('visits').columns(['site', 'day']).execute();
  },
  '002-language': async (db: Kysely<unknown>) => {
    await db.schema.alterTable('visits').addColumn('language', 'text').execute();
  },
};
