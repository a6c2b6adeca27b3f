import type { SiteState } from '@daozhen/protocol';
import type { Audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ApiError, type Actor } from '../../platform/http/index.ts';
import type { SiteFacts } from '../campus/index.ts';
import { JournalGap } from '../journal/index.ts';
import type { DutyLedger } from './duty-ledger.ts';
import { addRow, emptySum, type DatedRow } from './duty-row.ts';
import type { DutyWatch } from './duty-watch.ts';
import { linesOf, periodsOf, type Grouping, type ReportLine } from './report.domain.ts';
import { minutes, shownLine, shownSum } from './shown.ts';
import { staffingErrors } from './staffing.errors.ts';
import type { StaffingRepository } from './staffing.repository.ts';
import type {
  DutyQuery,
  DutyStint,
  LeavingItem,
  RangeQuery,
  ReportQuery,
  StaffingLine,
  StaffingReport,
} from './staffing.schemas.ts';
import { byMinute } from './times.ts';

/** One open campus. */
export interface StaffedSite {
  state: SiteState;
  facts: SiteFacts;
  watch: DutyWatch;
  now: () => number;
}

export interface StaffingOptions {
  db: Db;
  repository: StaffingRepository;
  ledger: DutyLedger;
  audit: Pick<Audit, 'append'>;
  /** Days of a campus on which somebody was called, newest first. */
  journalled: (site: string, limit: number) => Promise<string[]>;
  site: (id: string) => StaffedSite | undefined;
}

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;

/** Hours, volume and times, day by day; and what somebody says about a room. */
export class StaffingService {
  readonly #o: StaffingOptions;

  constructor(options: StaffingOptions) {
    this.#o = options;
  }

