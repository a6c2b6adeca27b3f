import type { SiteState } from '@daozhen/protocol';
import { comparePlaces } from './order.ts';
import { entriesOfVisit, entryAt, visitHindrance, type Entry } from './entry.ts';
import { lastSpent } from './takes.ts';

/** One station's line (rule O1), its parts in the order in which they are called. */
export interface Line {
  station: string;
  /** Timed items whose time has come, before everyone else (rule G4). */
  due: Entry[];
  /** Under late binding, those who have been sent to a door. */
  door: Entry[];
  /** The callable rest with rule O4 applied. */
  lounge: Entry[];
  /** Those who cannot be called now; they keep their place. By (key, order). */
  passedOver: Entry[];
}

/** The callable entries of a line in the order in which they will be called. */
export function callableInOrder(line: Line): Entry[] {
  return [...line.due, ...line.door, ...line.lounge];
}

/** The whole line: the callable in order, then those passed over. */
export function wholeLine(line: Line): Entry[] {
  return [...callableInOrder(line), ...line.passedOver];
}

/** All places of a station except those of expected visits, which are hidden (rule P1). */
export function stationEntries(state: SiteState, station: string, now: number): Entry[] {
  const entries: Entry[] = [];
  for (const visit of Object.values(state.visits)) {
    if (visit.state === 'expected') continue;
    const entry = entryAt(state, visit, station, now);
    if (entry) entries.push(entry);
  }
  return entries;
}

/** The places of a station that can be called now. */
export function callableEntries(state: SiteState, station: string, now: number): Entry[] {
  const { binding } = state.settings.policy;
  const entries: Entry[] = [];
  for (const id in state.visits) {
    const visit = state.visits[id];
    if (!visit || visitHindrance(visit, station, binding) !== undefined) continue;
    const entry = entryAt(state, visit, station, now);
    if (entry?.callable) entries.push(entry);
  }
  return entries;
}

/** By (due, order). */
export function compareDue(a: Entry, b: Entry): number {
  return (a.due ?? 0) - (b.due ?? 0) || a.place.order - b.place.order;
}

/** By (boundAt, order): as they were taken to the door. */
export function compareDoor(a: Entry, b: Entry): number {
  return (a.boundAt ?? 0) - (b.boundAt ?? 0) || a.place.order - b.place.order;
}

export function compareLounge(a: Entry, b: Entry): number {
  return comparePlaces(a.place, b.place);
}

/**
 * Whether taking `entry` spends VIP share (rule O4): without its credit somebody among `others`
 * would have come first.
 */
export function spendsShare(entry: Entry, others: readonly Entry[]): boolean {
  if (!entry.vip) return false;
  const without = { key: entry.place.key + entry.creditMs, order: entry.place.order };
  return others.some(
    (other) => other.visit !== entry.visit && comparePlaces(other.place, without) < 0,
  );
}

/** Whether any of the last k − 1 takes spent VIP share. */
export function shareSpent(ring: readonly boolean[], k: number): boolean {
  return k > 1 && ring.slice(1 - k).includes(true);
}

/**
 * The lounge as rule O4 will call it.
 * @param sorted callable lounge entries by (key, order)
 * @param ring which of the last k − 1 takes spent share, oldest first
 */
export function withShare(sorted: readonly Entry[], ring: readonly boolean[], k: number): Entry[] {
  const vips = sorted.filter((entry) => entry.vip);
  const others = sorted.filter((entry) => !entry.vip);
  const recent = [...ring];
  const shown: Entry[] = [];
  let v = 0;
  let n = 0;
  while (v < vips.length || n < others.length) {
    const vip = vips[v];
    const other = others[n];
    const takeVip =
      vip !== undefined &&
      (other === undefined ||
        (comparePlaces(vip.place, other.place) < 0 && !shareSpent(recent, k)));
    const entry = takeVip ? vip : other;
    if (!entry) break;
    shown.push(entry);
    // Only the first of each kind can be the earliest of those left.
    const next = takeVip ? [vips[v + 1], other] : [];
    recent.push(
      spendsShare(
        entry,
        next.filter((each) => each !== undefined),
      ),
    );
    if (takeVip) v += 1;
    else n += 1;
  }
  return shown;
}

/** The parts of a line. */
export type Part = 'due' | 'door' | 'lounge' | 'passedOver';

/** In which part a place stands. */
export function partOf(entry: Entry): Part {
  if (!entry.callable) return 'passedOver';
  if (entry.due !== undefined) return 'due';
  return entry.door === undefined ? 'lounge' : 'door';
}

/** The order of each part; that of the lounge before rule O4. */
export const partOrder: Readonly<Record<Part, (a: Entry, b: Entry) => number>> = {
  due: compareDue,
  door: compareDoor,
  lounge: compareLounge,
  passedOver: compareLounge,
};

/**
 * The line that the places of a station make, with rule O4 applied.
 * @param parts each in its order; the line has lists of its own
 * @param isPlain whether it is known that no VIP is among them
 */
export function arrangeLine(
  state: SiteState,
  station: string,
  parts: Readonly<Record<Part, readonly Entry[]>>,
  isPlain = false,
): Line {
  const { due, door, lounge, passedOver } = parts;
  const k = state.settings.policy.vipEvery;
  // Due people who are not at a door yet are takes too, and come before the lounge.
  const ring = [
    ...lastSpent(state.stations[station]?.takes ?? [], k),
    ...due.filter((entry) => entry.door === undefined).map(() => false),
  ];
  return {
    station,
    due: due.slice(),
    door: door.slice(),
    lounge: isPlain ? lounge.slice() : withShare(lounge, ring, k),
    passedOver: passedOver.slice(),
  };
}

function arrange(state: SiteState, station: string, entries: readonly Entry[]): Line {
  const parts: Record<Part, Entry[]> = { due: [], door: [], lounge: [], passedOver: [] };
  for (const entry of entries) parts[partOf(entry)].push(entry);
  for (const part of Object.keys(parts) as Part[]) parts[part].sort(partOrder[part]);
  return arrangeLine(state, station, parts);
}

/** The line of one station at `now`. */
export function lineOf(state: SiteState, station: string, now: number): Line {
  return arrange(state, station, stationEntries(state, station, now));
}

/** The lines of all stations at `now`, in one pass over the visits. */
export function linesOf(state: SiteState, now: number): Map<string, Line> {
  const byStation = new Map<string, Entry[]>(
    Object.keys(state.stations).map((station) => [station, []]),
  );
  for (const visit of Object.values(state.visits)) {
    if (visit.state === 'expected' || visit.state === 'finished') continue;
    for (const [station, entry] of entriesOfVisit(state, visit, now)) {
      byStation.get(station)?.push(entry);
    }
  }
  return new Map([...byStation].map(([id, entries]) => [id, arrange(state, id, entries)]));
}
