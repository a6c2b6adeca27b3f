import { sql, type Kysely, type Selectable } from 'kysely';
import { json, type Db } from '../../platform/db/index.ts';
import type { AttachedTables } from './attached.tables.ts';
import type { FloorFold, Snapshot } from './snapshot.domain.ts';

type AttachedDb = Kysely<AttachedTables>;
export type AttachedRow = Selectable<AttachedTables['attached_visits']>;

/** Where a reader of a campus's history is. */
export interface Cursor {
  epoch: string;
  seq: number;
}

export interface NewAttached {
  id: string;
  partner: string;
  number: string;
  site: string;
  personHash: string;
  orderHash: string;
  codes: Record<string, string>;
  floor: FloorFold;
  dueAt: Date;
}

/** The visits of partners, what the floor did with them, and what is to be told. */
export class AttachedRepository {
  readonly #db: AttachedDb;

  constructor(db: Db) {
    this.#db = db.withTables<AttachedTables>();
  }

  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((tx) => run(tx as unknown as Db));
  }

  async byNumber(partner: string, number: string): Promise<AttachedRow | undefined> {
    return this.#db
      .selectFrom('attached_visits')
      .selectAll()
      .where('partner_id', '=', partner)
      .where('number', '=', number)
      .executeTakeFirst();
  }

  /** Adds a visit, or gives its number another one after a cancellation; the same again changes nothing. */
  async attach(visit: NewAttached): Promise<void> {
    const row = {
      id: visit.id,
      site: visit.site,
      person_hash: visit.personHash,
      order_hash: visit.orderHash,
      codes: json(visit.codes),
      floor: json(visit.floor),
      due_at: visit.dueAt,
    };
    await this.#db
      .insertInto('attached_visits')
      .values({ ...row, partner_id: visit.partner, number: visit.number, sent: null })
      .onConflict((conflict) =>
        conflict
          .columns(['partner_id', 'number'])
          .doUpdateSet({ ...row, sent: null })
          .where('attached_visits.id', '!=', visit.id),
      )
      .execute();
  }

  async changeOrder(id: string, orderHash: string, codes: Record<string, string>): Promise<void> {
    await this.#db
      .updateTable('attached_visits')
      .set({ order_hash: orderHash, codes: json(codes) })
      .where('id', '=', id)
      .execute();
  }

  /** The number may be used for another visit from now on. */
  async nextTurn(id: string, turn: number): Promise<void> {
    await this.#db
      .updateTable('attached_visits')
      .set({ turn: turn + 1 })
      .where('id', '=', id)
      .where('turn', '=', turn)
      .execute();
  }

  /** Where reading of a campus's history stands, kept for this transaction alone; undefined when another has it. */
  async cursor(tx: Db, site: string, start: () => Promise<Cursor | undefined>) {
    const db = on(tx);
    const found = await db
      .selectFrom('attached_cursors')
      .select(['epoch', 'seq'])
      .where('site', '=', site)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (found) return found;
    const first = await start();
    if (!first) return undefined;
    // Whoever else has it just now, or has made it, goes on with it.
    await db
      .insertInto('attached_cursors')
      .values({ site, ...first })
      .onConflict((conflict) => conflict.column('site').doNothing())
      .execute();
    return undefined;
  }

  async moveCursor(tx: Db, site: string, { epoch, seq }: Cursor): Promise<void> {
    await on(tx)
      .updateTable('attached_cursors')
      .set({ epoch, seq })
      .where('site', '=', site)
      .execute();
  }

  /** Those of some visits that are a partner's, held until the transaction ends. */
  async among(tx: Db, visits: readonly string[]): Promise<AttachedRow[]> {
    return on(tx)
      .selectFrom('attached_visits')
      .selectAll()
      .where(sql<boolean>`id = any(${[...visits]}::text[])`)
      .orderBy('id')
      .forUpdate()
      .execute();
  }

  async setFloor(tx: Db, id: string, floor: FloorFold, dueAt: Date): Promise<void> {
    await on(tx)
      .updateTable('attached_visits')
      .set({ floor: json(floor), due_at: dueAt })
      .where('id', '=', id)
      .execute();
  }

  /** Visits of which something may be settled by now, held until the transaction ends. */
  async due(tx: Db, now: Date, limit: number): Promise<AttachedRow[]> {
    return on(tx)
      .selectFrom('attached_visits')
      .selectAll()
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
  }

  /** Notes what is settled, and writes the message about it if there is something new to tell. */
  async tell(
    tx: Db,
    row: AttachedRow,
    snapshot: Snapshot,
    { dueAt, now, message }: TellOptions,
  ): Promise<void> {
    const db = on(tx);
    await db
      .updateTable('attached_visits')
      .set({ sent: json(snapshot), due_at: dueAt ?? null })
      .where('id', '=', row.id)
      .execute();
    if (!message) return;
    const partner = await db
      .updateTable('partners')
      .set({ last_seq: sql`last_seq + 1` })
      .where('id', '=', row.partner_id)
      .returning(['last_seq', 'webhook_url'])
      .executeTakeFirstOrThrow();
    await db
      .insertInto('attached_messages')
      .values({
        partner_id: row.partner_id,
        seq: partner.last_seq,
        visit_id: row.id,
        number: row.number,
        body: json(message(partner.last_seq)),
        state: partner.webhook_url === null ? 'stored' : 'waiting',
        next_at: now,
        delivered_at: null,
        problem: null,
        created_at: now,
      })
      .execute();
  }
}

interface TellOptions {
  now: Date;
  /** When to look again. */
  dueAt?: Date | undefined;
  /** The message, by its number; undefined when there is nothing new. */
  message?: ((seq: number) => unknown) | undefined;
}

const on = (tx: Db): AttachedDb => tx.withTables<AttachedTables>();
