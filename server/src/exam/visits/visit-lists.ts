import type { Visit } from '@daozhen/protocol';
import { ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import type { Catalogue, SiteCatalogue } from '../catalogue/index.ts';
import { initialsOf, maySee, normalName, viewerOf, type PersonRecord } from '../people/index.ts';
import type { ChangesRepository } from './changes.repository.ts';
import { guideSheet } from './guide-sheet.ts';
import { totalsOf } from './lines.domain.ts';
import type { Rosters } from './rosters.ts';
import { asksPregnancy, barredBy, countBarred } from './barred.domain.ts';
import type { VisitDirectory, VisitEntry } from './visit-directory.ts';
import { visitErrors } from './visits.errors.ts';
import type { VisitRecord } from './visit-records.ts';
import type { VisitQueries } from './visit-queries.ts';
import type { VisitsRepository } from './visits.repository.ts';
import type {
  Membership,
  RowState,
  VisitDetails,
  VisitList,
  VisitOfPerson,
  VisitRow,
} from './visits.schemas.ts';
import type { FloorPicture } from './floor-picture.ts';

export interface VisitListsOptions {
  directory: VisitDirectory;
  repository: VisitsRepository;
  queries: VisitQueries;
  rosters: Rosters;
  changes: ChangesRepository;
  catalogue: Catalogue;
  floor: FloorPicture;
  guideUrl(visit: string): string;
}

export interface ListQuery {
  /** The floor's day where it is left out. */
  day?: string | undefined;
  query?: string | undefined;
  state?: RowState | undefined;
  after?: string | undefined;
  limit: number;
}

/** What the desk sees of a day's visits. A VVIP is not there, and not counted, for those who may not see him. */
export class VisitLists {
  readonly #options: VisitListsOptions;

  constructor(options: VisitListsOptions) {
    this.#options = options;
  }

  /** A day's visits whose ticket, name or initials hold the query, newest first. */
  async search(siteId: string, query: ListQuery, actor: Actor): Promise<VisitList> {
    const site = this.#site(siteId, actor);
    const viewer = viewerOf(actor);
    const wanted = (query.query ?? '').trim();
    const entries = (await this.#entries(site, query.day)).filter(
      (entry) => maySee({ id: entry.person, vvip: entry.vvip }, viewer) && matches(entry, wanted),
    );
    const rows = entries.map((entry) => this.#row(entry));
    const states: Record<string, number> = {};
    for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
    const { state } = query;
    const chosen = state === undefined ? rows : rows.filter((row) => row.state === state);
    const from = chosen.findIndex(({ visit }) => visit === query.after) + 1;
    const page = chosen.slice(from, from + query.limit);
    const more = chosen.length > from + page.length ? page.at(-1) : undefined;
    return {
      visits: page,
      total: chosen.length,
      states,
      ...(more && { next: more.visit }),
    };
  }

  /** @throws ApiError `visit.unknown` */
  async details(id: string, actor: Actor): Promise<VisitDetails> {
    const record = await this.#options.repository.get(id);
    if (!record || !maySee({ id: record.person, vvip: record.vvip }, viewerOf(actor))) {
      throw new ApiError(visitErrors, 'visit.unknown');
    }
    const site = this.#site(record.site, actor);
    const entry = this.#options.directory.get(id) ?? this.#options.directory.entry(record);
    const visit = this.#options.floor.visit(record.site, id);
    const lines = await this.#options.changes.lines(id);
    return {
      ...this.#row(entry),
      site: record.site,
      day: record.day,
      version: record.version,
      ...(record.package_id !== null && { packageId: record.package_id }),
      ...(record.member !== null && { member: record.member }),
      ...(record.department !== null && { department: record.department }),
      ...(visit?.station !== undefined && { station: visit.station }),
      ...(visit?.room !== undefined && { room: visit.room }),
      ...(visit?.choice !== undefined && { choice: visit.choice }),
      ...(record.pregnancy !== null && { pregnancy: record.pregnancy }),
      ...(asksPregnancy(record, entry, visit, site) && { askPregnancy: true as const }),
      items: itemsOf(entry, record, visit, site),
      lines: lines.map(({ id: _id, ...line }) => line),
      totals: totalsOf(lines),
      plates: record.plates,
      reasons: record.reasons,
      guideSheet: guideSheet(entry, site, this.#options.guideUrl(id)),
    };
  }

  /** The visits of a person whom the actor may see, newest first, whatever the campus. */
  async ofPerson(person: PersonRecord, limit: number, before?: string): Promise<VisitOfPerson[]> {
    const { queries, catalogue } = this.#options;
    const records = await queries.ofPerson(person, limit, before);
    return records.map((record) => {
      const site = catalogue.site(record.site);
      const { packageName } = this.#options.directory.entry(record);
      return {
        visit: record.id,
        site: record.site,
        siteName: site?.name ?? record.site,
        day: record.day,
        ...(record.ticket !== null && { ticket: record.ticket }),
        examType: record.exam_type,
        packageName,
        ...(record.employer_name !== null && { employerName: record.employer_name }),
        state: record.state,
        items: record.items.length,
      };
    });
  }

  /** Where a person is on an employer's list and not registered yet. */
  async memberships(person: string): Promise<Membership[]> {
    const members = await this.#options.rosters.openFor(person);
    return members.map(({ id, employerName, department, batchName, groupName, ...member }) => ({
      member: id,
      employerName,
      ...(department !== undefined && { department }),
      batchName,
      ...(groupName !== undefined && { groupName }),
      examType: member.examType,
      ...(member.packageId !== undefined && { packageId: member.packageId }),
      packagePayer: member.payer.package,
      addedPayer: member.payer.added,
      ...(member.payer.limitFen !== undefined && { limitFen: member.payer.limitFen }),
    }));
  }

  async #entries(site: SiteCatalogue, day: string | undefined): Promise<VisitEntry[]> {
    const { directory, floor, queries } = this.#options;
    const today = floor.day(site.id);
    if (day === undefined || day === today) {
      return directory.of(site.id).filter((entry) => entry.day === today);
    }
    const records = await queries.ofDay(site.id, day);
    return records.map((record) => directory.entry(record)).toReversed();
  }

  #row(entry: VisitEntry): VisitRow {
    const visit = this.#options.floor.visit(entry.site, entry.id);
    const items = Object.values(visit?.items ?? {}).filter(({ state }) => state !== 'removed');
    const barred = visit ? countBarred(visit) : 0;
    return {
      visit: entry.id,
      ...(entry.ticket !== undefined && { ticket: entry.ticket }),
      person: entry.person,
      name: entry.name,
      sex: entry.sex,
      age: entry.age,
      ...(entry.vvip && { vvip: true as const }),
      class: visit?.class ?? entry.class,
      examType: entry.examType,
      packageName: entry.packageName,
      ...(entry.employerName !== undefined && { employerName: entry.employerName }),
      ...(entry.appointment !== undefined && { appointment: entry.appointment }),
      state: stateOf(entry, visit),
      ...(visit?.away && { awayReason: visit.away.reason }),
      done: items.filter(({ state }) => state === 'done').length,
      total: visit ? items.length : entry.items.length,
      ...(barred > 0 && { barred }),
    };
  }

  #site(id: string, actor: Actor): SiteCatalogue {
    const site = this.#options.catalogue.site(id);
    if (!site) throw new ApiError(visitErrors, 'site.unknown');
    requireSite(actor, id);
    return site;
  }
}

