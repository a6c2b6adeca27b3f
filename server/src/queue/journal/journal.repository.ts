import { sql } from 'kysely';
import type { FloorEvent } from '@daozhen/protocol';
import { json, type Db } from '../../platform/db/index.ts';
import type { JournalTables } from './journal.tables.ts';

/** The floor's events for good, in the database. */
export class JournalRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<JournalTables>();
  }

  /** The last event stored of a campus in an epoch; 0 when there is none. */
  async last(site: string, epoch: string): Promise<number> {
    const row = await this.#db
      .selectFrom('journal')
      .select((eb) => eb.fn.max('seq').as('last'))
      .where('site', '=', site)
      .where('epoch', '=', epoch)
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  /** Adds events; those already there stay as they are. All of them or, on an error, none. */
  async add(site: string, epoch: string, events: readonly FloorEvent[]): Promise<void> {
    const rows = events.map((event) => ({
      site,
      epoch,
      seq: event.seq,
      at: event.at,
      day: event.day,
      type: event.type,
      event: json(event),
    }));
    await this.#db
      .insertInto('journal')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['site', 'epoch', 'seq']).doNothing())
      .execute();
  }

  /** A visit's check-in, the newest if there are several. */
  async checkIn(site: string, visit: string): Promise<FloorEvent | undefined> {
    const row = await this.#db
      .selectFrom('journal')
      .select('event')
      .where('site', '=', site)
      .where('type', '=', 'checked-in')
      .where(sql<string>`event->'facts'->>'visit'`, '=', visit)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.event;
  }

  /** Stored events of a campus after one of an epoch, oldest first. */
  async after(site: string, epoch: string, seq: number, limit: number): Promise<FloorEvent[]> {
    const rows = await this.#db
      .selectFrom('journal')
      .select('event')
      .where('site', '=', site)
      .where('epoch', '=', epoch)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => row.event);
  }
}
