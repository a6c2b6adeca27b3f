import type { Item, Room, RoomSettings, Visit } from '@daozhen/protocol';

/** Why a todo item is not ready. */
export type ItemHindrance =
  | { code: 'after'; items: string[] }
  | { code: 'prep'; flags: string[] }
  /** A state of the examinee with which it is not done. */
  | { code: 'unless'; flags: string[] }
  /** Done already, and not to be done on one day with this; with `at`, not before then. */
  | { code: 'exclusive'; items: string[]; at?: number }
  | { code: 'timing'; from: string }
  | { code: 'not-before'; at: number };

/** What keeps a todo item from being ready at `now`; empty when it is ready. */
export function hindrances(visit: Visit, item: Item, now: number): ItemHindrance[] {
  const found: ItemHindrance[] = [];
  const before = (item.after ?? []).filter((id) => visit.items[id]?.state === 'todo');
  if (before.length > 0) found.push({ code: 'after', items: before });
  const flags = (item.prep ?? []).filter((flag) => !visit.prep[flag]);
  if (flags.length > 0) found.push({ code: 'prep', flags });
  const states = (item.unless ?? []).filter((flag) => visit.prep[flag]);
  if (states.length > 0) found.push({ code: 'unless', flags: states });
  found.push(...exclusions(visit, item, now));
  if (item.notBefore === undefined) {
    if (item.timing) found.push({ code: 'timing', from: item.timing.from });
  } else if (item.notBefore > now) found.push({ code: 'not-before', at: item.notBefore });
  return found;
}

/** What was done that this item is not done after: for good, and for some time yet. */
function exclusions(visit: Visit, item: Item, now: number): ItemHindrance[] {
  const ends = (item.exclusive ?? []).flatMap(({ item: id, withinMs }) => {
    const end = exclusionEnd(visit, id, withinMs);
    return end > now ? [{ id, end }] : [];
  });
  const named = (of: typeof ends): string[] => [...new Set(of.map(({ id }) => id))];
  const forGood = ends.filter(({ end }) => end === Infinity);
  if (forGood.length > 0) return [{ code: 'exclusive', items: named(forGood) }];
  const at = Math.max(...ends.map(({ end }) => end));
  return ends.length > 0 ? [{ code: 'exclusive', items: named(ends), at }] : [];
}

/** Until when an item that is done keeps another from being done; never, if it is not done. */
function exclusionEnd(visit: Visit, id: string, withinMs: number | undefined): number {
  const other = visit.items[id];
  if (other?.state !== 'done') return -Infinity;
  return withinMs === undefined ? Infinity : (other.doneAt ?? 0) + withinMs;
}

/** Whether a todo item cannot be done any more today, as things stand: a state forbids it, or what was done. */
export function isRuledOut(visit: Visit, { unless, exclusive }: Item): boolean {
  return (
    (unless?.some((flag) => visit.prep[flag]) ?? false) ||
    (exclusive?.some((each) => exclusionEnd(visit, each.item, each.withinMs) === Infinity) ?? false)
  );
}

/** When time alone makes a todo item ready or due after `now`; undefined if it does not. */
export function nextItemTime(visit: Visit, item: Item, now: number): number | undefined {
  let next: number | undefined;
  const look = (at: number | undefined): void => {
    if (at !== undefined && at > now && at < (next ?? Infinity)) next = at;
  };
  look(item.notBefore);
  look(item.due);
  for (const { item: id, withinMs } of item.exclusive ?? []) {
    look(exclusionEnd(visit, id, withinMs));
  }
  return next;
}

/** Whether a todo item can be done now as far as the visit is concerned (rule P3). */
export function isReady(visit: Visit, item: Item, now: number): boolean {
  return (
    item.state === 'todo' &&
    (item.notBefore === undefined ? !item.timing : item.notBefore <= now) &&
    (item.prep?.every((flag) => visit.prep[flag]) ?? true) &&
    (item.after?.every((id) => visit.items[id]?.state !== 'todo') ?? true) &&
    !item.unless?.some((flag) => visit.prep[flag]) &&
    !item.exclusive?.some((each) => exclusionEnd(visit, each.item, each.withinMs) > now)
  );
}

/** All items of a visit in its order. */
export function itemsInOrder(visit: Visit): Item[] {
  return Object.values(visit.items).sort((a, b) => a.index - b.index);
}

/** The items still to be done, at one station or at all, in the visit's order. */
export function todoItems(visit: Visit, station?: string): Item[] {
  return itemsInOrder(visit).filter(
    (item) => item.state === 'todo' && (station === undefined || item.station === station),
  );
}

/** The ready items of a visit at a station, in the visit's order. */
export function readyItems(visit: Visit, station: string, now: number): Item[] {
  return todoItems(visit, station).filter((item) => isReady(visit, item, now));
}

/** Whether a timed item's window is known, so that a place is held for it (rule P1, early binding). */
export function hasRunningTimes(visit: Visit, station: string): boolean {
  return todoItems(visit, station).some((item) => item.notBefore !== undefined);
}

/** Whether a timed task of the visit runs: something still to do has a due time (rule G4). */
export function hasTimedTask({ items }: Visit): boolean {
  for (const id in items) {
    const item = items[id]!;
    if (item.state === 'todo' && item.due !== undefined) return true;
  }
  return false;
}

/** The tags a place needs: those of the ready item that requires the most, the first such. */
export function requiredTags(ready: readonly Item[]): readonly string[] {
  let most: readonly string[] = [];
  for (const item of ready) if ((item.tags?.length ?? 0) > most.length) most = item.tags ?? [];
  return most;
}

/** Whether a room of the live state has all these tags (rule C7). */
export function roomHasTags(room: Pick<Room, 'tags'>, tags: readonly string[]): boolean {
  return tags.every((tag) => room.tags[tag]);
}

/** Whether some room of the station, open or not, has all these tags. */
export function someRoomHasTags(
  rooms: Record<string, RoomSettings>,
  station: string,
  tags: readonly string[],
): boolean {
  return Object.values(rooms).some(
    (room) => room.station === station && tags.every((tag) => room.tags.includes(tag)),
  );
}
