import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { NewItem, PregnancyAnswer } from '@daozhen/protocol';
import { isUniqueViolation, json, type Db } from '../../platform/db/index.ts';
import { noteArrival } from './arrival.ts';
import type { CheckInFact } from './floor-picture.ts';
import type { OrderLine } from './lines.domain.ts';
import type { Plan } from './registration.domain.ts';
import { VisitRecords, type VisitRecord } from './visit-records.ts';
import { sealPlates } from './visits.seal.ts';
import { rowNow, standingStates, type VisitReason, type VisitTables } from './visits.tables.ts';

export interface NewVisit {
  id: string;
  site: string;
  day: string;
  plan: Plan;
  /** When he is expected, epoch ms; without it he is here. */
  appointment?: number | undefined;
  registeredBy: string;
  requestKey: string;
  requestHash: string;
  linkHash: string;
  linkExpiresAt: Date;
  reasons: VisitReason[];
}

/** How storing a visit ended; `exists` is the visit that stands in the way. */
export type Stored =
  | { kind: 'stored'; visit: VisitRecord }
  | { kind: 'same-request'; visit: VisitRecord }
  | { kind: 'same-person'; visit: VisitRecord };

/** Visits in the database. */
export class VisitsRepository extends VisitRecords {
  async get(id: string, tx: Db = this.plain): Promise<VisitRecord | undefined> {
    return this.one(
      await tx
        .withTables<VisitTables>()
        .selectFrom('visits')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst(),
      tx,
    );
  }

  async byRequest(key: string): Promise<VisitRecord | undefined> {
    return this.one(
      await this.db
        .selectFrom('visits')
        .selectAll()
        .where('request_key', '=', key)
        .executeTakeFirst(),
    );
  }

  async byLink(hash: string): Promise<VisitRecord | undefined> {
    return this.one(
      await this.db
        .selectFrom('visits')
        .selectAll()
        .where('link_hash', '=', hash)
        .executeTakeFirst(),
    );
  }

