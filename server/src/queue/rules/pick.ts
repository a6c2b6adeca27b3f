import type { Room, SiteState } from '@daozhen/protocol';
import { comparePlaces } from './order.ts';
import { sentToDoorAt } from './door.ts';
import { roomHasTags } from './items.ts';
import type { Entry } from './entry.ts';
import { callableEntries, compareDue, shareSpent, spendsShare, type Line } from './line.ts';
import { lastSpent } from './takes.ts';

/** Who a room would take, how it was found and whether the take spends VIP share (rules O1, O4). */
export interface Pick {
  entry: Entry;
  from: 'due' | 'door' | 'line';
  spent: boolean;
}

/** Whether an open room may call a place of its station (rules C7, P3). */
export function mayCall(room: Room, entry: Entry): boolean {
  return room.state === 'open' && entry.callable && roomHasTags(room, entry.tags);
}

function first(
  entries: readonly Entry[],
  compare: (a: Entry, b: Entry) => number,
): Entry | undefined {
  let best: Entry | undefined;
  for (const entry of entries) if (!best || compare(entry, best) < 0) best = entry;
  return best;
}

const byPlace = (a: Entry, b: Entry): number => comparePlaces(a.place, b.place);

/** The lounge places a room may take: callable, not due and allowed to it. */
function loungeFor(room: Room, entries: readonly Entry[]): Entry[] {
  return entries.filter(
    (entry) => entry.due === undefined && entry.boundAt === undefined && mayCall(room, entry),
  );
}

/** The lounge places _choose_ looks at for a room: of those it may take, the acceptable to guidance. */
export function choices(room: Room, entries: readonly Entry[]): Entry[] {
  return loungeFor(room, entries).filter((entry) => entry.acceptable);
}

/** The choice of a room among the callable places of its station (see {@link choose}). */
export function chooseAmong(
  state: SiteState,
  room: Room,
  entries: readonly Entry[],
): Pick | undefined {
  const looked = choices(room, entries);
  const vip = first(
    looked.filter((entry) => entry.vip),
    byPlace,
  );
  const other = first(
    looked.filter((entry) => !entry.vip),
    byPlace,
  );
  const k = state.settings.policy.vipEvery;
  const ring = lastSpent(state.stations[room.station]?.takes ?? [], k);
  const vipFirst = vip && (!other || (byPlace(vip, other) < 0 && !shareSpent(ring, k)));
  const entry = vipFirst ? vip : other;
  return entry && { entry, from: 'line', spent: spendsShare(entry, looked) };
}

/** As {@link choose}, from the station's line as it stands: who may be chosen is its lounge. */
export function chooseFrom(state: SiteState, room: Room, line: Line): Pick | undefined {
  return chooseAmong(state, room, line.lounge);
}

/** The lounge visit a room would take to its door (late) or call (early) at `now`, if any. */
export function choose(state: SiteState, room: Room, now: number): Pick | undefined {
  return chooseAmong(state, room, callableEntries(state, room.station, now));
}

/** Whom a room would call at `now`: the first due, else the first at a door, else the choice. */
export function pick(state: SiteState, room: Room, now: number): Pick | undefined {
  return pickAmong(state, room, callableEntries(state, room.station, now));
}

/** Whom a room would call among the callable places of its station. */
export function pickAmong(
  state: SiteState,
  room: Room,
  entries: readonly Entry[],
): Pick | undefined {
  const mine = entries.filter((entry) => mayCall(room, entry));
  const due = first(
    mine.filter((entry) => entry.due !== undefined),
    compareDue,
  );
  if (due) return { entry: due, from: 'due', spent: false };
  const since = ({ boundAt = 0, door }: Entry) =>
    sentToDoorAt({ boundAt, isOwn: door === room.id });
  const door = first(
    mine.filter((entry) => entry.boundAt !== undefined),
    (a, b) => since(a) - since(b) || a.place.order - b.place.order,
  );
  if (door) return { entry: door, from: 'door', spent: false };
  return chooseAmong(state, room, entries);
}

/**
 * Whether binding a visit to a room's door by `join` spends VIP share (rule O4): beside everybody who waits
 * for the room, whomever guidance would send.
 */
export function joinSpendsShare(state: SiteState, room: Room, entry: Entry, now: number): boolean {
  if (entry.due !== undefined) return false;
  return spendsShare(entry, loungeFor(room, callableEntries(state, room.station, now)));
}

/** How many visits occupy the door slots of each room that has any. */
export function doorCounts(state: SiteState): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id in state.visits) {
    const visit = state.visits[id]!;
    if (visit.state !== 'bound' || visit.room === undefined) continue;
    counts.set(visit.room, (counts.get(visit.room) ?? 0) + 1);
  }
  return counts;
}

/** How many visits occupy a room's door slots. */
export function doorCount(state: SiteState, room: string): number {
  let count = 0;
  for (const id in state.visits) {
    const visit = state.visits[id]!;
    if (visit.state === 'bound' && visit.room === room) count += 1;
  }
  return count;
}
