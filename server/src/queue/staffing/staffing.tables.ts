import { sql, type Generated, type Kysely } from 'kysely';
import type { LeavingSign } from '@daozhen/protocol';
import type { Migrations } from '../../platform/db/index.ts';
import type { DutyHour } from './duty-row.ts';
import type { LeavingEnding } from './leaving-record.ts';

export type StaffingTables = {
  /** Days whose rows are there, and of how many events they were made. */
  staffing_days: { site: string; day: string; events: number; made_at: Generated<Date> };
  /** Somebody's day in one room. Times of the campus, epoch ms. */
  staffing_duty: {
    site: string;
    day: string;
    room: string;
    staff: string;
    station: string;
    on_at: number;
    off_at: number | null;
    on_ms: number;
    paused_ms: number;
    busy_ms: number;
    pauses: number;
    served: number;
    items: number;
    passed: number;
    recalls: number;
    times_n: number;
    times_sum: number;
    times_squares: number;
    times_quarters: number[];
    hours: Record<number, DutyHour>;
  };
  /** Rooms that seemed to be left, until it was over and why. */
  staffing_leavings: {
    site: string;
    room: string;
    since: number;
    day: string;
    staff: string;
    station: string;
    sign: LeavingSign;
    waiting: number;
    noticed_at: number;
    ended_at: number | null;
    ending: LeavingEnding | null;
    by: string | null;
  };
};

export const staffingMigrations: Migrations = {
  '001-staffing': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('staffing_days')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('events', 'integer', (column) => column.notNull())
      .addColumn('made_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('staffing_days_pkey', ['site', 'day'])
      .execute();
    await dutyTable(db);
    await leavingsTable(db);
  },
};

async function dutyTable(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('staffing_duty')
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('day', 'date', (column) => column.notNull())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('staff', 'text', (column) => column.notNull())
    .addColumn('station', 'text', (column) => column.notNull())
    .addColumn('on_at', 'bigint', (column) => column.notNull())
    .addColumn('off_at', 'bigint');
  for (const name of ['on_ms', 'paused_ms', 'busy_ms', 'times_sum', 'times_squares']) {
    table = table.addColumn(name, 'bigint', (column) => column.notNull());
  }
  for (const name of ['pauses', 'served', 'items', 'passed', 'recalls', 'times_n']) {
    table = table.addColumn(name, 'integer', (column) => column.notNull());
  }
  await table
    .addColumn('times_quarters', 'jsonb', (column) => column.notNull())
    .addColumn('hours', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('staffing_duty_pkey', ['site', 'day', 'room', 'staff'])
    .addForeignKeyConstraint(
      'staffing_duty_day',
      ['site', 'day'],
      'staffing_days',
      ['site', 'day'],
      (key) => key.onDelete('cascade'),
    )
    .execute();
}

async function leavingsTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staffing_leavings')
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('day', 'date', (column) => column.notNull())
    .addColumn('staff', 'text', (column) => column.notNull())
    .addColumn('station', 'text', (column) => column.notNull())
    .addColumn('sign', 'text', (column) => column.notNull())
    .addColumn('waiting', 'integer', (column) => column.notNull())
    .addColumn('noticed_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('ending', 'text')
    .addColumn('by', 'text')
    .addPrimaryKeyConstraint('staffing_leavings_pkey', ['site', 'room', 'since'])
    .execute();
  // Several nodes notice the same one; it is written once.
  await db.schema
    .createIndex('staffing_leavings_open')
    .on('staffing_leavings')
    .columns(['site', 'room'])
    .unique()
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('staffing_leavings_day')
    .on('staffing_leavings')
    .columns(['site', 'day'])
    .execute();
}
