import { sql, type Selectable } from 'kysely';
import { json, type Db } from '../../platform/db/index.ts';
import { add, hourOf, isJudged, judge, nothing, type Sums } from './accuracy.domain.ts';
import type { PredictionQuery } from './accuracy.schemas.ts';
import { sums, type ForecasterTables } from './forecaster.tables.ts';
import type { Told } from './told.ts';

/** Single predictions are kept so long, their sums for ever. */
const KEPT_DAYS = 92;
const MODELS_KEPT_DAYS = 31;
const ROWS = 500;

/** The sums of one hour of the campus's clock at one station, over some days. */
export interface HourSums {
  station: string;
  hour: number;
  sums: Sums;
}

/** The sums of one day. */
export interface DaySums {
  day: string;
  sums: Sums;
}

/** What was predicted and what happened, and what the forecaster has learned. */
export class ForecasterRepository {
  readonly #db;

  constructor(db: Db) {
    this.#db = db.withTables<ForecasterTables>();
  }

  /** Adds what was told, each once however often it comes, and to the sums of its hour. */
  async add(site: string, told: readonly Told[], utcOffsetMs: number): Promise<void> {
    for (let from = 0; from < told.length; from += ROWS) {
      const rows = told.slice(from, from + ROWS).map((each) => rowOf(site, each, utcOffsetMs));
      await this.#db.transaction().execute(async (tx) => {
        const added = await tx
          .insertInto('forecast_told')
          .values(rows.map((row) => ({ ...row, shown: json(row.shown) })))
          .onConflict((conflict) =>
            conflict.columns(['site', 'visit', 'station', 'since']).doNothing(),
          )
          .returningAll()
          .execute();
        for (const hour of hoursOf(added)) {
          await tx
            .insertInto('forecast_hours')
            .values(hour)
            .onConflict((conflict) =>
              conflict
                .columns(['site', 'day', 'station', 'hour'])
                .doUpdateSet((eb) =>
                  Object.fromEntries(
                    sums.map((sum) => [
                      sum,
                      eb(eb.ref(`forecast_hours.${sum}`), '+', eb.ref(`excluded.${sum}`)),
                    ]),
                  ),
                ),
            )
            .execute();
        }
      });
    }
  }

  /** The sums of a stretch of days by station and hour; the ends of visits have an empty station. */
  async hours(site: string, from: string, to: string): Promise<HourSums[]> {
    const rows = await this.#db
      .selectFrom('forecast_hours')
      .select(['station', 'hour'])
      .select((eb) => sums.map((sum) => eb.fn.sum<string>(sum).as(sum)))
      .where('site', '=', site)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .groupBy(['station', 'hour'])
      .orderBy('station')
      .orderBy('hour')
      .execute();
    return rows.map(({ station, hour, ...row }) => ({ station, hour, sums: sumsOf(row) }));
  }

  /** The sums of each day of a stretch, waits only, of one station or all. */
  async days(site: string, from: string, to: string, station?: string): Promise<DaySums[]> {
    const rows = await this.#db
      .selectFrom('forecast_hours')
      .select('day')
      .select((eb) => sums.map((sum) => eb.fn.sum<string>(sum).as(sum)))
      .where('site', '=', site)
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where('station', station === undefined ? '<>' : '=', station ?? '')
      .groupBy('day')
      .orderBy('day')
      .execute();
    return rows.map(({ day, ...row }) => ({ day, sums: sumsOf(row) }));
  }

  /** Single predictions, the latest first. */
  async list(site: string, query: PredictionQuery): Promise<Told[]> {
    let rows = this.#db
      .selectFrom('forecast_told')
      .selectAll()
      .where('site', '=', site)
      .where('day', '>=', query.from)
      .where('day', '<=', query.to)
      .orderBy('since', 'desc')
      .orderBy('visit', 'desc')
      .orderBy('station', 'desc')
      .limit(query.limit + 1);
    if (query.station !== undefined) rows = rows.where('station', '=', query.station);
    if (query.hour !== undefined) rows = rows.where('hour', '=', query.hour);
    if (query.judged) rows = rows.where('outcome', 'in', ['called', 'finished']);
    if (query.late) rows = rows.whereRef('ended_at', '>', 'p90');
    const [since, visit = '', station = ''] = query.after?.split('|') ?? [];
    if (since !== undefined) {
      rows = rows.where(
        sql<boolean>`(since, visit, station) < (${Number(since)}, ${visit}, ${station})`,
      );
    }
    return (await rows.execute()).map(toldOf);
  }

  /** Keeps a day's model, the last one counts. */
  async keepModel(site: string, day: string, savedAt: number, model: string): Promise<void> {
    const values = { saved_at: savedAt, model };
    await this.#db
      .insertInto('forecast_models')
      .values({ site, day, ...values })
      .onConflict((conflict) => conflict.columns(['site', 'day']).doUpdateSet(values))
      .execute();
  }

  /** The newest model kept. */
  async model(site: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('forecast_models')
      .select('model')
      .where('site', '=', site)
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.model;
  }

  /** Lets go of what is older than it is kept. */
  async forgetOld(site: string, today: string): Promise<void> {
    const before = (days: number) => sql<string>`${today}::date - ${sql.lit(days)}::integer`;
    await this.#db
      .deleteFrom('forecast_told')
      .where('site', '=', site)
      .where('day', '<', before(KEPT_DAYS))
      .execute();
    await this.#db
      .deleteFrom('forecast_models')
      .where('site', '=', site)
      .where('day', '<', before(MODELS_KEPT_DAYS))
      .execute();
  }
}