  /**
   * Stores a new visit and its person, unless the request or the person is there already.
   * @param within what else belongs to the registration: done last, in the same transaction; told the
   * person whom it made a VVIP, if it did
   */
  async store(
    visit: NewVisit,
    within: (tx: Db, vvipMade: string | undefined) => Promise<void> = () => Promise.resolve(),
  ): Promise<Stored> {
    try {
      return await this.plain.transaction().execute((tx) => this.#storeIn(tx, visit, within));
    } catch (error) {
      // Another request with the same key came first while this one was under way.
      const same = isUniqueViolation(error, 'visits_request_key')
        ? await this.byRequest(visit.requestKey)
        : undefined;
      if (!same) throw error;
      return { kind: 'same-request', visit: same };
    }
  }

  /** See {@link noteArrival}. */
  readonly arrive = (id: string): Promise<boolean> => noteArrival(this.plain, id);

  /** Notes what the floor confirmed; once only. @returns when, unless it was noted before */
  async confirm(id: string, { ticket, day, at }: CheckInFact): Promise<Date | undefined> {
    const row = await this.db
      .updateTable('visits')
      .set({ state: 'checked-in', ticket, day, checked_in_at: at, changed_at: rowNow })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .returning('changed_at')
      .executeTakeFirst();
    return row?.changed_at;
  }

  /** The floor refused it, or its day is over: the request and the person may try again. */
  async giveUp(id: string, state: 'refused' | 'lapsed', refusal: string): Promise<void> {
    await this.db
      .updateTable('visits')
      .set({ state, refusal, request_key: null, changed_at: rowNow })
      .where('id', '=', id)
      .where('state', 'in', ['pending', 'booked'])
      .execute();
  }

  /** What the floor had confirmed and has lost is pending again. */
  async reopen(ids: readonly string[]): Promise<void> {
    await this.db
      .updateTable('visits')
      .set({ state: 'pending', changed_at: rowNow })
      .where('id', 'in', ids)
      .where('state', '=', 'checked-in')
      .execute();
  }

  /** Visits the floor has not confirmed for a while, oldest first. */
  async pending(before: Date, limit: number): Promise<VisitRecord[]> {
    const rows = await this.db
      .selectFrom('visits')
      .selectAll()
      .where('state', '=', 'pending')
      .where('created_at', '<=', before)
      .orderBy('created_at')
      .limit(limit)
      .execute();
    return this.records(rows);
  }

  /** The visits of a campus from a day on: those that are or were on the floor. */
  async since(site: string, day: string): Promise<VisitRecord[]> {
    const rows = await this.db
      .selectFrom('visits')
      .selectAll()
      .where('site', '=', site)
      .where('day', '>=', day)
      .where('state', 'in', ['pending', 'checked-in'])
      .orderBy('created_at')
      .execute();
    return this.records(rows);
  }

  /** Whether the person of a visit has another that stands on its day. */
  async standsOn({ id, day, person }: VisitRecord): Promise<boolean> {
    const found = await this.db
      .selectFrom('visits')
      .select('id')
      .where('person_id', 'in', await this.people.mergedIds(person))
      .where('day', '=', day)
      .where('state', 'in', standingStates)
      .where('id', '!=', id)
      .executeTakeFirst();
    return found !== undefined;
  }

  /** Notes what is known of pregnancy now. */
  async setPregnancy(tx: Db, id: string, pregnancy: PregnancyAnswer): Promise<void> {
    await tx
      .withTables<VisitTables>()
      .updateTable('visits')
      .set({ pregnancy, changed_at: rowNow })
      .where('id', '=', id)
      .execute();
  }

  /** The floor knows of somebody expected. @returns whether he still is to come, or has come */
  async announced(id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('visits')
      .set({ announced: true })
      .where('id', '=', id)
      .where('state', '!=', 'cancelled')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Booked visits of days gone by: nobody came. */
  async lapseBooked(site: string, today: string): Promise<number> {
    const { numUpdatedRows } = await this.db
      .updateTable('visits')
      .set({
        state: 'lapsed',
        refusal: 'visit.not-come',
        request_key: null,
        changed_at: rowNow,
      })
      .where('site', '=', site)
      .where('day', '<', today)
      .where('state', '=', 'booked')
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async #storeIn(
    tx: Db,
    visit: NewVisit,
    within: (tx: Db, vvipMade: string | undefined) => Promise<void>,
  ): Promise<Stored> {
    const db = tx.withTables<VisitTables>();
    const { plan, day } = visit;
    const { name, birthDate } = plan.person;
    // Two desks with the same person: the second waits here and then sees the first's visit.
    const who = `${day} ${name} ${birthDate}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${who}, 0))`.execute(db);
    const request = await db
      .selectFrom('visits')
      .selectAll()
      .where('request_key', '=', visit.requestKey)
      .executeTakeFirst();
    if (request) return { kind: 'same-request', visit: (await this.one(request, tx))! };
    const person =
      plan.known === undefined
        ? await this.people.findOrAdd(tx, plan.person)
        : (await this.people.standing(plan.known, tx))!;
    const same = await db
      .selectFrom('visits')
      .selectAll()
      .where('day', '=', day)
      .where('state', 'in', standingStates)
      .where('person_id', 'in', await this.people.sameAs(tx, person))
      .executeTakeFirst();
    if (same) return { kind: 'same-person', visit: (await this.one(same, tx))! };
    const vvipMade = plan.vvip && !person.vvip;
    if (vvipMade) await this.people.setVvip(tx, person.id, true);
    const row = await db
      .insertInto('visits')
      .values(this.#newRow(visit, person.id))
      .returningAll()
      .executeTakeFirstOrThrow();
    await addLines(tx, row.id, plan.lines, visit.registeredBy, 0);
    await within(tx, vvipMade ? person.id : undefined);
    return { kind: 'stored', visit: (await this.one(row, tx))! };
  }

  #newRow(visit: NewVisit, person: string) {
    const { plan, id } = visit;
    const { member } = plan;
    return {
      id,
      site: visit.site,
      day: visit.day,
      person_id: person,
      language: plan.language ?? null,
      pregnancy: plan.pregnancy ?? null,
      exam_type: plan.examType,
      class: plan.class,
      package_id: plan.packageId ?? null,
      items: json<NewItem[]>(plan.items),
      member: member?.id ?? null,
      employer: member?.employer ?? null,
      employer_name: member?.employerName ?? null,
      department: member?.department ?? null,
      batch: member?.batch ?? null,
      grp: member?.group ?? null,
      appointment: visit.appointment ?? null,
      sealed: sealPlates(this.seals, id, plan.plates),
      state: visit.appointment === undefined ? ('pending' as const) : ('booked' as const),
      registered_by: visit.registeredBy,
      request_key: visit.requestKey,
      request_hash: visit.requestHash,
      reasons: json(visit.reasons),
      link_hash: visit.linkHash,
      link_expires_at: visit.linkExpiresAt,
    };
  }
}

/** Adds lines to a visit, from a position on. */
export async function addLines(
  tx: Db,
  visit: string,
  lines: readonly OrderLine[],
  by: string,
  from: number,
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line, index) => ({
    id: randomUUID(),
    visit_id: visit,
    position: from + index,
    kind: line.kind,
    ref: line.ref,
    name: line.name,
    name_en: line.nameEn,
    items: json(line.items),
    list_fen: line.listFen,
    discount_fen: line.discountFen,
    payer: line.payer,
    added_by: by,
  }));
  await tx.withTables<VisitTables>().insertInto('visit_lines').values(rows).execute();
}
