import { sql, type Generated, type Kysely } from 'kysely';
import type { Migrations } from '../../platform/db/index.ts';
import type { Sex } from '../catalogue/index.ts';

export type PeopleTables = {
  people: {
    id: string;
    /** What makes two registrations the same person: see `identityOf`. */
    identity: string;
    name: string;
    sex: Sex;
    birth_date: string;
    id_number: string | null;
    phone: string | null;
    created_at: Generated<Date>;
    changed_at: Generated<Date>;
  };
};

export const peopleMigrations: Migrations = {
  '001-people': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('people')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('identity', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sex', 'text', (column) => column.notNull())
      .addColumn('birth_date', 'date', (column) => column.notNull())
      .addColumn('id_number', 'text')
      .addColumn('phone', 'text')
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
  },
};