type Row = Selectable<ForecasterTables['forecast_told']>;

function rowOf(site: string, told: Told, utcOffsetMs: number): Row {
  const { visit, station, since, day, ticket, p50, p90, raised, shown } = told;
  return {
    site,
    visit,
    station,
    since,
    day,
    hour: hourOf(since, utcOffsetMs),
    ticket,
    p50,
    p90,
    plain: told.plain ?? null,
    ahead: told.ahead ?? null,
    raised,
    shown,
    outcome: told.outcome ?? 'left',
    ended_at: told.endedAt ?? since,
  };
}

function toldOf({ site: _site, hour: _hour, plain, ahead, ended_at: endedAt, ...row }: Row): Told {
  const bound = row.shown.at(-1)?.[2] ?? row.p90;
  return {
    ...row,
    ...(plain === null ? {} : { plain }),
    ...(ahead === null ? {} : { ahead }),
    bound,
    endedAt,
  };
}

/** What rows add to the sums of their hours. */
function hoursOf(rows: readonly Row[]): ForecasterTables['forecast_hours'][] {
  const found = new Map<string, { row: Row; total: Sums }>();
  for (const row of rows) {
    const told = toldOf(row);
    if (!isJudged(told)) continue;
    const key = `${row.day}|${row.station}|${row.hour}`;
    const total = add(found.get(key)?.total ?? nothing, judge(told));
    found.set(key, { row, total });
  }
  return [...found.values()].map(({ row: { site, day, station, hour }, total }) => ({
    site,
    day,
    station,
    hour,
    told: total.told,
    predicted_ms: total.predictedMs,
    latest_ms: total.latestMs,
    actual_ms: total.actualMs,
    error_ms: total.errorMs,
    plain_told: total.plainTold,
    plain_error_ms: total.plainErrorMs,
    plain_of_ours_ms: total.plainOfOursMs,
    kept: total.kept,
    raised: total.raised,
  }));
}

/** The database adds bigints up to a numeric, which comes as text. */
function sumsOf(row: Record<(typeof sums)[number], string>): Sums {
  return {
    told: Number(row.told),
    predictedMs: Number(row.predicted_ms),
    latestMs: Number(row.latest_ms),
    actualMs: Number(row.actual_ms),
    errorMs: Number(row.error_ms),
    plainTold: Number(row.plain_told),
    plainErrorMs: Number(row.plain_error_ms),
    plainOfOursMs: Number(row.plain_of_ours_ms),
    kept: Number(row.kept),
    raised: Number(row.raised),
  };
}
