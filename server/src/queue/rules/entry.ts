import type { Item, Place, SitePolicy, SiteState, Visit } from '@daozhen/protocol';
import { classOf } from './order.ts';
import { hasTimedTask, isReady, itemsInOrder, requiredTags } from './items.ts';

/** Accept lists count this long after the last `guide`: where guidance stops, no room stays idle (P4). */
const GUIDED_MS = 60_000;

/** Why a place cannot be called now: the visit's state, a choice, or what the items still need. */
export type WhyNot =
  | 'expected'
  | 'called'
  | 'serving'
  | 'finished'
  | 'absent'
  | 'elsewhere'
  | 'held'
  | 'nurse'
  | 'other-door'
  | 'chosen'
  | 'not-ready'
  | 'timed';

/** One place of one station's line, with all the ordering and calling needs to know about it. */
export interface Entry {
  visit: string;
  vip: boolean;
  place: Place;
  creditMs: number;
  callable: boolean;
  /** Present when not callable. */
  why?: WhyNot;
  /** The room whose door the visit stands at (late binding). */
  door?: string;
  boundAt?: number;
  /** The least due time that has come (rule G4). */
  due?: number;
  /** Whether a room may take it out of the lounge, as far as guidance goes (rule P4). */
  acceptable: boolean;
  /** Tags a room needs to call it (rule C7). */
  tags: readonly string[];
  /** Ids of the items that are ready here. */
  ready: string[];
}

/** Whether a place could be called but no room takes it: guidance sends the visit elsewhere (rule P4). */
export function isGuidedElsewhere({ callable, acceptable, due, boundAt }: Entry): boolean {
  return callable && !acceptable && due === undefined && boundAt === undefined;
}

/** What keeps a visit, for whatever items, from being called at a station. */
export function visitHindrance(
  visit: Visit,
  station: string,
  binding: SitePolicy['binding'],
): WhyNot | undefined {
  if (visit.state === 'away') return visit.away?.reason ?? 'held';
  if (visit.state !== 'free' && visit.state !== 'bound') return visit.state;
  if (visit.choice !== undefined && visit.choice !== station) return 'chosen';
  if (visit.state === 'bound' && binding === 'late' && visit.station !== station) {
    return 'other-door';
  }
  return undefined;
}

/**
 * Whether a place is passed over because a timed task of the visit runs (rule G4): under early binding
 * guidance, which knows what still ends in time, sends him; no other room fetches him out of a line.
 */
function waitsForTimedTask(
  { settings }: SiteState,
  visit: Visit,
  station: string,
  ready: readonly Item[],
): boolean {
  if (settings.policy.binding === 'late' || visit.station === station) return false;
  return hasTimedTask(visit) && ready.every((item) => item.due === undefined);
}

/** Whether rooms heed accept lists at `now` (rule P4). */
export function listsCount({ settings, guidedAt }: SiteState, now: number): boolean {
  return settings.policy.binding === 'late' && guidedAt !== undefined && now - guidedAt < GUIDED_MS;
}

function dueTime(ready: readonly Item[], now: number): number | undefined {
  let least: number | undefined;
  for (const item of ready) {
    if (item.due !== undefined && item.due <= now && item.due < (least ?? Infinity)) {
      least = item.due;
    }
  }
  return least;
}

function whyNotNow(
  state: SiteState,
  visit: Visit,
  station: string,
  ready: readonly Item[],
): WhyNot | undefined {
  if (ready.length === 0) return 'not-ready';
  return waitsForTimedTask(state, visit, station, ready) ? 'timed' : undefined;
}

/** The entry of a visit's place at a station, given its ready items there. */
function entryOf(
  state: SiteState,
  visit: Visit,
  station: string,
  place: Place,
  ready: readonly Item[],
  now: number,
): Entry {
  const { binding } = state.settings.policy;
  const hindrance = visitHindrance(visit, station, binding);
  const why = hindrance ?? whyNotNow(state, visit, station, ready);
  const entry: Entry = {
    visit: visit.id,
    vip: visit.vip,
    place,
    creditMs: classOf(state.settings, visit.class).creditMs,
    callable: why === undefined,
    acceptable: !listsCount(state, now) || (visit.accept?.includes(station) ?? true),
    tags: requiredTags(ready),
    ready: ready.map((item) => item.id),
  };
  if (why !== undefined) entry.why = why;
  if (binding === 'late' && visit.state === 'bound' && visit.station === station) {
    if (visit.room !== undefined) entry.door = visit.room;
    entry.boundAt = visit.boundAt ?? 0;
  }
  return entry;
}

/** Every place of one visit as line entries, by station. One pass over its items. */
export function entriesOfVisit(state: SiteState, visit: Visit, now: number): Map<string, Entry> {
  const ready = new Map<string, Item[]>();
  for (const item of itemsInOrder(visit)) {
    if (visit.places[item.station] === undefined || !isReady(visit, item, now)) continue;
    const list = ready.get(item.station);
    if (list) list.push(item);
    else ready.set(item.station, [item]);
  }
  const entries = new Map<string, Entry>();
  for (const [station, place] of Object.entries(visit.places)) {
    const here = ready.get(station) ?? [];
    const entry = entryOf(state, visit, station, place, here, now);
    const due = entry.callable ? dueTime(here, now) : undefined;
    if (due !== undefined) entry.due = due;
    entries.set(station, entry);
  }
  return entries;
}

/** The entry of one visit's place at one station, or undefined when it has no place there. */
export function entryAt(
  state: SiteState,
  visit: Visit,
  station: string,
  now: number,
): Entry | undefined {
  const place = visit.places[station];
  if (place === undefined) return undefined;
  const ready: Item[] = [];
  // Read for every visit at every call: no list of all items is made.
  for (const id in visit.items) {
    const item = visit.items[id];
    if (item?.station === station && isReady(visit, item, now)) ready.push(item);
  }
  if (ready.length > 1) ready.sort((a, b) => a.index - b.index);
  const entry = entryOf(state, visit, station, place, ready, now);
  const due = entry.callable ? dueTime(ready, now) : undefined;
  if (due !== undefined) entry.due = due;
  return entry;
}
