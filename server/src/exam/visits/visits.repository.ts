import { sql, type Selectable } from 'kysely';
import { isUniqueViolation, json, type Db } from '../../platform/db/index.ts';
import { findOrAddPerson } from '../people/index.ts';
import type { Plan } from './registration.domain.ts';
import type { VisitTables } from './visits.tables.ts';

export type VisitRecord = Selectable<VisitTables['visits']>;

export interface NewVisit {
  id: string;
  site: string;
  day: string;
  plan: Plan;
  registeredBy: string;
  requestKey: string;
  requestHash: string;
  linkHash: string;
  linkExpiresAt: Date;
}

/** How storing a visit ended; `exists` is the visit that stands in the way. */
export type Stored =
  | { kind: 'stored'; visit: VisitRecord }
  | { kind: 'same-request'; visit: VisitRecord }
  | { kind: 'same-person'; visit: VisitRecord };

/** Visits in the database. */
export class VisitsRepository {
  readonly #plain: Db;
  readonly #db;

  constructor(db: Db) {
    this.#plain = db;
    this.#db = db.withTables<VisitTables>();
  }

  get(id: string): Promise<VisitRecord | undefined> {
    return this.#db.selectFrom('visits').selectAll().where('id', '=', id).executeTakeFirst();
  }

  byRequest(key: string): Promise<VisitRecord | undefined> {
    return this.#db
      .selectFrom('visits')
      .selectAll()
      .where('request_key', '=', key)
      .executeTakeFirst();
  }

  byLink(hash: string): Promise<VisitRecord | undefined> {
    return this.#db
      .selectFrom('visits')
      .selectAll()
      .where('link_hash', '=', hash)
      .executeTakeFirst();
  }

  /** Stores a new visit and its person, unless the request or the person is there already. */
  async store(visit: NewVisit): Promise<Stored> {
    try {
      return await this.#plain.transaction().execute((tx) => storeIn(tx, visit));
    } catch (error) {
      // Another request with the same key came first while this one was under way.
      const same = isUniqueViolation(error, 'visits_request_key')
        ? await this.byRequest(visit.requestKey)
        : undefined;
      if (!same) throw error;
      return { kind: 'same-request', visit: same };
    }
  }

  /** Notes what the floor confirmed; once only. */
  async confirm(id: string, ticket: string | null, day: string, at: number): Promise<void> {
    await this.#db
      .updateTable('visits')
      .set({ state: 'checked-in', ticket, day, checked_in_at: at })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .execute();
  }

  /** The floor refused it, or its day is over: the request and the person may try again. */
  async giveUp(id: string, state: 'refused' | 'lapsed', refusal: string): Promise<void> {
    await this.#db
      .updateTable('visits')
      .set({ state, refusal, request_key: null })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .execute();
  }

  /** What the floor had confirmed and has lost is pending again. */
  async reopen(ids: readonly string[]): Promise<void> {
    await this.#db
      .updateTable('visits')
      .set({ state: 'pending' })
      .where('id', 'in', ids)
      .where('state', '=', 'checked-in')
      .execute();
  }

  /** Visits the floor has not confirmed for a while, oldest first. */
  pending(before: Date, limit: number): Promise<VisitRecord[]> {
    return this.#db
      .selectFrom('visits')
      .selectAll()
      .where('state', '=', 'pending')
      .where('created_at', '<=', before)
      .orderBy('created_at')
      .limit(limit)
      .execute();
  }

  /** The visits of a campus from a day on. */
  since(site: string, day: string): Promise<VisitRecord[]> {
    return this.#db
      .selectFrom('visits')
      .selectAll()
      .where('site', '=', site)
      .where('day', '>=', day)
      .where('state', 'in', ['pending', 'checked-in'])
      .orderBy('created_at')
      .execute();
  }
}

async function storeIn(tx: Db, visit: NewVisit): Promise<Stored> {
  const db = tx.withTables<VisitTables>();
  const { plan, site, day } = visit;
  const { name, sex, birthDate, idNumber } = plan.person;
  // Two desks with the same person: the second waits here and then sees the first's visit.
  const who = `${day} ${name} ${birthDate}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${who}, 0))`.execute(db);
  const request = await db
    .selectFrom('visits')
    .selectAll()
    .where('request_key', '=', visit.requestKey)
    .executeTakeFirst();
  if (request) return { kind: 'same-request', visit: request };
  const personId = await findOrAddPerson(tx, plan.person);
  const same = await db
    .selectFrom('visits')
    .selectAll()
    .where('day', '=', day)
    .where('state', 'in', ['pending', 'checked-in'])
    .where((eb) => {
      const looksSame = eb.and({ name, sex, birth_date: birthDate });
      const unproved =
        idNumber === undefined ? looksSame : eb.and([looksSame, eb('has_id_number', '=', false)]);
      return eb.or([eb('person_id', '=', personId), unproved]);
    })
    .executeTakeFirst();
  if (same) return { kind: 'same-person', visit: same };
  const stored = await db
    .insertInto('visits')
    .values({
      id: visit.id,
      site,
      day,
      person_id: personId,
      name,
      sex,
      birth_date: birthDate,
      has_id_number: idNumber !== undefined,
      vvip: plan.vvip,
      language: plan.language ?? null,
      class: plan.class,
      package_id: plan.packageId,
      items: json(plan.items),
      state: 'pending',
      registered_by: visit.registeredBy,
      request_key: visit.requestKey,
      request_hash: visit.requestHash,
      link_hash: visit.linkHash,
      link_expires_at: visit.linkExpiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { kind: 'stored', visit: stored };
}
