import type { AheadReason, Hindrance, Visit, VisitPlace, VisitView } from '@daozhen/protocol';
import { explain, itemsInOrder, type Explanation, type ItemHindrance } from '../rules/index.ts';
import type { ViewContext } from './context.ts';
import { phoneView } from './phone.ts';

/** Of those before a visit so many are named, the nearest; the others are counted. */
const BEFORE_SHOWN = 8;

function hindrance(found: ItemHindrance): Hindrance {
  switch (found.code) {
    case 'after':
      return { code: 'after', ids: found.items };
    case 'prep':
      return { code: 'prep', ids: found.flags };
    case 'unless':
      return { code: 'unless', ids: found.flags };
    case 'exclusive': {
      const { items: ids, at } = found;
      return { code: 'exclusive', ids, ...(at === undefined ? {} : { at }) };
    }
    case 'timing':
      return { code: 'timing', ids: [found.from] };
    case 'not-before':
      return { code: 'not-before', at: found.at };
  }
}

function tally(ahead: Explanation['ahead']): Partial<Record<AheadReason, number>> {
  const counted: Partial<Record<AheadReason, number>> = {};
  for (const { reason } of ahead) counted[reason] = (counted[reason] ?? 0) + 1;
  return counted;
}

/** A visit's place at one station, with the reasons (rule O3). */
function place(context: ViewContext, visit: Visit, station: string): VisitPlace | undefined {
  const { campus } = context;
  const line = campus.lines().get(station);
  const told = explain(campus.state, visit.id, station, campus.now(), line);
  if (!told) return undefined;
  const ahead = campus.ahead(station, visit.id);
  // What the visit's phone is told, where it is told something (rule W2).
  const next = context.outlook.next(visit);
  const resting = next?.station === station ? next.wait : undefined;
  const minutes = context.waits.range(visit.id, station, resting);
  return {
    station,
    items: told.items.map(({ id, ready, hindrances }) => ({
      id,
      ready,
      hindrances: hindrances.map(hindrance),
    })),
    callable: told.callable,
    ...(told.why === undefined ? {} : { why: told.why }),
    ...(told.position === undefined ? {} : { position: told.position }),
    ...(ahead === undefined ? {} : { ahead }),
    ...(minutes ? { waitMin: minutes } : {}),
    ...(told.key ? { since: told.key.since } : {}),
    creditMs: told.class.creditMs,
    moved: told.key?.moved ?? false,
    rooms: told.rooms,
    reasons: tally(told.ahead),
    before: told.ahead
      .slice(-BEFORE_SHOWN)
      .map(({ ticket = '', visit: other, reason, competes }) => ({
        visit: other,
        ticket,
        reason,
        competes,
      })),
  };
}

/** Since when a visit is in the state it is in, where that is known. */
const sinceOf = ({ state, boundAt, calledAt, startedAt, finishedAt, away }: Visit) =>
  ({ bound: boundAt, called: calledAt, serving: startedAt, finished: finishedAt, away: away?.at })[
    state as string
  ];

function whereabouts(context: ViewContext, visit: Visit) {
  const { station, room, calls, choice, away, checkedInAt, appointment } = visit;
  const at = sinceOf(visit) ?? context.campus.figures.traces.waitsSince(visit.id);
  return {
    ...(checkedInAt === undefined ? {} : { checkedInAt }),
    ...(appointment === undefined ? {} : { appointment }),
    ...(station === undefined ? {} : { station }),
    ...(room === undefined ? {} : { room }),
    ...(at === undefined ? {} : { at }),
    ...(calls === undefined ? {} : { calls }),
    ...(choice === undefined ? {} : { choice }),
    ...(away === undefined ? {} : { away }),
  };
}

/** One visit on the floor: where it is, why it stands where it stands, and what happened to it today. */
export function visitView(context: ViewContext, id: string): VisitView | undefined {
  const { campus } = context;
  const visit = campus.state.visits[id];
  const phone = phoneView(context, id);
  if (!visit || !phone) return undefined;
  const places = phone.o.flatMap((station) => {
    const found = place(context, visit, station);
    return found ? [[station, found] as const] : [];
  });
  return {
    site: campus.site,
    visit: id,
    ticket: visit.ticket ?? '',
    class: visit.class,
    vip: visit.vip,
    state: visit.state,
    ...whereabouts(context, visit),
    ...(phone.l === undefined
      ? {}
      : { likely: { station: phone.l, ...(phone.w ? { waitMin: phone.w } : {}) } }),
    ...(phone.e && visit.state !== 'finished' ? { end: phone.e } : {}),
    items: itemsInOrder(visit).map(({ id: item, station, state, doneAt, due }) => ({
      id: item,
      station,
      state,
      ...(doneAt === undefined ? {} : { doneAt }),
      ...(due === undefined || state !== 'todo' ? {} : { due }),
    })),
    route: phone.o,
    places: Object.fromEntries(places),
    history: Object.fromEntries(campus.figures.traces.of(id)),
  };
}
