import type { SiteSettings } from '@daozhen/protocol';
import { siteCatalogue, siteSettings, type SiteCatalogue } from './catalogue.domain.ts';
import type { Entries } from './catalogue.schemas.ts';

/** The campuses and what they offer, in memory. */
export class Catalogue {
  readonly #sites: ReadonlyMap<string, SiteCatalogue>;

  constructor(entries: Entries) {
    const sites = entries.site.map((site) => siteCatalogue(entries, site));
    this.#sites = new Map(sites.map((site) => [site.id, site]));
  }

  sites(): SiteCatalogue[] {
    return [...this.#sites.values()];
  }

  site(id: string): SiteCatalogue | undefined {
    return this.#sites.get(id);
  }

  /** The campus a room belongs to; room ids are unique across campuses. */
  siteOfRoom(room: string): SiteCatalogue | undefined {
    return this.sites().find((site) => site.rooms.has(room));
  }

  /** What the floor's `configure` takes. */
  siteSettings(id: string): SiteSettings | undefined {
    const site = this.#sites.get(id);
    return site && siteSettings(site);
  }
}
