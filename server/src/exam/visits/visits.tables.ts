import { sql, type Generated, type Kysely } from 'kysely';
import type { NewItem, PregnancyAnswer } from '@daozhen/protocol';
import type { Migrations } from '../../platform/db/index.ts';
import type { LineKind } from './lines.domain.ts';
import type { Payer } from './rosters.ts';

/**
 * - `booked`: registered ahead; he has not come yet
 * - `pending`: stored; the floor has not confirmed the check-in yet
 * - `checked-in`: the floor knows it, and its ticket is stored
 * - `refused`: the floor refused it; as if it had never been registered
 * - `lapsed`: its day ended before the floor confirmed it, or he did not come
 * - `cancelled`: taken back
 */
export type VisitRecordState =
  'booked' | 'pending' | 'checked-in' | 'refused' | 'lapsed' | 'cancelled';

/** States in which somebody has his visit of the day. */
export const standingStates = ['booked', 'pending', 'checked-in'] as const;

/**
 * When a row is changed: as late as that, not as the transaction began, so that of two changes of one row
 * the later has the later time.
 */
export const rowNow = sql<Date>`clock_timestamp()`;

/** What is under way with a visit on the floor; see `visit-changes.ts`. */
export type ChangeKind = 'order' | 'cancel' | 'restore';

export interface VisitReason {
  kind: 'override' | 'discount' | 'cancel';
  reason: string;
  warnings?: string[];
  by: string;
  /** ISO 8601 */
  at: string;
}

export type VisitTables = {
  visits: {
    id: string;
    site: string;
    day: string;
    /** The person as registered; his record may have been merged into another since. */
    person_id: string;
    /** Second language of his calls; null for the zone's. */
    language: 'en' | 'yue' | null;
    exam_type: string;
    class: string;
    package_id: string | null;
    items: NewItem[];
    /** His place on an employer's list, and what it said when he was registered. */
    member: string | null;
    employer: string | null;
    employer_name: string | null;
    department: string | null;
    batch: string | null;
    grp: string | null;
    /** When he is expected, epoch ms; null for those who came as they were. */
    appointment: number | null;
    /** The floor holds places for him ahead of his coming. */
    announced: Generated<boolean>;
    /** What was said about pregnancy; null of somebody nobody asked. */
    pregnancy: Generated<PregnancyAnswer | null>;
    /** Number plates, sealed. */
    sealed: string | null;
    /** Why somebody went on in spite of a warning, gave a discount or took the visit back. */
    reasons: Generated<VisitReason[]>;
    state: VisitRecordState;
    ticket: string | null;
    /** Site time of the check-in, epoch ms. */
    checked_in_at: number | null;
    registered_by: string;
    request_key: string | null;
    request_hash: string;
    refusal: string | null;
    link_hash: string;
    link_expires_at: Date;
    /** Raised by every change of what is ordered. */
    version: Generated<number>;
    created_at: Generated<Date>;
    changed_at: Generated<Date>;
  };
  visit_lines: {
    id: string;
    visit_id: string;
    position: number;
    kind: LineKind;
    ref: string;
    name: string;
    name_en: string;
    items: string[];
    list_fen: number;
    discount_fen: number;
    payer: Payer;
    added_by: string;
    added_at: Generated<Date>;
    removed_by: string | null;
    removed_at: Date | null;
  };
  visit_changes: {
    id: string;
    visit_id: string;
    kind: ChangeKind;
    /** What the floor is told; null where it need not know. */
    command: Record<string, unknown> | null;
    /** What becomes of the visit once the floor has done it. */
    outcome: Record<string, unknown>;
    state: 'pending' | 'done' | 'refused';
    refusal: string | null;
    actor: Record<string, unknown>;
    created_at: Generated<Date>;
  };
};

const active = sql`('booked', 'pending', 'checked-in')`;

