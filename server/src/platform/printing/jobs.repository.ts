import { sql, type Selectable } from 'kysely';
import type { Language, Paper, PrintDocument, PrintProblem, PrintState } from '@daozhen/protocol';
import { isUniqueViolation, json, type Db } from '../db/index.ts';
import { SILENCE_MS, WAIT_MS } from './printing.domain.ts';
import type { PrintingTables } from './printing.tables.ts';

export type JobRow = Selectable<PrintingTables['print_jobs']>;

export interface NewJob {
  id: string;
  site: string;
  day: string;
  printerId: string;
  deviceId: string;
  document: PrintDocument;
  language: Language;
  subject: string | undefined;
  visit: string | undefined;
  paper: Paper;
  requestedBy: string;
  requestedName: string;
  requestKey: string;
  requestHash: string;
}

/** What changes of a job; `null` takes a value away. */
export interface JobChange {
  state?: PrintState;
  problem?: PrintProblem | null;
  attempt?: number;
  taken_by?: string | null;
  cancelling?: boolean;
  printer_id?: string;
  device_id?: string;
  paper?: Paper;
}

const openStates = ['queued', 'sent', 'printing'] as const;

/** Print jobs in the database. */
export class JobsRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<PrintingTables>();
  }

  /** Stores a job, or finds the one the same request has stored before. */
  async add(job: NewJob, now: Date): Promise<JobRow> {
    const values = {
      id: job.id,
      site: job.site,
      day: job.day,
      printer_id: job.printerId,
      device_id: job.deviceId,
      kind: job.document.kind,
      document: json(job.document),
      language: job.language,
      subject: job.subject ?? null,
      visit: job.visit ?? null,
      paper: job.paper,
      state: 'queued' as const,
      requested_by: job.requestedBy,
      requested_name: job.requestedName,
      request_key: job.requestKey,
      request_hash: job.requestHash,
      created_at: now,
      changed_at: now,
      heard_at: now,
    };
    try {
      return await this.#db
        .insertInto('print_jobs')
        .values(values)
        .returningAll()
        .executeTakeFirstOrThrow();
    } catch (error) {
      if (!isUniqueViolation(error, 'print_jobs_request')) throw error;
      return this.#db
        .selectFrom('print_jobs')
        .selectAll()
        .where('site', '=', job.site)
        .where('request_key', '=', job.requestKey)
        .executeTakeFirstOrThrow();
    }
  }

  get(id: string): Promise<JobRow | undefined> {
    return this.#db.selectFrom('print_jobs').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The jobs of a campus from a day on, newest first. */
  ofDay(site: string, day: string, limit: number): Promise<JobRow[]> {
    return this.#db
      .selectFrom('print_jobs')
      .selectAll()
      .where('site', '=', site)
      .where('day', '>=', day)
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
  }

  /** What an agent has still to bring to an end, oldest first. */
  openOf(device: string): Promise<JobRow[]> {
    return this.#db
      .selectFrom('print_jobs')
      .selectAll()
      .where('device_id', '=', device)
      .where('state', 'in', openStates)
      .orderBy('created_at')
      .execute();
  }

  /**
   * Changes a job if it is still as it was read.
   * @returns the job as it is now; undefined when somebody else changed it first
   */
  async change(from: JobRow, change: JobChange, now: Date): Promise<JobRow | undefined> {
    return this.#db
      .updateTable('print_jobs')
      .set({ ...change, changed_at: now, heard_at: now })
      .where('id', '=', from.id)
      .where('state', '=', from.state)
      .where('attempt', '=', from.attempt)
      .where('cancelling', '=', from.cancelling)
      .returningAll()
      .executeTakeFirst();
  }

  /** Notes that the agent still has it in hand. */
  async heard(id: string, now: Date): Promise<void> {
    await this.#db.updateTable('print_jobs').set({ heard_at: now }).where('id', '=', id).execute();
  }

  async noteMissing(id: string, missing: readonly string[]): Promise<void> {
    await this.#db
      .updateTable('print_jobs')
      .set({ missing: missing.length > 0 ? json([...missing]) : null })
      .where('id', '=', id)
      .execute();
  }

  /**
   * Ends what waited too long: a job no agent has taken has failed; one whose agent fell silent is
   * unknown, because it may be on paper.
   * @returns the jobs it ended
   */
  async sweep(now: Date): Promise<JobRow[]> {
    const before = (ms: number) => new Date(now.getTime() - ms);
    const expired = await this.#db
      .updateTable('print_jobs')
      .set({
        state: sql`case when cancelling then 'cancelled' else 'failed' end`,
        problem: sql`case when cancelling then null else 'expired' end`,
        changed_at: now,
      })
      .where('state', '=', 'queued')
      .where('changed_at', '<=', before(WAIT_MS))
      .returningAll()
      .execute();
    const silent = await this.#db
      .updateTable('print_jobs')
      .set({ state: 'unknown', problem: 'no-answer', changed_at: now })
      .where('state', 'in', ['sent', 'printing'])
      .where('heard_at', '<=', before(SILENCE_MS))
      .returningAll()
      .execute();
    return [...expired, ...silent];
  }
}
