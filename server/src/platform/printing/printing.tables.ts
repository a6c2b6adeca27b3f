import { sql, type Generated, type Kysely } from 'kysely';
import type {
  Paper,
  PrintDocument,
  PrintFormat,
  PrintKind,
  PrintProblem,
  PrintState,
} from '@daozhen/protocol';
import type { Migrations } from '../db/index.ts';

export type PrintingTables = {
  printers: {
    id: string;
    device_id: string;
    device_name: string;
    site: string;
    queue: string;
    /** What its agent calls it. */
    given_name: string;
    /** What staff call it. */
    name: string | null;
    format: PrintFormat;
    papers: Paper[];
    problem: PrintProblem | null;
    seen_at: Date;
    /** Its agent has it no longer. */
    gone: Generated<boolean>;
  };
  print_jobs: {
    id: string;
    site: string;
    /** The day it was asked for, in the campus's time zone. */
    day: string;
    printer_id: string;
    device_id: string;
    kind: PrintKind;
    /** Enough to make the document again; nobody's name. */
    document: PrintDocument;
    language: 'zh' | 'en';
    subject: string | null;
    visit: string | null;
    paper: Paper;
    state: PrintState;
    problem: PrintProblem | null;
    attempt: Generated<number>;
    /** Which folder of which agent took it; another one never prints the same attempt. */
    taken_by: string | null;
    cancelling: Generated<boolean>;
    missing: string[] | null;
    requested_by: string;
    requested_name: string;
    request_key: string;
    request_hash: string;
    created_at: Date;
    changed_at: Date;
    /** The agent's last word on it. */
    heard_at: Date;
  };
};

export const printingMigrations: Migrations = {
  '001-printers-and-jobs': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('printers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('device_id', 'text', (column) => column.notNull())
      .addColumn('device_name', 'text', (column) => column.notNull())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('queue', 'text', (column) => column.notNull())
      .addColumn('given_name', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('format', 'text', (column) => column.notNull())
      .addColumn('papers', 'jsonb', (column) => column.notNull())
      .addColumn('problem', 'text')
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .addColumn('gone', 'boolean', (column) => column.notNull().defaultTo(false))
      .addUniqueConstraint('printers_queue', ['device_id', 'queue'])
      .execute();
    await db.schema
      .createTable('print_jobs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('printer_id', 'text', (column) => column.notNull().references('printers.id'))
      .addColumn('device_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('document', 'jsonb', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('subject', 'text')
      .addColumn('visit', 'text')
      .addColumn('paper', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('problem', 'text')
      .addColumn('attempt', 'integer', (column) => column.notNull().defaultTo(1))
      .addColumn('taken_by', 'text')
      .addColumn('cancelling', 'boolean', (column) => column.notNull().defaultTo(false))
      .addColumn('missing', 'jsonb')
      .addColumn('requested_by', 'text', (column) => column.notNull())
      .addColumn('requested_name', 'text', (column) => column.notNull())
      .addColumn('request_key', 'text', (column) => column.notNull())
      .addColumn('request_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('heard_at', 'timestamptz', (column) => column.notNull())
      .addUniqueConstraint('print_jobs_request', ['site', 'request_key'])
      .execute();
    await db.schema
      .createIndex('print_jobs_day')
      .on('print_jobs')
      .columns(['site', 'day', 'created_at'])
      .execute();
    await sql`create index print_jobs_open on print_jobs (device_id, created_at)
      where state in ('queued', 'sent', 'printing')`.execute(db);
  },
};
