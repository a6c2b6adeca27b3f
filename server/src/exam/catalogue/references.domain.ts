import type { Entries, EntryKind } from './catalogue.schemas.ts';
import { brokenOrders, dayConflicts } from './exclusions.domain.ts';

/** Something an entry names that is not there, or that it must not name. */
export interface BrokenReference {
  kind: EntryKind;
  id: string;
  /** What is named: `item CBC`, `zone hall`. */
  names: string;
}

type Note = (kind: EntryKind, id: string, names: string) => void;
type Has = Record<EntryKind, ReadonlySet<string>>;

/** What is wrong with the entries as a whole: every reference must lead somewhere. */
export function brokenReferences(entries: Entries): BrokenReference[] {
  const broken: BrokenReference[] = [];
  const note: Note = (kind, id, names) => broken.push({ kind, id, names });
  const has = Object.fromEntries(
    Object.entries(entries).map(([kind, list]) => [kind, new Set(list.map(({ id }) => id))]),
  ) as unknown as Has;
  offered(entries, has, note);
  places(entries, note);
  people(entries, has, note);
  return broken;
}

function offered(entries: Entries, has: Has, note: Note): void {
  const items = (kind: EntryKind, id: string, named: readonly string[]) => {
    for (const item of named) if (!has.item.has(item)) note(kind, id, `item ${item}`);
    if (new Set(named).size < named.length) note(kind, id, 'an item twice');
  };
  for (const item of entries.item) {
    if (!has.station.has(item.station)) note('item', item.id, `station ${item.station}`);
    items('item', item.id, [...(item.after ?? []), ...(item.timing ? [item.timing.from] : [])]);
    items(
      'item',
      item.id,
      (item.exclusive ?? []).map((each) => each.item),
    );
  }
  for (const { id, names } of brokenOrders(entries.item)) note('item', id, names);
  for (const measure of entries.measure) items('measure', measure.id, measure.items);
  for (const kind of ['group', 'package'] as const) {
    for (const { id, items: together } of entries[kind]) {
      for (const { a, b } of dayConflicts(together, entries.item)) {
        note(kind, id, `item ${a} with ${b}`);
      }
    }
  }
  for (const group of entries.group) items('group', group.id, group.items);
  for (const { id, blocked } of entries.examType) {
    items(
      'examType',
      id,
      blocked.map(({ item }) => item),
    );
  }
  for (const pack of entries.package) {
    items('package', pack.id, pack.items);
    for (const type of pack.examTypes) {
      if (!has.examType.has(type)) note('package', pack.id, `examType ${type}`);
      const blocked = entries.examType.find(({ id }) => id === type)?.blocked ?? [];
      for (const { item } of blocked) {
        if (pack.items.includes(item)) note('package', pack.id, `item ${item} in ${type}`);
      }
    }
  }
}

function places(entries: Entries, note: Note): void {
  const sites = new Map(entries.site.map((site) => [site.id, site]));
  for (const { id, floors, zones, stations, entrance } of entries.site) {
    const levels = new Set(floors.map((floor) => floor.id));
    const areas = new Set(zones.map((zone) => zone.id));
    const named = [entrance, ...zones, ...Object.values(stations)].map(({ floor }) => floor);
    for (const floor of named) if (!levels.has(floor)) note('site', id, `floor ${floor}`);
    for (const [station, { zone }] of Object.entries(stations)) {
      if (!areas.has(zone)) note('site', id, `zone ${zone}`);
      if (!entries.station.some((each) => each.id === station)) {
        note('site', id, `station ${station}`);
      }
    }
  }
  for (const room of entries.room) {
    const site = sites.get(room.site);
    if (!site) note('room', room.id, `site ${room.site}`);
    else if (!site.stations[room.station]) note('room', room.id, `station ${room.station}`);
    else if (!site.zones.some(({ id }) => id === room.zone)) {
      note('room', room.id, `zone ${room.zone}`);
    } else if (!site.floors.some(({ id }) => id === room.floor)) {
      note('room', room.id, `floor ${room.floor}`);
    }
  }
}

function people(entries: Entries, has: Has, note: Note): void {
  for (const { id, site, stations } of entries.staff) {
    if (!has.site.has(site)) note('staff', id, `site ${site}`);
    for (const each of stations) if (!has.station.has(each)) note('staff', id, `station ${each}`);
  }
  for (const kind of ['schedule', 'day'] as const) {
    for (const { id, site, capacity } of entries[kind]) {
      if (!has.site.has(site)) note(kind, id, `site ${site}`);
      for (const each of Object.keys(capacity?.items ?? {}))
        if (!has.item.has(each)) note(kind, id, `item ${each}`);
      for (const each of Object.keys(capacity?.examTypes ?? {}))
        if (!has.examType.has(each)) note(kind, id, `examType ${each}`);
    }
  }
  for (const { id, site, staff } of entries.shift) {
    if (!has.site.has(site)) note('shift', id, `site ${site}`);
    for (const each of staff) if (!has.staff.has(each)) note('shift', id, `staff ${each}`);
  }
}