  async report(query: ReportQuery): Promise<StaffingReport> {
    const { site, by, period } = query;
    const { repository } = this.#o;
    const here = this.#o.site(site);
    const today = here?.state.day ?? new Date().toISOString().slice(0, 10);
    const { from = today, to = today } = query;
    const [all, leavings, missing] = await Promise.all([
      this.#rows({ site, from, to }),
      repository.leavings(site, from, to),
      this.#missing({ site, from, to }),
    ]);
    const rows = all.filter((row) => isAsked(row, query));
    const total = emptySum();
    for (const row of rows) addRow(total, row);
    const left = leavings.filter((each) => isAsked(each, query));
    const lines = linesOf(rows, left, by, here?.now() ?? Date.now());
    return {
      from,
      to,
      today,
      lines: lines.map((line) => ({ ...this.#named(site, by, line), ...shownLine(line) })),
      periods: periodsOf(rows, period).map(({ start, people, sum }) => ({
        start,
        people,
        ...shownSum(sum),
      })),
      total: {
        people: new Set(rows.flatMap(({ staff }) => (staff === '' ? [] : staff))).size,
        days: new Set(rows.map(({ day }) => day)).size,
        ...shownSum(total),
      },
      minutes: byMinute(total.times),
      live: here !== undefined && from <= here.state.day && here.state.day <= to,
      missing,
    };
  }

  /** The days behind a figure, the newest first. */
  async duty(query: DutyQuery): Promise<DutyStint[]> {
    const rows = (await this.#rows(query)).filter((row) => isAsked(row, query));
    return rows.toReversed().map((row) => ({
      day: row.day,
      room: row.room,
      station: row.station,
      staff: row.staff,
      staffName: this.#staffName(query.site, row.staff),
      from: row.from,
      ...(row.to === undefined ? {} : { to: row.to }),
      ...shownSum(row),
    }));
  }

  /** Rooms that seemed to be left, the newest first. */
  async leavings(query: RangeQuery): Promise<LeavingItem[]> {
    checkRange(query);
    const found = await this.#o.repository.leavings(query.site, query.from, query.to);
    return found.map(({ by: _by, noticedAt: _noticed, ...leaving }) => ({
      ...leaving,
      staffName: this.#staffName(query.site, leaving.staff),
    }));
  }

  /** Adds a day that is over up anew. @throws ApiError `staffing.*` */
  async addUp(site: string, day: string, actor: Actor): Promise<number> {
    const { ledger } = this.#o;
    if (this.#o.site(site)?.state.day === day)
      throw new ApiError(staffingErrors, 'staffing.day-running');
    if (!(await ledger.hasAll(site, day)))
      throw new ApiError(staffingErrors, 'staffing.journal-behind');
    try {
      const events = await ledger.addUp(site, day, actor);
      if (events === 0) throw new ApiError(staffingErrors, 'staffing.day-unknown');
      return events;
    } catch (error) {
      if (error instanceof JournalGap) throw new ApiError(staffingErrors, 'staffing.journal-gap');
      throw error;
    }
  }

  /**
   * Somebody has looked, or asked: the room is attended.
   * @returns for how many minutes that is believed
   * @throws ApiError `staffing.room-unknown`; EngineUnavailable, and then nothing is noted
   */
  async attended(site: string, room: string, actor: Actor): Promise<number> {
    const { db, repository, audit } = this.#o;
    const here = this.#o.site(site);
    if (!here?.state.rooms[room]) throw new ApiError(staffingErrors, 'staffing.room-unknown');
    await db.transaction().execute(async (tx) => {
      const by = actor.id;
      await repository.over(site, room, { at: here.now(), ending: 'attended', by }, tx);
      await audit.append(tx, actor, { action: 'staffing.attended', record: `room:${room}`, site });
      // Where the nodes cannot be told, nothing is noted either.
      await here.watch.attended(room);
    });
    await here.watch.beat();
    return minutes(here.watch.limits.attendedMs);
  }

  /** That somebody has taken figures away with him. */
  async exported(
    { site, by }: ReportQuery,
    { from, to }: StaffingReport,
    format: string,
    actor: Actor,
  ): Promise<void> {
    await this.#o.db.transaction().execute((tx) =>
      this.#o.audit.append(tx, actor, {
        action: 'staffing.export',
        record: `site:${site}`,
        site,
        details: { from, to, by, format },
      }),
    );
  }

  /** Stored rows, and the present day's as they stand. */
  async #rows(query: RangeQuery): Promise<DatedRow[]> {
    checkRange(query);
    const { site, from, to } = query;
    const here = this.#o.site(site);
    const today = here?.state.day;
    const stored = await this.#o.repository.rows(site, from, to);
    if (!here || today === undefined || today < from || to < today) return stored;
    const live = here.watch.rowsOf(today, here.now()) ?? [];
    return [
      ...stored.filter(({ day }) => day !== today),
      ...live
        .filter((row) => row.onMs > 0 || row.served > 0)
        .map((row) => ({ ...row, day: today })),
    ];
  }

  async #missing({ site, from, to }: RangeQuery): Promise<string[]> {
    const { repository, journalled } = this.#o;
    const today = this.#o.site(site)?.state.day;
    const [known, done] = await Promise.all([
      journalled(site, LONGEST_DAYS),
      repository.days(site, from, to),
    ]);
    const has = new Set(done);
    return known.filter((day) => day >= from && day <= to && day !== today && !has.has(day));
  }

  #named(site: string, by: Grouping, { id }: ReportLine): Pick<StaffingLine, 'name' | 'nameEn'> {
    const facts = this.#o.site(site)?.facts;
    if (by === 'staff') return { name: this.#staffName(site, id) };
    const found = by === 'room' ? facts?.rooms.get(id) : facts?.stations.get(id);
    return found ? { name: found.name, nameEn: found.nameEn } : { name: id };
  }

  /** Who is no longer in the catalogue is known by his id. */
  #staffName(site: string, id: string): string {
    return this.#o.site(site)?.facts.staff.get(id)?.name ?? id;
  }
}

function isAsked(
  row: Pick<DatedRow, 'staff' | 'room' | 'station'>,
  query: Pick<DutyQuery, 'staff' | 'room' | 'station'>,
): boolean {
  return (['staff', 'room', 'station'] as const).every(
    (key) => query[key] === undefined || query[key] === row[key],
  );
}

function checkRange({ from, to }: RangeQuery): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (!(days >= 0 && days < LONGEST_DAYS)) throw new ApiError(staffingErrors, 'staffing.range');
}
