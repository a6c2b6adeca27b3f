import { sql, type Generated, type Kysely } from 'kysely';
import type { Migrations } from '../db/index.ts';

export type AccessKind = 'grant' | 'break-glass';

export type PrivacyTables = {
  /** Who may see which VVIP, and until when. */
  vvip_access: {
    id: string;
    kind: AccessKind;
    user_id: string;
    person_id: string;
    reason: string;
    given_by: string;
    given_at: Date;
    until_at: Date | null;
    ended_at: Date | null;
    ended_by: string | null;
    /** Who has looked at a break-glass, and when. */
    seen_by: string | null;
    seen_at: Date | null;
    no: Generated<number>;
  };
};

export const privacyMigrations: Migrations = {
  '001-vvip-access': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('vvip_access')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('given_by', 'text', (column) => column.notNull())
      .addColumn('given_at', 'timestamptz', (column) => column.notNull())
      .addColumn('until_at', 'timestamptz')
      .addColumn('ended_at', 'timestamptz')
      .addColumn('ended_by', 'text')
      .addColumn('seen_by', 'text')
      .addColumn('seen_at', 'timestamptz')
      .execute();
    await sql`alter table vvip_access add column no bigint generated always as identity`.execute(
      db,
    );
    await sql`create index vvip_access_user on vvip_access (user_id) where ended_at is null`.execute(
      db,
    );
    await sql`create index vvip_access_alarms on vvip_access (no) where kind = 'break-glass'`.execute(
      db,
    );
  },
};
