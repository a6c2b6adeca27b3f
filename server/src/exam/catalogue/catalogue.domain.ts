import type { NewItem, SiteSettings } from '@daozhen/protocol';
import type {
  ClassEntry,
  Entries,
  ItemEntry,
  PackageEntry,
  RoomEntry,
  SiteEntry,
  StaffEntry,
  StationEntry,
} from './catalogue.schemas.ts';

export type CatalogueStation = StationEntry & { zone: string; floor: string };

/** One campus: everything it has, by id. */
export interface SiteCatalogue extends Omit<SiteEntry, 'stations' | 'classes'> {
  stations: ReadonlyMap<string, CatalogueStation>;
  rooms: ReadonlyMap<string, RoomEntry>;
  /** The items some room here can do. */
  items: ReadonlyMap<string, ItemEntry>;
  /** The packages whose every item can be done here. */
  packages: ReadonlyMap<string, PackageEntry>;
  staff: ReadonlyMap<string, StaffEntry>;
  classes: ReadonlyMap<string, ClassEntry>;
}

const byId = <T extends { id: string }>(entries: readonly T[]): Map<string, T> =>
  new Map(entries.map((entry) => [entry.id, entry]));

/** Puts a campus together from the entries. */
export function siteCatalogue(entries: Entries, site: SiteEntry): SiteCatalogue {
  const stations = entries.station.flatMap((station) => {
    const place = site.stations[station.id];
    return place ? [{ ...station, ...place }] : [];
  });
  const rooms = entries.room.filter((room) => room.site === site.id);
  const items = byId(entries.item.filter((item) => rooms.some((room) => mayDo(room, item))));
  const packages = entries.package.filter((each) => each.items.every((id) => items.has(id)));
  return {
    ...site,
    stations: byId(stations),
    rooms: byId(rooms),
    items,
    packages: byId(packages),
    staff: byId(entries.staff.filter((member) => member.site === site.id)),
    classes: byId(site.classes),
  };
}

/** Whether a room has all an item needs (rule C7). */
export function mayDo(room: RoomEntry, item: ItemEntry): boolean {
  const tags = item.tags ?? [];
  return room.station === item.station && tags.every((tag) => room.tags.includes(tag));
}

/** The settings of a campus as the floor takes them. */
export function siteSettings(site: SiteCatalogue): SiteSettings {
  const entries = <T, R>(map: ReadonlyMap<string, T>, make: (value: T) => R) =>
    Object.fromEntries([...map].map(([id, value]) => [id, make(value)]));
  return {
    policy: site.policy,
    classes: entries(site.classes, ({ creditMs, vip, prefix }) => ({ creditMs, vip, prefix })),
    stations: entries(site.stations, ({ passMinCalls = 3, passMinMs = 40_000 }) => ({
      reentry: 'after-n' as const,
      passMinCalls,
      passMinMs,
    })),
    rooms: entries(site.rooms, ({ station, capacity, doorSlots, tags }) => ({
      station,
      capacity,
      doorSlots,
      tags,
    })),
  };
}

/** An item as the floor takes it. */
export function floorItem({ id, station, tags, prep, after, timing }: ItemEntry): NewItem {
  return {
    id,
    station,
    ...(tags && { tags }),
    ...(prep && { prep }),
    ...(after && { after }),
    ...(timing && { timing }),
  };
}

/** What is wrong with the entries as a whole: every reference must lead somewhere. */
export function brokenReferences(entries: Entries): string[] {
  const stations = new Set(entries.station.map(({ id }) => id));
  const items = new Set(entries.item.map(({ id }) => id));
  const problems: string[] = [];
  const need = (found: boolean, what: string): void => {
    if (!found) problems.push(what);
  };
  for (const item of entries.item) {
    need(stations.has(item.station), `item ${item.id}: station ${item.station}`);
    const named = [...(item.after ?? []), ...(item.timing ? [item.timing.from] : [])];
    for (const id of named) need(items.has(id), `item ${item.id}: item ${id}`);
  }
  for (const each of entries.package) {
    for (const id of each.items) need(items.has(id), `package ${each.id}: item ${id}`);
    need(new Set(each.items).size === each.items.length, `package ${each.id}: an item twice`);
  }
  const sites = new Map(entries.site.map((site) => [site.id, site]));
  for (const room of entries.room) {
    const site = sites.get(room.site);
    need(site?.stations[room.station] !== undefined, `room ${room.id}: station ${room.station}`);
    need(
      site?.zones.some(({ id }) => id === room.zone) ?? false,
      `room ${room.id}: zone ${room.zone}`,
    );
  }
  return problems;
}
