import type { Kysely, Selectable } from 'kysely';
import type { Seals } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Sex } from '../catalogue/index.ts';
import type { PeopleRepository, PersonRecord } from '../people/index.ts';
import { openPlates } from './visits.seal.ts';
import type { VisitTables } from './visits.tables.ts';

export type VisitRow = Selectable<VisitTables['visits']>;

/** A visit with the person it is of, as he is known now. */
export interface VisitRecord extends VisitRow {
  /** Whose it is; his record, should the one registered with have been merged into it. */
  person: string;
  name: string;
  sex: Sex;
  birth_date: string;
  vvip: boolean;
  plates: string[];
}

export interface VisitStores {
  db: Db;
  people: PeopleRepository;
  seals: Seals;
}

/** Reads visits together with the people they are of. */
export class VisitRecords {
  protected readonly plain: Db;
  protected readonly db: Kysely<VisitTables>;
  protected readonly people: PeopleRepository;
  protected readonly seals: Seals;

  constructor({ db, people, seals }: VisitStores) {
    this.plain = db;
    this.db = db.withTables<VisitTables>();
    this.people = people;
    this.seals = seals;
  }

  /** Rows with the people they are of. */
  async records(rows: readonly VisitRow[], tx: Db = this.plain): Promise<VisitRecord[]> {
    const people = await this.people.standingOf(
      rows.map((row) => row.person_id),
      tx,
    );
    return rows.map((row) => this.#record(row, people.get(row.person_id)!));
  }

  protected async one(row: VisitRow | undefined, tx?: Db): Promise<VisitRecord | undefined> {
    return row && (await this.records([row], tx))[0];
  }

  #record(row: VisitRow, { id, name, sex, birthDate, vvip }: PersonRecord): VisitRecord {
    const plates = openPlates(this.seals, row.id, row.sealed);
    return { ...row, person: id, name, sex, birth_date: birthDate, vvip, plates };
  }
}
