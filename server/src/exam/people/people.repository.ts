import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Seals } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { PersonGiven } from './people.schemas.ts';
import { asGiven, differs, newer, type PersonRecord } from './person-record.ts';
import { identityDigest, nameToken, phoneToken, openPerson, sealPerson } from './people.seal.ts';
import type { PeopleTables } from './people.tables.ts';

export type PersonRow = Selectable<PeopleTables['people']>;

/** Rows of one insert. */
const batch = 500;
/** Most records named as perhaps the same. */
const mostAlike = 20;
/** How many records one may have been merged into in turn; more would be a circle. */
const longestMerge = 10;

/** People in the database, sealed there and open here. */
export class PeopleRepository {
  readonly #db: Db;
  readonly #seals: Seals;

  constructor(db: Db, seals: Seals) {
    this.#db = db;
    this.#seals = seals;
  }

  async get(id: string, tx: Db = this.#db): Promise<PersonRecord | undefined> {
    const row = await select(tx).selectAll().where('id', '=', id).executeTakeFirst();
    return row && this.open(row);
  }

  /** The records that stand for these now, by the ids given. */
  async standingOf(ids: readonly string[], tx: Db = this.#db): Promise<Map<string, PersonRecord>> {
    const people = await this.getMany([...new Set(ids)], tx);
    for (const [id, person] of people) {
      if (person.mergedInto === undefined) continue;
      people.set(id, (await this.standing(person.mergedInto, tx)) ?? person);
    }
    return people;
  }

