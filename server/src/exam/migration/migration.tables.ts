import { sql, type Generated, type Kysely } from 'kysely';
import type { Migrations } from '../../platform/db/index.ts';

/** What every row taken over has. */
interface TakenOver {
  /** Which old system it comes from. */
  source: string;
  /** Of what the row said: the same again changes nothing. */
  hash: string;
  taken_at: Generated<Date>;
}

export type MigrationTables = {
  /** People of an old system, and who they are here. */
  past_people: TakenOver & { number: string; person_id: string };
  /** Words of an old system's dictionaries, and what they are here if that is known. */
  past_terms: TakenOver & {
    /** `item`, `measure`, `package`, `department` … */
    kind: string;
    code: string;
    name: string;
    unit: string | null;
    ours: string | null;
  };
  past_visits: TakenOver & {
    number: string;
    person_id: string;
    day: string;
    exam_type: string | null;
    package: string | null;
    employer: string | null;
    conclusion: string | null;
  };
  past_results: TakenOver & {
    visit: string;
    code: string;
    name: string;
    value: string;
    unit: string | null;
    range: string | null;
    flag: string | null;
    day: string | null;
  };
};

export const migrationMigrations: Migrations = {
  '001-past': async (db: Kysely<unknown>) => {
    for (const statement of ddl) await sql.raw(statement).execute(db);
  },
};

const taken = `source text not null, hash text not null, taken_at timestamptz not null default now()`;

const ddl = [
  `create table past_people (number text not null, person_id text not null, ${taken},
    primary key (source, number))`,
  `create index past_people_person on past_people (person_id)`,
  `create table past_terms (kind text not null, code text not null, name text not null, unit text,
    ours text, ${taken}, primary key (source, kind, code))`,
  `create table past_visits (number text not null, person_id text not null, day date not null,
    exam_type text, package text, employer text, conclusion text, ${taken},
    primary key (source, number))`,
  `create index past_visits_person on past_visits (person_id, day)`,
  `create table past_results (visit text not null, code text not null, name text not null,
    value text not null, unit text, range text, flag text, day date, ${taken},
    primary key (source, visit, code))`,
];
