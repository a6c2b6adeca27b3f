import { sql, type Generated, type Kysely } from 'kysely';
import type { SealedColumn } from '../../platform/crypto/index.ts';
import type { Migrations } from '../../platform/db/index.ts';
import type { Sex } from '../catalogue/index.ts';
import type { Payer } from './employers.schemas.ts';

export type EmployerState = 'active' | 'closed';
/** `draft`: being set up. `open`: its people are registered. `closed`: over. */
export type BatchState = 'draft' | 'open' | 'closed';

/**
 * - `listed`: on the list, has not been registered
 * - `registered`: has a visit
 */
export type MemberState = 'listed' | 'registered';

/**
 * - `reading`: being read and checked
 * - `checked`: ready to be taken over; nothing of it counts yet
 * - `storing`: being taken over; still nothing of it counts
 * - `done`: its rows are members
 * - `failed`: could not be read, or not be taken over
 */
export type ImportState = 'reading' | 'checked' | 'storing' | 'done' | 'failed';

interface Versioned {
  /** Raised by every change. */
  version: Generated<number>;
  created_at: Generated<Date>;
}

export type EmployerTables = {
  employers: Versioned & {
    id: string;
    name: string;
    /** Name and its initials in small letters, for search. */
    search: string;
    credit_code: string | null;
    address: string | null;
    note: string | null;
    /** Whom one talks to there: sealed. */
    contact: string | null;
    state: EmployerState;
  };
  employer_departments: Versioned & {
    id: string;
    employer_id: string;
    parent_id: string | null;
    name: string;
    /** Names from the top down, with slashes. */
    path: string;
  };
  employer_batches: Versioned & {
    id: string;
    employer_id: string;
    site: string;
    name: string;
    exam_type: string;
    starts_on: string;
    ends_on: string;
    /** Most people expected; null for any number. */
    quota: number | null;
    state: BatchState;
  };
  employer_groups: Versioned & {
    id: string;
    batch_id: string;
    name: string;
    package_id: string;
    payer_package: Payer;
    payer_added: Payer;
    /** The employer pays no more than this for one person, fen. */
    limit_fen: number | null;
    /** Whom the group is for, where the list does not name one. */
    sex: Sex | null;
    age_from: number | null;
    age_to: number | null;
  };
  employer_members: Versioned & {
    id: string;
    batch_id: string;
    group_id: string;
    department_id: string | null;
    person_id: string;
    /** His number at the employer. */
    staff_no: string | null;
    /** Of beginnings of his name, its initials and the end of his telephone number, to be found by. */
    tokens: number[];
    import_id: string;
    state: MemberState;
    visit_id: string | null;
    registered_at: Date | null;
  };
  employer_imports: {
    id: string;
    batch_id: string;
    state: ImportState;
    by: string;
    /** Rows with something in them. */
    total: number;
    /** How many of them have been checked or stored. */
    done: number;
    good: number;
    bad: number;
    /** How many of the good ones were on the list already. */
    known: number;
    /** How the file was read, and why not if it was not. */
    facts: Record<string, unknown>;
    /** What is wrong with which row, with what the cells say: sealed. */
    problems: string | null;
    /** When the process at work last said so. */
    touched_at: Date;
    created_at: Generated<Date>;
  };
  employer_import_parts: {
    id: string;
    import_id: string;
    part: number;
    /** Some of the good rows: sealed. */
    sealed: string;
  };
};

export const employerContext = (id: string): string => `employers:${id}`;
export const importContext = (id: string): string => `employer_imports:${id}`;

/** What is to be sealed again when keys change. */
export const employerSealed: readonly SealedColumn[] = [
  { table: 'employers', id: 'id', column: 'contact', context: employerContext },
  { table: 'employer_imports', id: 'id', column: 'problems', context: importContext },
  { table: 'employer_import_parts', id: 'id', column: 'sealed', context: importContext },
];

export const employerMigrations: Migrations = {
  '001-employers': async (db: Kysely<unknown>) => {
    for (const statement of employerDdl) await sql.raw(statement).execute(db);
  },
  '002-rosters': async (db: Kysely<unknown>) => {
    for (const statement of rosterDdl) await sql.raw(statement).execute(db);
  },
  // How many are listed and registered is counted for every batch on a page, in the index alone.
  '003-counts': async (db: Kysely<unknown>) => {
    await sql`create index employer_members_state on employer_members (batch_id, state)`.execute(
      db,
    );
  },
};

const versioned = `version integer not null default 1, created_at timestamptz not null default now()`;

const employerDdl = [
  `create table employers (
    id text primary key, name text not null constraint employers_name unique, search text not null,
    credit_code text constraint employers_credit_code unique, address text, note text, contact text,
    state text not null, ${versioned})`,
  `create table employer_departments (
    id text primary key, employer_id text not null references employers,
    parent_id text references employer_departments, name text not null, path text not null,
    ${versioned}, constraint employer_departments_path unique (employer_id, path))`,
  `create table employer_batches (
    id text primary key, employer_id text not null references employers, site text not null,
    name text not null, exam_type text not null, starts_on date not null, ends_on date not null,
    quota integer, state text not null, ${versioned},
    constraint employer_batches_name unique (employer_id, name))`,
  `create table employer_groups (
    id text primary key, batch_id text not null references employer_batches, name text not null,
    package_id text not null, payer_package text not null, payer_added text not null,
    limit_fen integer, sex text, age_from integer, age_to integer, ${versioned},
    constraint employer_groups_name unique (batch_id, name))`,
  `create index employer_departments_parent on employer_departments (parent_id)`,
];

const rosterDdl = [
  `create table employer_imports (
    id text primary key, batch_id text not null references employer_batches, state text not null,
    "by" text not null, total integer not null default 0, done integer not null default 0,
    good integer not null default 0, bad integer not null default 0,
    known integer not null default 0, facts jsonb not null, problems text,
    touched_at timestamptz not null, created_at timestamptz not null default now())`,
  `create index employer_imports_batch on employer_imports (batch_id, id)`,
  `create table employer_import_parts (
    id text primary key, import_id text not null references employer_imports on delete cascade,
    part integer not null, sealed text not null)`,
  `create index employer_import_parts_import on employer_import_parts (import_id, part)`,
  `create table employer_members (
    id text primary key, batch_id text not null references employer_batches,
    group_id text not null references employer_groups,
    department_id text references employer_departments, person_id text not null, staff_no text,
    tokens bigint[] not null, import_id text not null, state text not null, visit_id text,
    registered_at timestamptz, ${versioned},
    constraint employer_members_person unique (batch_id, person_id))`,
  `create index employer_members_of_person on employer_members (person_id)`,
  `create index employer_members_list on employer_members (batch_id, id)`,
  `create index employer_members_group on employer_members (group_id, state)`,
  `create index employer_members_department on employer_members (department_id)
    where department_id is not null`,
];