export const visitMigrations: Migrations = {
  '001-visits': async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('visits')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site', 'text', (column) => column.notNull())
      .addColumn('day', 'date', (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sex', 'text', (column) => column.notNull())
      .addColumn('birth_date', 'date', (column) => column.notNull())
      .addColumn('has_id_number', 'boolean', (column) => column.notNull())
      .addColumn('vvip', 'boolean', (column) => column.notNull())
      .addColumn('class', 'text', (column) => column.notNull())
      .addColumn('package_id', 'text', (column) => column.notNull())
      .addColumn('items', 'jsonb', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('ticket', 'text')
      .addColumn('checked_in_at', 'bigint')
      .addColumn('registered_by', 'text', (column) => column.notNull())
      .addColumn('request_key', 'text')
      .addColumn('request_hash', 'text', (column) => column.notNull())
      .addColumn('refusal', 'text')
      .addColumn('link_hash', 'text', (column) => column.notNull().unique())
      .addColumn('link_expires_at', 'timestamptz', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .addUniqueConstraint('visits_request_key', ['request_key'])
      .execute();
    await sql`create unique index visits_person_day on visits (person_id, day)
      where state in ('pending', 'checked-in')`.execute(db);
    await sql`create index visits_pending on visits (created_at) where state = 'pending'`.execute(
      db,
    );
    await db.schema.createIndex('visits_site_day').on('visits').columns(['site', 'day']).execute();
  },
  '002-language': async (db: Kysely<unknown>) => {
    await db.schema.alterTable('visits').addColumn('language', 'text').execute();
  },
  '003-orders': async (db: Kysely<unknown>) => {
    await openVisits(db);
    await createLines(db);
    await db.schema
      .createTable('visit_changes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('visit_id', 'text', (column) => column.notNull().references('visits.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('command', 'jsonb')
      .addColumn('outcome', 'jsonb', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('refusal', 'text')
      .addColumn('actor', 'jsonb', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
    await sql`create unique index visit_changes_pending on visit_changes (visit_id)
      where state = 'pending'`.execute(db);
    await sql`create index visit_changes_of on visit_changes (visit_id, created_at)`.execute(db);
  },
  '004-changed': async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('visits')
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
      .execute();
    await sql`create index visits_changed on visits (changed_at)`.execute(db);
  },
  '005-pregnancy': async (db: Kysely<unknown>) => {
    await db.schema.alterTable('visits').addColumn('pregnancy', 'text').execute();
  },
};

/** Who comes is on his own record alone; what he ordered, for whom and when he is expected, is here. */
async function openVisits(db: Kysely<unknown>): Promise<void> {
  // Who was a VVIP at a visit is one altogether.
  await sql`update people set vvip = true where id in (select person_id from visits where vvip)`.execute(
    db,
  );
  await db.schema
    .alterTable('visits')
    .dropColumn('name')
    .dropColumn('sex')
    .dropColumn('birth_date')
    .dropColumn('has_id_number')
    .dropColumn('vvip')
    .alterColumn('package_id', (column) => column.dropNotNull())
    .addColumn('exam_type', 'text', (column) => column.notNull().defaultTo('health'))
    .addColumn('member', 'text')
    .addColumn('employer', 'text')
    .addColumn('employer_name', 'text')
    .addColumn('department', 'text')
    .addColumn('batch', 'text')
    .addColumn('grp', 'text')
    .addColumn('appointment', 'bigint')
    .addColumn('announced', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('sealed', 'text')
    .addColumn('reasons', 'jsonb', (column) => column.notNull().defaultTo(sql`'[]'::jsonb`))
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await sql`drop index visits_person_day`.execute(db);
  await sql`create unique index visits_person_day on visits (person_id, day)
    where state in ${active}`.execute(db);
  await sql`create index visits_person on visits (person_id, day desc)`.execute(db);
  await sql`create index visits_batch on visits (batch, day) where batch is not null`.execute(db);
  await sql`create index visits_employer on visits (employer, day)
    where employer is not null`.execute(db);
}

async function createLines(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('visit_lines')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('visit_id', 'text', (column) => column.notNull().references('visits.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('ref', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('items', 'jsonb', (column) => column.notNull())
    .addColumn('list_fen', 'integer', (column) => column.notNull())
    .addColumn('discount_fen', 'integer', (column) => column.notNull())
    .addColumn('payer', 'text', (column) => column.notNull())
    .addColumn('added_by', 'text', (column) => column.notNull())
    .addColumn('added_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('removed_by', 'text')
    .addColumn('removed_at', 'timestamptz')
    .execute();
  await sql`create index visit_lines_visit on visit_lines (visit_id, position)`.execute(db);
  await sql`create unique index visit_lines_once on visit_lines (visit_id, kind, ref)
    where removed_at is null`.execute(db);
}
