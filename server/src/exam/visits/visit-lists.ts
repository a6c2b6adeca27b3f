import { ApiError, requireSite, type Actor } from '../../platform/http/index.ts';
import type { Catalogue, SiteCatalogue } from '../catalogue/index.ts';
import { guideSheet } from './guide-sheet.ts';
import type { VisitDirectory, VisitEntry } from './visit-directory.ts';
import { visitErrors } from './visits.errors.ts';
import type { VisitDetails, VisitRow } from './visits.schemas.ts';
import type { FloorPicture } from './visits.service.ts';

export interface VisitListsOptions {
  directory: VisitDirectory;
  catalogue: Catalogue;
  floor: FloorPicture;
  guideUrl(visit: string): string;
}

const maxRows = 200;

/** What the desk sees of today's visits. */
export class VisitLists {
  readonly #options: VisitListsOptions;

  constructor(options: VisitListsOptions) {
    this.#options = options;
  }

  /** Today's visits whose ticket or name contains the query, newest first. */
  search(siteId: string, query: string, actor: Actor): { visits: VisitRow[]; total: number } {
    const site = this.#site(siteId, actor);
    const day = this.#options.floor.day(site.id);
    const wanted = query.trim().toLowerCase();
    const found = this.#options.directory
      .of(site.id)
      .filter((entry) => entry.day === day && matches(entry, wanted));
    return {
      visits: found.slice(0, maxRows).map((entry) => this.#row(entry)),
      total: found.length,
    };
  }

  /** @throws ApiError `visit.unknown` */
  details(id: string, actor: Actor): VisitDetails {
    const entry = this.#options.directory.get(id);
    if (!entry) throw new ApiError(visitErrors, 'visit.unknown');
    const site = this.#site(entry.site, actor);
    const visit = this.#options.floor.visit(entry.site, id);
    const items = Object.values(visit?.items ?? {}).toSorted((a, b) => a.index - b.index);
    return {
      ...this.#row(entry),
      ...(visit?.station !== undefined && { station: visit.station }),
      ...(visit?.room !== undefined && { room: visit.room }),
      ...(visit?.choice !== undefined && { choice: visit.choice }),
      items: items.map(({ id: item, station, state }) => ({
        id: item,
        name: entry.itemNames.get(item) ?? item,
        station,
        stationName: site.stations.get(station)?.name ?? station,
        state,
      })),
      guideSheet: guideSheet(entry, site, this.#options.guideUrl(id)),
    };
  }

  #row(entry: VisitEntry): VisitRow {
    const { id, ticket, name, sex, age, vvip, packageName } = entry;
    const visit = this.#options.floor.visit(entry.site, id);
    const items = Object.values(visit?.items ?? {}).filter(({ state }) => state !== 'removed');
    const gone = ticket === undefined ? 'pending' : 'left';
    return {
      visit: id,
      ...(ticket !== undefined && { ticket }),
      ...(!vvip && { name, sex, age }),
      class: visit?.class ?? entry.class,
      packageName,
      state: visit?.state ?? gone,
      ...(visit?.away && { awayReason: visit.away.reason }),
      done: items.filter(({ state }) => state === 'done').length,
      total: visit ? items.length : entry.items.length,
    };
  }

  #site(id: string, actor: Actor): SiteCatalogue {
    const site = this.#options.catalogue.site(id);
    if (!site) throw new ApiError(visitErrors, 'site.unknown');
    requireSite(actor, id);
    return site;
  }
}

function matches({ ticket = '', name, vvip }: VisitEntry, wanted: string): boolean {
  if (ticket.toLowerCase().includes(wanted)) return true;
  return !vvip && name.toLowerCase().includes(wanted);
}