  /**
   * Ids of the records that are or may well be the same person: merged into his, and those that differ in
   * nothing but a document only one of them shows.
   */
  async sameAs(tx: Db, person: PersonRecord): Promise<string[]> {
    const { id, name, sex, birthDate, idNumber } = person;
    const found = await select(tx)
      .select('id')
      .where((eb) => {
        const looksSame = eb.and({
          name_whole: nameToken(this.#seals.index, name),
          sex,
          birth_date: birthDate,
        });
        const unproved =
          idNumber === undefined ? looksSame : eb.and([looksSame, eb('has_id', '=', false)]);
        return eb.or([eb('id', '=', id), eb('merged_into', '=', id), unproved]);
      })
      .execute();
    return found.map((row) => row.id);
  }

  /** A record's id and those of the records merged into it. */
  async mergedIds(id: string): Promise<string[]> {
    const merged = await select(this.#db).select('id').where('merged_into', '=', id).execute();
    return [id, ...merged.map((row) => row.id)];
  }

  /** Many at once, by id. */
  async getMany(ids: readonly string[], tx: Db = this.#db): Promise<Map<string, PersonRecord>> {
    if (ids.length === 0) return new Map();
    const found = await select(tx).selectAll().where('id', 'in', ids).execute();
    return new Map(found.map((row) => [row.id, this.open(row)]));
  }

  /** Records of VVIPs somebody may not see. @param seen the VVIPs he may see */
  async hiddenFrom(seen: readonly string[], tx: Db = this.#db): Promise<string[]> {
    const found = await select(tx).select(['id', 'merged_into']).where('vvip', '=', true).execute();
    return found
      .filter(({ id, merged_into: into }) => !seen.includes(id) && !seen.includes(into ?? ''))
      .map(({ id }) => id);
  }

  /** The person with that document, or, without one, with that name, sex, birth date and telephone. */
  async find(given: PersonGiven, tx: Db = this.#db): Promise<PersonRecord | undefined> {
    const identity = identityDigest(this.#seals.index, given);
    const row = await select(tx).selectAll().where('identity', '=', identity).executeTakeFirst();
    return row && this.#survivor(tx, row);
  }

  /** The record that stands for this one now: itself unless it has been merged. */
  async standing(id: string, tx: Db = this.#db): Promise<PersonRecord | undefined> {
    const row = await select(tx).selectAll().where('id', '=', id).executeTakeFirst();
    return row && this.#survivor(tx, row);
  }

  /**
   * Finds the person or adds him, inside the caller's transaction; the newest name and telephone win, but
   * nothing that is only registered changes a VVIP's record.
   */
  async findOrAdd(tx: Db, given: PersonGiven): Promise<PersonRecord> {
    const id = randomUUID();
    const added = await insert(tx)
      .values(this.#newRow(id, given))
      .onConflict((conflict) => conflict.column('identity').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added) return this.open(added);
    const known = await this.find(given, tx);
    if (!known) throw new Error('a person vanished while being registered');
    if (known.vvip || !differs(known, given)) return known;
    return this.write(tx, known, { ...asGiven(known), ...newer(known, given) });
  }

  /**
   * Finds or adds many, as {@link findOrAdd}, except that those known stay as they are.
   * @returns their ids in the order given; the same person twice has the same id
   */
  async findOrAddMany(tx: Db, given: readonly PersonGiven[]): Promise<string[]> {
    const ids: string[] = [];
    for (let from = 0; from < given.length; from += batch) {
      const part = given.slice(from, from + batch);
      ids.push(...(await this.#addPart(tx, part)));
    }
    return ids;
  }

  async #addPart(tx: Db, part: readonly PersonGiven[]): Promise<string[]> {
    const identities = part.map((each) => identityDigest(this.#seals.index, each));
    const fresh = new Map(part.map((each, index) => [identities[index]!, each]));
    await insert(tx)
      .values([...fresh.values()].map((each) => this.#newRow(randomUUID(), each)))
      .onConflict((conflict) => conflict.column('identity').doNothing())
      .execute();
    const found = await select(tx)
      .select(['identity', 'id', 'merged_into'])
      .where('identity', 'in', identities)
      .execute();
    const byIdentity = new Map<string, string>();
    for (const { identity, id, merged_into: into } of found) {
      byIdentity.set(identity, into === null ? id : ((await this.standing(into, tx))?.id ?? id));
    }
    return identities.map((identity) => byIdentity.get(identity)!);
  }

  /** A person whose row is held until the transaction ends. */
  async lock(tx: Db, id: string): Promise<PersonRecord | undefined> {
    const row = await select(tx).selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    return row && this.open(row);
  }

  /** Records of the same name and birth date, or the same telephone, that are not this one's. */
  async alike(person: PersonRecord): Promise<PersonRecord[]> {
    const { id, name, birthDate, phone } = person;
    const { index } = this.#seals;
    const found = await select(this.#db)
      .selectAll()
      .where('id', '!=', id)
      .where('merged_into', 'is', null)
      .where((eb) => {
        const named = eb.and({ name_whole: nameToken(index, name), birth_date: birthDate });
        if (phone === undefined) return named;
        return eb.or([named, eb('phone_whole', '=', phoneToken(index, phone))]);
      })
      .orderBy('no', 'desc')
      .limit(mostAlike)
      .execute();
    return found.map((row) => this.open(row));
  }

  /** The records merged into one, each with the merge that can be taken back. */
  async mergedInto(id: string): Promise<{ merge: string; at: Date; person: PersonRecord }[]> {
    const merges = await this.#db
      .withTables<PeopleTables>()
      .selectFrom('person_merges')
      .select(['id', 'merged', 'at'])
      .where('kept', '=', id)
      .where('undone_at', 'is', null)
      .orderBy('at', 'desc')
      .limit(100)
      .execute();
    const people = await this.getMany(merges.map(({ merged }) => merged));
    return merges.flatMap(({ id: merge, merged, at }) => {
      const person = people.get(merged);
      return person ? [{ merge, at, person }] : [];
    });
  }

  /** Writes a person anew, whatever version he is of; the caller has checked that and holds the row. */
  async write(tx: Db, known: PersonRecord, given: PersonGiven): Promise<PersonRecord> {
    const row = await update(tx)
      .set({
        ...sealPerson(this.#seals, known.id, given),
        sex: given.sex,
        birth_date: given.birthDate,
        version: sql`version + 1`,
        changed_at: sql`now()`,
      })
      .where('id', '=', known.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return this.open(row);
  }

  async setVvip(tx: Db, id: string, vvip: boolean): Promise<void> {
    await update(tx)
      .set({ vvip, version: sql`version + 1`, changed_at: sql`now()` })
      .where('id', '=', id)
      .where('vvip', '!=', vvip)
      .execute();
  }

  /** The person of a row read together with others' columns. */
  open(row: PersonRow): PersonRecord {
    return {
      ...openPerson(this.#seals, row.id, row.sealed),
      id: row.id,
      no: row.no,
      sex: row.sex,
      birthDate: row.birth_date,
      idType: row.id_type,
      vvip: row.vvip,
      ...(row.merged_into !== null && { mergedInto: row.merged_into }),
      version: row.version,
      createdAt: row.created_at,
    };
  }

  #newRow(id: string, given: PersonGiven) {
    const columns = sealPerson(this.#seals, id, given);
    return { id, ...columns, sex: given.sex, birth_date: given.birthDate, merged_into: null };
  }

  async #survivor(tx: Db, row: PersonRow): Promise<PersonRecord> {
    let standing = row;
    for (let steps = 0; standing.merged_into !== null && steps < longestMerge; steps++) {
      const into = standing.merged_into;
      standing = await select(tx).selectAll().where('id', '=', into).executeTakeFirstOrThrow();
    }
    return this.open(standing);
  }
}

function tables(tx: Db): Kysely<PeopleTables> {
  return tx.withTables<PeopleTables>();
}

const select = (tx: Db) => tables(tx).selectFrom('people');
const insert = (tx: Db) => tables(tx).insertInto('people');
const update = (tx: Db) => tables(tx).updateTable('people');
