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
    /** Employers a liaison is bound to. */
    employers: Generated<string[]>;
    /** The staff member of the catalogue this account belongs to. */
    staff: string | null;
    /** Wrong passwords or codes in a row. */
    failures: Generated<number>;
    locked_until: Date | null;
    disabled_at: Date | null;
    created_at: Generated<Date>;
    version: Generated<number>;
    /** Somebody else knows the password: it has to be changed first of all. */
    must_change: Generated<boolean>;
    password_changed_at: Generated<Date>;
    /** Hashes of the passwords before, the latest first. */
    password_history: Generated<string[]>;
    /** Secret of the second factor, sealed; null without one. */
    factor: string | null;
    /** Time step of the last code used. */
    factor_step: number | null;
    /** Secret of a second factor that is being set up, sealed. */
    factor_pending: string | null;
    /** Hashes of the recovery codes that are left. */
    recovery: Generated<string[]>;
    last_login_at: Date | null;
    /** Last log-in, or since when it may be used: accounts nobody uses are closed. */
    used_at: Generated<Date>;
  };
  sessions: {
    token_hash: string;
    /** What others name the session by. */
    id: Generated<string>;
    user_id: string;
    created_at: Generated<Date>;
    expires_at: Date;
    seen_at: Generated<Date>;
    /** Where from, and with which browser. */
    address: Generated<string>;
    agent: Generated<string>;
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
    await sql`update users set roles = array['system-admin'] where 'admin' = any(roles)`.execute(
      db,
    );
  },
  '003-accounts': async (db: Kysely<unknown>) => {
    await sql`alter table users
      add column employers text[] not null default '{}',
      add column version integer not null default 1,
      add column must_change boolean not null default false,
      add column password_changed_at timestamptz not null default now(),
      add column password_history text[] not null default '{}',
      add column factor text,
      add column factor_step bigint,
      add column factor_pending text,
      add column recovery text[] not null default '{}',
      add column last_login_at timestamptz,
      add column used_at timestamptz not null default now()`.execute(db);
    await sql`alter table sessions
      add column id text not null default gen_random_uuid()::text unique,
      add column seen_at timestamptz not null default now(),
      add column address text not null default '',
      add column agent text not null default ''`.execute(db);
    await sql`create index sessions_user on sessions (user_id)`.execute(db);
  },
};
