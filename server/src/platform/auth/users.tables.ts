import type { Role } from '@daozhen/protocol';
import { sql, type Generated, type Kysely } from 'kysely';
import type { Migrations } from '../db/index.ts';

export type AuthTables = {
  users: {
    id: string;
    username: string;
    name: string;
    password_hash: string;
    roles: Role[];
    sites: string[];
    /** The staff member of the catalogue this account belongs to. */
    staff: string | null;
    /** Wrong passwords in a row. */
    failures: Generated<number>;
    locked_until: Date | null;
    disabled_at: Date | null;
    created_at: Generated<Date>;
  };
  sessions: {
    token_hash: string;
    user_id: string;
    created_at: Generated<Date>;
    expires_at: Date;
  };
};

export const authMigrations: Migrations = {
  '001-users-and-sessions': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('users')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('username', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('roles', sql`text[]`, (column) => column.notNull())
      .addColumn('sites', sql`text[]`, (column) => column.notNull())
      .addColumn('staff', 'text')
      .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('locked_until', 'timestamptz')
      .addColumn('disabled_at', 'timestamptz')
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
    await db.schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) =>
        column.notNull().references('users.id').onDelete('cascade'),
      )
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('sessions_expires_at')
      .on('sessions')
      .column('expires_at')
      .execute();
  },
  // The one administrator there was becomes the system's; the other two are made at the next start.
  '002-three-administrators': async (db: Kysely<unknown>) => {
    await sql`update users set roles = array['system-admin'] where 'admin' = any(roles)`.execute(db);
  },
};
