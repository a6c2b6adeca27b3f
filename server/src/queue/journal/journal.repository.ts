import { sql } from 'kysely';
import type { FloorEvent } from '@daozhen/protocol';
import { json, type Db } from '../../platform/db/index.ts';
import type { FloorContents, Position } from '../engine/index.ts';
import type { History, Segment, Mark } from './fold.ts';
import type { JournalTables } from './journal.tables.ts';
import type { DayHistory, DaySpan } from './read-day.ts';
import { lineageOf, type EpochRow } from './lineage.ts';

/** The floor's events for good, in the database. */
export class JournalRepository implements History, DayHistory {
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

  /** Notes an epoch and where it left the one before; one already known stays as it is. */
  async begin(site: string, epoch: string, since: Position | undefined): Promise<void> {
    const row = { site, epoch, since_epoch: since?.epoch ?? null, since_seq: since?.seq ?? 0 };
    await this.#db
      .insertInto('journal_epochs')
      .values(row)
      .onConflict((conflict) => conflict.columns(['site', 'epoch']).doNothing())
      .execute();
  }

  /** The campuses it knows. */
  async sites(): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('journal_epochs')
      .select('site')
      .distinct()
      .orderBy('site')
      .execute();
    return rows.map(({ site }) => site);
  }

  /** The epochs that led to the newest one, oldest first. */
  async lineage(site: string): Promise<Segment[]> {
    const rows: EpochRow[] = await this.#db
      .selectFrom('journal_epochs')
      .select(['epoch', 'since_epoch as sinceEpoch', 'since_seq as sinceSeq'])
      .where('site', '=', site)
      .orderBy('number')
      .execute();
    const segments = lineageOf(rows);
    const newest = segments.at(-1);
    if (newest) newest.to = Math.max(newest.from, await this.last(site, newest.epoch));
    return segments;
  }

  /** The newest event within a stretch that turned the day; undefined when none did. */
  async turn(site: string, { epoch, from, to }: Segment): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('journal')
      .select('seq')
      .where('site', '=', site)
      .where('epoch', '=', epoch)
      .where('seq', '>', from)
      .where('seq', '<=', to)
      .where('type', '=', 'day-closed')
      .where(sql<string>`event->'facts'->>'remaining'`, '=', '0')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.seq;
  }

  /** Keeps what a campus was made of at an event. */
  async keepMark(site: string, epoch: string, seq: number, contents: FloorContents): Promise<void> {
    await this.#db
      .insertInto('journal_marks')
      .values({ site, epoch, seq, contents: json(contents) })
      .onConflict((conflict) => conflict.columns(['site', 'epoch', 'seq']).doNothing())
      .execute();
  }

  async newestMark(site: string, { epoch, from, to }: Segment): Promise<Mark | undefined> {
    return this.#db
      .selectFrom('journal_marks')
      .select(['seq', 'contents'])
      .where('site', '=', site)
      .where('epoch', '=', epoch)
      .where('seq', '>', from)
      .where('seq', '<=', to)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** Where each epoch has events of a floor's day. */
  daySpans(site: string, day: string): Promise<DaySpan[]> {
    return this.#db
      .selectFrom('journal')
      .select(['epoch', (eb) => eb.fn.min('seq').as('first'), (eb) => eb.fn.max('seq').as('last')])
      .where('site', '=', site)
      .where('day', '=', day)
      .groupBy('epoch')
      .execute();
  }

  /** The newest days of a campus on which somebody was called, the newest first. */
  async days(site: string, limit: number): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('journal')
      .select('day')
      .distinct()
      .where('site', '=', site)
      .where('type', '=', 'called')
      .orderBy('day', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ day }) => day);
  }

  /** A visit's check-in, the newest if there are several; what a fail-over has lost does not count. */
  async checkIn(site: string, visit: string): Promise<FloorEvent | undefined> {
    const rows = await this.#db
      .selectFrom('journal')
      .select(['epoch', 'seq', 'event'])
      .where('site', '=', site)
      .where('type', '=', 'checked-in')
      .where(sql<string>`event->'facts'->>'visit'`, '=', visit)
      .orderBy('at', 'desc')
      .execute();
    if (rows.length === 0) return undefined;
    const segments = await this.lineage(site);
    const isPast = ({ epoch, seq }: Position) =>
      segments.some((each) => each.epoch === epoch && each.from < seq && seq <= each.to);
    return rows.find(isPast)?.event;
  }

  async page(
    site: string,
    epoch: string,
    after: number,
    to: number,
    limit: number,
  ): Promise<FloorEvent[]> {
    const rows = await this.#db
      .selectFrom('journal')
      .select('event')
      .where('site', '=', site)
      .where('epoch', '=', epoch)
      .where('seq', '>', after)
      .where('seq', '<=', to)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => row.event);
  }
}
