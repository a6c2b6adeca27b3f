import { sql, type Kysely } from 'kysely';
import type { Migrations } from '../db/index.ts';

export type AuditTables = {
  audit_entries: {
    /** 1, 2, 3 …: one that is missing shows. */
    seq: number;
    at: Date;
    /** `user:…`, `device:…`, `visit:…`, `system:…` */
    actor: string;
    /** What was done, e.g. `visit.cancel`. */
    action: string;
    /** To what, e.g. `visit:<id>`. */
    record: string;
    site: string | null;
    /** Figures and ids; never a name, telephone or identity number. */
    details: Record<string, unknown>;
    /** Of the entry before. */
    previous: string;
    hash: string;
  };
  /** One row: where the chain ends, signed. */
  audit_head: { id: number; seq: number; hash: string; signature: string };
};

export const auditMigrations: Migrations = {
  '001-entries': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('audit_entries')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('site', 'text')
      .addColumn('details', 'jsonb', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await sql`create index audit_entries_at on audit_entries (at)`.execute(db);
    await sql`create index audit_entries_record on audit_entries (record, seq)`.execute(db);
    await sql`create index audit_entries_actor on audit_entries (actor, seq)`.execute(db);
    // Also against the owner's slips; against ill will stand the database role's rights and the chain.
    await sql`create function audit_entries_append_only() returns trigger language plpgsql as
      $$ begin raise exception 'the audit log is append-only'; end $$`.execute(db);
    await sql`create trigger audit_entries_append_only
      before update or delete or truncate on audit_entries
      for each statement execute function audit_entries_append_only()`.execute(db);
  },
  '002-head': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .execute();
  },
  // Whoever works with the tables but does not own them may add entries and read them, no more.
  '003-append-only': async (db: Kysely<unknown>) => {
    await sql`do $$ declare other text; begin
      for other in select distinct grantee from information_schema.role_table_grants
        where table_name = 'audit_entries' and grantee not in (current_user, 'PUBLIC')
      loop
        execute format('revoke update, delete, truncate, trigger on audit_entries from %I', other);
        execute format('revoke delete, truncate, trigger on audit_head from %I', other);
      end loop; end $$`.execute(db);
  },
};
