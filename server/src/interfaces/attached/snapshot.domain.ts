import type { Visit } from '@daozhen/protocol';

/** What the floor knows of one item, and since when that has not changed (epoch ms of our own clock). */
export interface ItemFold {
  state: 'todo' | 'done' | 'declined' | 'removed';
  /** When it was done, by the campus's clock. */
  doneAt?: number;
  since: number;
}

/** What the floor knows of a visit. */
export interface FloorFold {
  ticket?: string;
  /** `gone`: its day is over. */
  state: Visit['state'] | 'booked' | 'gone';
  since: number;
  items: Record<string, ItemFold>;
}

export type OutsideItemState = 'open' | 'done' | 'declined' | 'removed' | 'unresolved';
export type OutsideState = 'registered' | 'present' | 'finished' | 'cancelled' | 'unresolved';

/** What a partner is told of a visit: all of it each time, so that the newest message is enough. */
export interface Snapshot {
  ticket?: string;
  state: OutsideState;
  items: Record<string, { state: OutsideItemState; doneAt?: string }>;
}

/** A change of a visit as an event carries it; null when the visit is no longer on the floor. */
export type VisitPatch = {
  state?: Visit['state'];
  ticket?: string | null;
  items?: Record<string, { state?: ItemFold['state']; doneAt?: number | null } | null> | null;
} | null;

export const emptyFold = (since: number): FloorFold => ({ state: 'booked', since, items: {} });

/** Adds a change up. @param now of our own clock, epoch ms */
export function fold(before: FloorFold, patch: VisitPatch, now: number): FloorFold {
  if (patch === null) return { ...before, state: 'gone', since: now };
  const items = { ...before.items };
  for (const [id, change] of Object.entries(patch.items ?? {})) {
    const known = items[id];
    if (change === null) items[id] = { state: 'removed', since: now };
    else if (change.state !== undefined && change.state !== known?.state) {
      const { state, doneAt } = change;
      items[id] = { state, since: now, ...(typeof doneAt === 'number' && { doneAt }) };
    }
  }
  const { state = before.state, ticket = before.ticket } = patch;
  return {
    state,
    since: state === before.state ? before.since : now,
    items,
    ...(typeof ticket === 'string' && { ticket }),
  };
}

/** Takes over what the floor says now. */
export function foldOf(visit: Visit, now: number): FloorFold {
  const { state, ticket, items } = visit;
  return fold(emptyFold(now), { state, ticket: ticket ?? null, items }, now);
}

export interface Settled {
  snapshot: Snapshot;
  /** When more of it will be settled, epoch ms; undefined when all of it is. */
  dueAt?: number;
}

/**
 * What may be told outside: what has stood for as long as it can be undone (rule C8); the rest stays as it
 * was told before.
 * @param undoMs how long that is; 0 for what is true right now
 */
export function settle(
  { state, since, ticket, items }: FloorFold,
  before: Snapshot | null,
  codes: Readonly<Record<string, string>>,
  now: number,
  undoMs: number,
): Settled {
  const open: number[] = [];
  const isSettled = (at: number): boolean => {
    if (at + undoMs <= now) return true;
    open.push(at + undoMs);
    return false;
  };
  const over = state === 'gone';
  const told: Snapshot['items'] = {};
  for (const [id, item] of Object.entries(items)) {
    const code = codes[id] ?? id;
    const known = before?.items[code] ?? { state: 'open' as const };
    told[code] = isSettled(item.since) ? itemOf(item, over) : known;
  }
  // Leaving the list of those to be done can be undone; being registered and coming cannot.
  const outside = outsideState(state, items);
  const lasting = outside === 'present' || outside === 'registered';
  const stateNow = lasting || isSettled(since) ? outside : (before?.state ?? 'present');
  const dueAt = open.length === 0 ? undefined : Math.min(...open);
  return {
    snapshot: { ...(ticket !== undefined && { ticket }), state: stateNow, items: told },
    ...(dueAt !== undefined && { dueAt }),
  };
}

function itemOf({ state, doneAt }: ItemFold, over: boolean): Snapshot['items'][string] {
  if (state === 'todo') return { state: over ? 'unresolved' : 'open' };
  return {
    state,
    ...(state === 'done' && doneAt !== undefined && { doneAt: new Date(doneAt).toISOString() }),
  };
}

function outsideState(state: FloorFold['state'], items: FloorFold['items']): OutsideState {
  const states = Object.values(items).map((item) => item.state);
  if (states.length > 0 && states.every((each) => each === 'removed')) return 'cancelled';
  if (state === 'booked' || state === 'expected') return 'registered';
  if (state === 'finished') return 'finished';
  if (state !== 'gone') return 'present';
  return states.includes('todo') ? 'unresolved' : 'finished';
}

/** Whether two snapshots say the same, whatever order their items are in. */
export function sameSnapshot(one: Snapshot | null, other: Snapshot): boolean {
  return one !== null && spelled(one) === spelled(other);
}

function spelled({ ticket, state, items }: Snapshot): string {
  const sorted = Object.keys(items)
    .toSorted()
    .map((code) => [code, items[code]?.state, items[code]?.doneAt]);
  return JSON.stringify([ticket ?? null, state, sorted]);
}
