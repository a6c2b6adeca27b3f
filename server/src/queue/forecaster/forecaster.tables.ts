import { sql, type Kysely } from 'kysely';
import type { Migrations } from '../../platform/db/index.ts';
import type { Outcome, Told } from './told.ts';

export type ForecasterTables = {
  /** Everything told to examinees with what happened (rule W3). Times of day are epoch ms, the rest ms. */
  forecast_told: {
    site: string;
    visit: string;
    /** Empty for the end of the visit. */
    station: string;
    since: number;
    day: string;
    /** Hour of the campus's clock at which it was told first. */
    hour: number;
    ticket: string;
    p50: number;
    p90: number;
    plain: number | null;
    ahead: number | null;
    raised: number;
    shown: Told['shown'];
    outcome: Outcome;
    ended_at: number;
  };
  /** The same added up, for ever: sums over those that were called, or finished. */
  forecast_hours: {
    site: string;
    day: string;
    station: string;
    hour: number;
    told: number;
    predicted_ms: number;
    latest_ms: number;
    actual_ms: number;
    error_ms: number;
    /** Of those for whom there was one. */
    plain_told: number;
    plain_error_ms: number;
    plain_of_ours_ms: number;
    kept: number;
    raised: number;
  };
  /** What the forecaster had learned, the last of each day. */
  forecast_models: { site: string; day: string; saved_at: number; model: string };
};

export const forecasterMigrations: Migrations = {
  '001-told-and-models': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('forecast_told')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('visit', 'text', (column) => column.notNull())
      .addColumn('station', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('hour', 'smallint', (column) => column.notNull())
      .addColumn('ticket', 'text', (column) => column.notNull())
      .addColumn('p50', 'bigint', (column) => column.notNull())
      .addColumn('p90', 'bigint', (column) => column.notNull())
      .addColumn('plain', 'bigint')
      .addColumn('ahead', 'integer')
      .addColumn('raised', 'integer', (column) => column.notNull())
      .addColumn('shown', 'jsonb', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('forecast_told_pkey', ['site', 'visit', 'station', 'since'])
      .execute();
    await db.schema
      .createIndex('forecast_told_day')
      .on('forecast_told')
      .columns(['site', 'day', 'station', 'since'])
      .execute();
    await createHours(db);
    await db.schema
      .createTable('forecast_models')
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('saved_at', 'bigint', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('forecast_models_pkey', ['site', 'day'])
      .execute();
  },
};

/** The sums of {@link ForecasterTables.forecast_hours}. */
export const sums = [
  'told',
  'predicted_ms',
  'latest_ms',
  'actual_ms',
  'error_ms',
  'plain_told',
  'plain_error_ms',
  'plain_of_ours_ms',
  'kept',
  'raised',
] as const;

async function createHours(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('forecast_hours')
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('day', 'date', (column) => column.notNull())
    .addColumn('station', 'text', (column) => column.notNull())
    .addColumn('hour', 'smallint', (column) => column.notNull());
  for (const sum of sums) {
    table = table.addColumn(sum, 'bigint', (column) => column.notNull().defaultTo(sql`0`));
  }
  await table
    .addPrimaryKeyConstraint('forecast_hours_pkey', ['site', 'day', 'station', 'hour'])
    .execute();
}
