import { sql, type Generated, type Kysely } from 'kysely';
import type { Outcome, Urgency, ZoneVoice } from '@daozhen/protocol';
import type { Migrations } from '../../platform/db/index.ts';

export type VoiceTables = {
  voice_zones: {
    site: string;
    zone: string;
    settings: ZoneVoice;
    /** Site time, epoch ms. */
    muted_until: number | null;
    changed_by: string;
    changed_at: Generated<Date>;
  };
  voice_said: {
    site: string;
    id: string;
    zone: string;
    urgency: Urgency;
    /** Site time, epoch ms. */
    at: number;
    ended_at: number;
    ticket: string | null;
    room: string | null;
    visit: string | null;
    text: { zh: string; en: string };
    outcome: Outcome;
    why: string | null;
    by: string | null;
    notice: string | null;
    stored_at: Generated<Date>;
  };
};

export const voiceMigrations: Migrations = {
  '001-zones-and-said': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('voice_zones')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('settings', 'jsonb', (column) => column.notNull())
      .addColumn('muted_until', 'bigint')
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('voice_zones_pkey', ['site', 'zone'])
      .execute();
    await db.schema
      .createTable('voice_said')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('urgency', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) => column.notNull())
      .addColumn('ticket', 'text')
      .addColumn('room', 'text')
      .addColumn('visit', 'text')
      .addColumn('text', 'jsonb', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('why', 'text')
      .addColumn('by', 'text')
      .addColumn('notice', 'text')
      .addColumn('stored_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('voice_said_pkey', ['site', 'zone', 'id'])
      .execute();
    await db.schema
      .createIndex('voice_said_stored')
      .on('voice_said')
      .columns(['stored_at'])
      .execute();
  },
};
