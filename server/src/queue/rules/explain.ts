import type { AheadReason, Item, SiteState, Visit, VisitState } from '@daozhen/protocol';
import { classOf } from './order.ts';
import { hindrances, requiredTags, roomHasTags, todoItems, type ItemHindrance } from './items.ts';
import { entryAt, isGuidedElsewhere, type Entry, type WhyNot } from './entry.ts';
import { callableInOrder, compareLounge, lineOf, type Line } from './line.ts';

/** Why a ticket stands where it stands at one station (rule O3). Instants in epoch ms. */
export interface Explanation {
  visit: string;
  station: string;
  state: VisitState;
  class: { id: string; vip: boolean; creditMs: number };
  /** Absent without a place there. `standard` is what the key would be as a placeholder. */
  key?: { value: number; order: number; since: number; standard: number; moved: boolean };
  /** Position in the order of calling, from 1; absent when it cannot be called now. */
  position?: number;
  callable: boolean;
  /** `guided`: by name alone, for guidance sends it elsewhere first (rule P4). */
  why?: WhyNot | 'guided' | 'no-place' | 'no-items';
  items: { id: string; ready: boolean; hindrances: ItemHindrance[] }[];
  /** Tags needed and the rooms that have them. */
  tags: readonly string[];
  rooms: { id: string; open: boolean }[];
  ahead: { visit: string; ticket?: string; reason: AheadReason; competes: boolean }[];
}

function reasonAhead(other: Entry, me: Entry, line: Line): AheadReason {
  if (line.due.includes(other)) return 'due';
  if (line.door.includes(other)) return 'door';
  if (compareLounge(other, me) > 0) return 'share';
  const withoutCredit = other.place.key + other.creditMs - (me.place.key + me.creditMs);
  return withoutCredit > 0 ? 'credit' : 'earlier';
}

function before(line: Line, me: Entry): Entry[] {
  const order = callableInOrder(line);
  const mine = order.findIndex((entry) => entry.visit === me.visit);
  if (mine >= 0) return order.slice(0, mine);
  return order.filter(
    (entry) =>
      line.due.includes(entry) || line.door.includes(entry) || compareLounge(entry, me) < 0,
  );
}

function itemFacts(visit: Visit, items: readonly Item[], now: number): Explanation['items'] {
  return items.map((item) => {
    const found = hindrances(visit, item, now);
    return { id: item.id, ready: found.length === 0, hindrances: found };
  });
}

function keyFacts(state: SiteState, visit: Visit, entry: Entry): NonNullable<Explanation['key']> {
  const since = visit.since ?? entry.place.key;
  const standard = since - classOf(state.settings, visit.class).creditMs;
  const { key, order } = entry.place;
  return { value: key, order, since, standard, moved: key !== standard };
}

/**
 * Explains the place of a visit at a station at `now`; undefined for an unknown visit.
 * @param known the station's line at that time, where somebody has it already
 */
export function explain(
  state: SiteState,
  visitId: string,
  station: string,
  now: number,
  known?: Line,
): Explanation | undefined {
  const visit = state.visits[visitId];
  if (!visit) return undefined;
  const { creditMs } = classOf(state.settings, visit.class);
  const todo = todoItems(visit, station);
  const entry = entryAt(state, visit, station, now);
  const tags = entry?.callable ? entry.tags : requiredTags(todo);
  const rooms = Object.values(state.rooms).filter(
    (room) => room.station === station && roomHasTags(room, tags),
  );
  const result: Explanation = {
    visit: visitId,
    station,
    state: visit.state,
    class: { id: visit.class, vip: visit.vip, creditMs },
    callable: entry?.callable ?? false,
    items: itemFacts(visit, todo, now),
    tags,
    rooms: rooms.map((room) => ({ id: room.id, open: room.state === 'open' })),
    ahead: [],
  };
  if (!entry) return { ...result, why: todo.length > 0 ? 'no-place' : 'no-items' };
  const why = isGuidedElsewhere(entry) ? 'guided' : entry.why;
  if (why !== undefined) result.why = why;
  result.key = keyFacts(state, visit, entry);
  const line = known ?? lineOf(state, station, now);
  const ahead = before(line, entry);
  if (entry.callable) result.position = ahead.length + 1;
  result.ahead = ahead.map((other) => {
    const ticket = state.visits[other.visit]?.ticket;
    return {
      visit: other.visit,
      ...(ticket === undefined ? {} : { ticket }),
      reason: reasonAhead(other, entry, line),
      competes: rooms.some((room) => roomHasTags(room, other.tags)),
    };
  });
  return result;
}