function stateOf({ state, ticket }: VisitEntry, visit: Visit | undefined): RowState {
  if (state === 'cancelled') return 'cancelled';
  if (visit) return visit.state;
  if (state === 'booked') return 'expected';
  return ticket === undefined ? 'pending' : 'left';
}

function matches({ ticket = '', name }: VisitEntry, wanted: string): boolean {
  if (wanted === '' || ticket.toLowerCase().includes(wanted.toLowerCase())) return true;
  if (normalName(name).includes(normalName(wanted))) return true;
  return /^[a-z]+$/i.test(wanted) && initialsOf(name).startsWith(wanted.toUpperCase());
}

/** The items as the floor has them; before and after, as they were ordered. */
function itemsOf(
  entry: VisitEntry,
  record: VisitRecord,
  visit: Visit | undefined,
  site: SiteCatalogue,
): VisitDetails['items'] {
  const items = visit
    ? Object.values(visit.items).toSorted((a, b) => a.index - b.index)
    : record.items.map(({ id, station }) => ({ id, station, state: 'todo' as const }));
  const name = (id: string) => entry.itemNames.get(id) ?? site.items.get(id)?.name ?? id;
  return items.map(({ id, station, state }) => {
    const present = visit?.items[id];
    const barred = visit && present?.state === 'todo' ? barredBy(visit, present, name) : undefined;
    return {
      id,
      name: name(id),
      station,
      stationName: site.stations.get(station)?.name ?? station,
      state,
      ...(barred && { barred }),
    };
  });
}
