import type { SiteState, VipPerson, VipPlace, VipsView, Visit } from '@daozhen/protocol';
import {
  callableInOrder,
  compareLounge,
  entryAt,
  isGuidedElsewhere,
  lastSpent,
  todoItems,
} from '../rules/index.ts';
import type { ViewContext } from './context.ts';
import { expectedEnd } from './phone.ts';
import { stationsOf } from './stops.ts';

/** The VIPs of a campus: those expected first by appointment, those here as they arrived. */
export function vipsView(context: ViewContext): VipsView {
  const { state } = context.campus;
  const vips = Object.values(state.visits).filter((visit) => visit.vip);
  return {
    site: state.site,
    day: state.day,
    every: state.settings.policy.vipEvery,
    people: Object.fromEntries(vips.map((visit) => [visit.id, vipPerson(context, visit)])),
    closed: closedStations(state),
  };
}

/** Where a VIP has just been taken ahead: how many more calls until the next may be (rule O4). */
function closedStations({ settings, stations }: SiteState): Record<string, number> {
  const k = settings.policy.vipEvery;
  const closed: Record<string, number> = {};
  for (const { id, takes } of Object.values(stations)) {
    const spent = lastSpent(takes, k);
    const latest = spent.lastIndexOf(true);
    if (latest >= 0) closed[id] = k - 1 - (spent.length - 1 - latest);
  }
  return closed;
}

function vipPerson(context: ViewContext, visit: Visit): VipPerson {
  const person = context.person(visit.id);
  const items = Object.values(visit.items).filter(({ state }) => state !== 'removed');
  const todo = todoItems(visit);
  const open = stationsOf(todo);
  const next = context.outlook.next(visit);
  const since = visit.startedAt ?? visit.calledAt ?? visit.boundAt ?? visit.finishedAt;
  return {
    visit: visit.id,
    ...(visit.ticket !== undefined && { ticket: visit.ticket }),
    ...(person && !person.vvip && { name: person.name }),
    ...(person?.vvip && { vvip: true as const }),
    state: visit.state,
    ...reservation(context, visit),
    ...(visit.checkedInAt !== undefined && { checkedInAt: visit.checkedInAt }),
    ...(visit.away && { away: { reason: visit.away.reason, at: visit.away.at } }),
    ...(visit.station !== undefined && { station: visit.station }),
    ...(visit.room !== undefined && { room: visit.room }),
    ...(since !== undefined && { since }),
    ...(next && { next: next.station }),
    ...(next && !next.sent && { resting: true as const }),
    done: [items.length - todo.length, items.length],
    ...(isHere(visit) && open.length > 0 && { end: expectedEnd(context, visit, open) }),
    places: Object.keys(visit.places).map((station) => vipPlace(context, visit, station)),
  };
}

const isHere = ({ state }: Visit): boolean => state !== 'expected' && state !== 'finished';

/** Rule P1: until when the places are kept as of the appointment. */
function reservation({ campus }: ViewContext, { appointment, late, state }: Visit) {
  if (appointment === undefined) return {};
  const keptUntil = appointment + campus.state.settings.policy.expectedGraceMs;
  return {
    appointment,
    ...(state === 'expected' && { keptUntil }),
    ...(late === true && { late }),
  } as const;
}

function vipPlace(context: ViewContext, visit: Visit, station: string): VipPlace {
  const { campus, waits } = context;
  const entry = entryAt(campus.state, visit, station, campus.now());
  const line = campus.lines().get(station);
  const isGuided = entry !== undefined && isGuidedElsewhere(entry);
  if (!entry?.callable || isGuided || !line) {
    const why = visit.state === 'expected' ? 'expected' : isGuided ? 'guided' : entry?.why;
    return { station, ...(why !== undefined && { why }) };
  }
  const order = callableInOrder(line);
  const index = order.findIndex((each) => each.visit === visit.id);
  const lounge = line.lounge.findIndex((each) => each.visit === visit.id);
  const held = line.lounge
    .slice(0, Math.max(0, lounge))
    .some((each) => !each.vip && compareLounge(each, entry) > 0);
  const wait = waits.range(visit.id, station);
  return {
    station,
    ...(index >= 0 && { position: index + 1 }),
    ...(held && { held: true as const }),
    ...(wait && { waitMin: wait }),
  };
}
