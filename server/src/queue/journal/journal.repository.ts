import type { FloorEvent } from '@daozhen/protocol';
import { json, type Db } from '../../platform/db/index.ts';
import type { JournalTables } from './journal.tables.ts';

/** The events of all campuses in the database. */
export class JournalRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<JournalTables>();
  }

  /** The last sequence number kept of a campus's epoch; 0 when there is none. */
  async last(site: string, epoch: string): Promise<number> {
    const row = await this.#db
      .selectFrom('journal')
      .select((e) => e.fn.max('seq').as('seq'))
      .where('site', '=', site)
      .where('epoch', '=', epoch)
      .executeTakeFirst();
    return row?.seq ?? 0;
  }

  /** Keeps events; those kept already stay as they are. All or nothing. */
  async append(site: string, epoch: string, events: readonly FloorEvent[]): Promise<void> {
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
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
