import type { Item, PhoneView, Visit } from '@daozhen/protocol';
import { sentTo } from '../campus/index.ts';
import { isReady, itemsInOrder } from '../rules/index.ts';
import type { ViewContext } from './context.ts';

/** The stations of items, each once. */
const stationsOf = (items: readonly Item[]): string[] => [
  ...new Set(items.map((item) => item.station)),
];

/** Remaining stations in the order planned: the next one, those guidance accepts, the ready, the rest. */
export function remainingRoute(
  context: ViewContext,
  visit: Visit,
  todo: readonly Item[],
  next: string | undefined,
): string[] {
  const open = stationsOf(todo);
  const planned = next === undefined ? [] : [next];
  const route = [...new Set([...planned, ...(visit.accept ?? [])])].filter((s) => open.includes(s));
  if (route.length === open.length) return route;
  const now = context.campus.now();
  const ready = stationsOf(todo.filter((item) => isReady(visit, item, now)));
  const waits = new Map(ready.map((s) => [s, context.waits.of(visit.id, s)?.p50 ?? Infinity]));
  const byWait = ready.toSorted((a, b) => (waits.get(a) ?? 0) - (waits.get(b) ?? 0));
  return [...new Set([...route, ...byWait, ...open])];
}

/** Preparation flags that a todo item needs and the visit lacks, where nothing else is missing. */
function missingPreparation(visit: Visit, todo: readonly Item[]): string[] {
  const needed = todo.flatMap((item) => item.prep ?? []);
  return [...new Set(needed)].filter((flag) => visit.prep[flag] === undefined);
}

/** When the next timed item can be done, while its time has not come (rule G4). */
function notBefore(todo: readonly Item[], now: number): number | undefined {
  const ahead = todo.flatMap(({ notBefore: time }) =>
    time !== undefined && time > now ? time : [],
  );
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}

/**
 * Expected end of the visit, in steps of five minutes: as the forecaster tells it, and while there is none
 * what remains, one station after the other, a minute's walk to each.
 */
export function expectedEnd(
  context: ViewContext,
  visit: Visit,
  route: readonly string[],
): [number, number] {
  const { waits, campus } = context;
  const steps = (at: number) => Math.ceil(at / 300_000) * 300_000;
  const told = waits.toldEnd(visit.id);
  if (told) return [steps(told.p50), steps(told.p90)];
  let p50 = 0;
  let spread = 0;
  for (const station of route) {
    const wait = waits.of(visit.id, station) ?? waits.atEnd(station) ?? { p50: 0, p90: 0 };
    p50 += wait.p50 + waits.serviceMs(station) + 60_000;
    spread +=
      (wait.p90 - wait.p50) ** 2 + (waits.serviceP90Ms(station) - waits.serviceMs(station)) ** 2;
  }
  const end = campus.now() + p50;
  return [steps(end), steps(end + Math.sqrt(spread))];
}

/** The typical wait at each station of the route, in steps of five minutes; −1 where nobody can say. */
function routeWaits({ waits }: ViewContext, visit: Visit, route: readonly string[]): number[] {
  return route.map((station) => {
    const wait = waits.of(visit.id, station) ?? waits.atEnd(station);
    return wait ? Math.ceil(Math.round(wait.p50 / 60_000) / 5) * 5 : -1;
  });
}

/** One examinee's own view (rule E2): small, and about nobody else. */
export function phoneView(context: ViewContext, id: string): PhoneView | undefined {
  const { campus, waits } = context;
  const visit = campus.state.visits[id];
  if (!visit) return undefined;
  const items = itemsInOrder(visit).filter((item) => item.state !== 'removed');
  const todo = items.filter((item) => item.state === 'todo');
  const next = sentTo(visit, stationsOf(todo));
  const route = remainingRoute(context, visit, todo, next);
  const waiting = next !== undefined && (visit.state === 'free' || visit.state === 'bound');
  const preparation = missingPreparation(visit, todo);
  const time = notBefore(todo, campus.now());
  return {
    s: visit.state,
    ...(visit.away ? { p: visit.away.reason } : {}),
    ...(next === undefined ? {} : { st: next }),
    ...(visit.room === undefined ? {} : { r: visit.room }),
    ...(waiting ? inLine(campus.ahead(next, id), waits.shown(id, next)) : {}),
    o: route,
    ...(route.some((station) => station !== next) ? { q: routeWaits(context, visit, route) } : {}),
    d: [items.length - todo.length, items.length],
    ...(preparation.length > 0 ? { n: preparation } : {}),
    ...(time === undefined ? {} : { b: time }),
    ...(next !== undefined && campus.state.stations[next]?.frozenAt !== undefined
      ? { f: true }
      : {}),
    ...(route.length > 0 ? { e: expectedEnd(context, visit, route) } : {}),
  };
}

function inLine(
  ahead: number | undefined,
  wait: [number, number] | undefined,
): Pick<PhoneView, 'a' | 'w'> {
  return { ...(ahead === undefined ? {} : { a: ahead }), ...(wait ? { w: wait } : {}) };
}
