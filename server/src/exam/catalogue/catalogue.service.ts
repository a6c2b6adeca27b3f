import type { SiteSettings } from '@daozhen/protocol';
import { siteCatalogue, siteSettings, type SiteCatalogue } from './catalogue.domain.ts';
import type { Entries } from './catalogue.schemas.ts';

/**
 * The campuses and what they offer, in memory, as they are now: whoever needs a campus asks for it again
 * each time, for settings change while the server runs.
 */
export class Catalogue {
  #entries: Entries;
  #sites: ReadonlyMap<string, SiteCatalogue>;

  constructor(entries: Entries) {
    this.#entries = entries;
    this.#sites = together(entries);
  }

  /** Puts other entries in the place of these, at once and for everybody. */
  replace(entries: Entries): void {
    this.#entries = entries;
    this.#sites = together(entries);
  }

  /** What it is made of. */
  entries(): Entries {
    return this.#entries;
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

function together(entries: Entries): ReadonlyMap<string, SiteCatalogue> {
  return new Map(entries.site.map((site) => [site.id, siteCatalogue(entries, site)]));
}
