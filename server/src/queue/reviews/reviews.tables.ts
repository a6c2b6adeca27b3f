import type { Kysely } from 'kysely';
import type { Migrations } from '../../platform/db/index.ts';
import type { PolicyFigures } from '../reentry/index.ts';
import type { StudyResult } from './review-task.ts';

export type StudyState = 'running' | 'done' | 'failed';

export type ReviewTables = {
  reentry_studies: {
    id: string;
    site: string;
    day: string;
    figures: PolicyFigures;
    state: StudyState;
    progress: number;
    result: StudyResult | null;
    asked_by: string;
    asked_at: Date;
    /** When the node that works on it was last heard of. */
    touched_at: Date;
  };
};

export const reviewMigrations: Migrations = {
  '001-studies': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('reentry_studies')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('figures', 'jsonb', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('progress', 'double precision', (column) => column.notNull())
      .addColumn('result', 'jsonb')
      .addColumn('asked_by', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'timestamptz', (column) => column.notNull())
      .addColumn('touched_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('reentry_studies_asked')
      .on('reentry_studies')
      .columns(['asked_at'])
      .execute();
  },
};
