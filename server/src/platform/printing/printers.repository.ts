import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { PrinterReport } from '@daozhen/protocol';
import { json, type Db } from '../db/index.ts';
import type { PrintingTables } from './printing.tables.ts';

export type PrinterRow = Selectable<PrintingTables['printers']>;

/** The agent that reports. */
export interface Reporter {
  device: string;
  name: string;
  site: string;
}

/** Printers in the database, as their agents report them. */
export class PrintersRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<PrintingTables>();
  }

  get(id: string): Promise<PrinterRow | undefined> {
    return this.#db.selectFrom('printers').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The printers of a campus that their agents still have. */
  of(site: string): Promise<PrinterRow[]> {
    return this.#db
      .selectFrom('printers')
      .selectAll()
      .where('site', '=', site)
      .where('gone', '=', false)
      .orderBy('given_name')
      .execute();
  }

  /** Takes over what an agent says it has; what it names no more is gone. */
  async report(
    { device, name, site }: Reporter,
    printers: readonly PrinterReport[],
    now: Date,
  ): Promise<void> {
    const queues = printers.map(({ queue }) => queue);
    for (const { queue, name: given, format, papers, problem } of printers) {
      const facts = {
        device_name: name,
        site,
        given_name: given,
        format,
        papers: json(papers),
        problem: problem ?? null,
        seen_at: now,
        gone: false,
      };
      await this.#db
        .insertInto('printers')
        .values({ id: randomUUID(), device_id: device, queue, ...facts })
        .onConflict((conflict) => conflict.columns(['device_id', 'queue']).doUpdateSet(facts))
        .execute();
    }
    await this.#db
      .updateTable('printers')
      .set({ gone: true })
      .where('device_id', '=', device)
      .$if(queues.length > 0, (query) => query.where('queue', 'not in', queues))
      .execute();
  }

  /** An agent was removed: its printers go with it. */
  async forget(device: string): Promise<void> {
    await this.#db
      .updateTable('printers')
      .set({ gone: true })
      .where('device_id', '=', device)
      .execute();
  }

  async rename(id: string, name: string): Promise<void> {
    await this.#db.updateTable('printers').set({ name }).where('id', '=', id).execute();
  }
}
