import type { SitePolicy, SiteSettings } from '@daozhen/protocol';
import { dayPlan, type DayPlan } from './calendar.domain.ts';
import type {
  ClassEntry,
  DayEntry,
  Entries,
  ExamTypeEntry,
  GroupEntry,
  ItemEntry,
  MeasureEntry,
  PackageEntry,
  RoomEntry,
  ScheduleEntry,
  ShiftEntry,
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
  /** The groups whose every item can be done here. */
  groups: ReadonlyMap<string, GroupEntry>;
  examTypes: ReadonlyMap<string, ExamTypeEntry>;
  measures: ReadonlyMap<string, MeasureEntry>;
  schedule: ScheduleEntry | undefined;
  /** The days unlike the others, by date. */
  days: ReadonlyMap<string, DayEntry>;
  shifts: ReadonlyMap<string, ShiftEntry>;
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
  const whole = <T extends { items: readonly string[] }>(list: readonly T[]) =>
    list.filter((each) => each.items.every((id) => items.has(id)));
  const here = <T extends { site: string }>(list: readonly T[]) =>
    list.filter((each) => each.site === site.id);
  return {
    ...site,
    stations: byId(stations),
    rooms: byId(rooms),
    items,
    packages: byId(whole(entries.package)),
    groups: byId(whole(entries.group)),
    examTypes: byId(entries.examType),
    measures: byId(entries.measure.filter((each) => each.items.some((id) => items.has(id)))),
    schedule: here(entries.schedule)[0],
    days: new Map(here(entries.day).map((day) => [day.date, day])),
    shifts: byId(here(entries.shift)),
    staff: byId(here(entries.staff)),
    classes: byId(site.classes),
  };
}

/** What is planned for a day at a campus: open or not, hours, how many examinees it takes. */
export function planOf(site: SiteCatalogue, date: string): DayPlan {
  return dayPlan(site.schedule, site.days, date);
}

const hour = 3_600_000;
/** The hospital's day before it has a campus: of China's time, from four in the morning. */
const chinasDay = { utcOffsetMs: 8 * hour, cutOffMs: 4 * hour };

/** The hospital's day at a moment, `YYYY-MM-DD`: settings change with the floor's day (rule E5). */
export function settingsDay(
  at: number,
  policy: Pick<SitePolicy, 'utcOffsetMs' | 'cutOffMs'> = chinasDay,
): string {
  return new Date(at + policy.utcOffsetMs - policy.cutOffMs).toISOString().slice(0, 10);
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
    stations: entries(
      site.stations,
      ({ reentry = 'after-n', passMinCalls = 3, passMinMs = 40_000 }) => ({
        reentry,
        passMinCalls,
        passMinMs,
      }),
    ),
    rooms: entries(site.rooms, ({ station, capacity, doorSlots, tags }) => ({
      station,
      capacity,
      doorSlots,
      tags,
    })),
  };
}
