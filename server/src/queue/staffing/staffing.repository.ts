import type { Selectable } from 'kysely';
import { json, type Db } from '../../platform/db/index.ts';
import type { DatedRow, DutyRow } from './duty-row.ts';
import type { LeavingEnding, LeavingRecord } from './leaving-record.ts';
import type { StaffingTables } from './staffing.tables.ts';

/** Duty day by day, and rooms that seemed to be left. */
export class StaffingRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<StaffingTables>();
  }

  /** Puts a day's rows in the place of those there were. All of them or, on an error, none. */
  async putDay(
    site: string,
    day: string,
    events: number,
    rows: readonly DutyRow[],
    last?: (tx: Db) => Promise<void>,
  ): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      // Two nodes may add up the same day: the second waits here for the first.
      await tx
        .insertInto('staffing_days')
        .values({ site, day, events })
        .onConflict((conflict) =>
          conflict.columns(['site', 'day']).doUpdateSet({ events, made_at: new Date() }),
        )
        .execute();
      await tx
        .deleteFrom('staffing_duty')
        .where('site', '=', site)
        .where('day', '=', day)
        .execute();
      if (rows.length > 0) {
        const values = rows.map((row) => ({ site, day, ...columnsOf(row) }));
        await tx.insertInto('staffing_duty').values(values).execute();
      }
      await last?.(tx as unknown as Db);
    });
  }

  /** Which of the days from one to another have been added up. */
  async days(site: string, from: string, to: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('staffing_days')
      .select('day')
      .where('site', '=', site)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .execute();
    return rows.map(({ day }) => day);
  }

  async rows(site: string, from: string, to: string): Promise<DatedRow[]> {
    const rows = await this.#db
      .selectFrom('staffing_duty')
      .selectAll()
      .where('site', '=', site)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('day')
      .orderBy('on_at')
      .execute();
    return rows.map(rowOf);
  }

  /** Notes that a room seems to be left; one noted already and not over stays as it is. */
  async noticed(site: string, leaving: LeavingRecord): Promise<void> {
    const { room, station, staff, day, since, sign, waiting, noticedAt } = leaving;
    await this.#db
      .insertInto('staffing_leavings')
      .values({
        site,
        room,
        station,
        staff,
        day,
        since,
        sign,
        waiting,
        noticed_at: noticedAt,
        ended_at: null,
        ending: null,
        by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** Notes that it is over. */
  async over(
    site: string,
    room: string,
    { at, ending, by }: { at: number; ending: LeavingEnding; by?: string },
    db: Db = this.#db as unknown as Db,
  ): Promise<void> {
    await db
      .withTables<StaffingTables>()
      .updateTable('staffing_leavings')
      .set({ ended_at: at, ending, by: by ?? null })
      .where('site', '=', site)
      .where('room', '=', room)
      .where('ended_at', 'is', null)
      .execute();
  }

  /** Rooms whose leaving is not over. */
  async open(site: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('staffing_leavings')
      .select('room')
      .where('site', '=', site)
      .where('ended_at', 'is', null)
      .execute();
    return rows.map(({ room }) => room);
  }

  async leavings(site: string, from: string, to: string): Promise<LeavingRecord[]> {
    const rows = await this.#db
      .selectFrom('staffing_leavings')
      .selectAll()
      .where('site', '=', site)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .orderBy('since', 'desc')
      .execute();
    return rows.map(leavingOf);
  }
}

function columnsOf(row: DutyRow) {
  const { n, sum, squares, quarters } = row.times;
  return {
    room: row.room,
    staff: row.staff,
    station: row.station,
    on_at: row.from,
    off_at: row.to ?? null,
    on_ms: row.onMs,
    paused_ms: row.pausedMs,
    busy_ms: row.busyMs,
    pauses: row.pauses,
    served: row.served,
    items: row.items,
    passed: row.passed,
    recalls: row.recalls,
    times_n: n,
    times_sum: sum,
    times_squares: squares,
    times_quarters: json(quarters),
    hours: json(row.hours),
  };
}

function rowOf(row: Selectable<StaffingTables['staffing_duty']>): DatedRow {
  const { day, room, staff, station, on_at: from, off_at: to } = row;
  return {
    day,
    room,
    staff,
    station,
    from,
    ...(to === null ? {} : { to }),
    onMs: row.on_ms,
    pausedMs: row.paused_ms,
    busyMs: row.busy_ms,
    pauses: row.pauses,
    served: row.served,
    items: row.items,
    passed: row.passed,
    recalls: row.recalls,
    times: {
      n: row.times_n,
      sum: row.times_sum,
      squares: row.times_squares,
      quarters: row.times_quarters,
    },
    hours: row.hours,
  };
}

function leavingOf(row: Selectable<StaffingTables['staffing_leavings']>): LeavingRecord {
  const { room, station, staff, day, since, sign, waiting, ended_at: endedAt, ending, by } = row;
  return {
    room,
    station,
    staff,
    day,
    since,
    sign,
    waiting,
    noticedAt: row.noticed_at,
    ...(endedAt === null ? {} : { endedAt }),
    ...(ending === null ? {} : { ending }),
    ...(by === null ? {} : { by }),
  };
}
