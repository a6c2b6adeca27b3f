import type { PhoneView, Visit } from '@daozhen/protocol';
import { hindrances, itemsInOrder, todoItems } from '../rules/index.ts';
import type { ViewContext } from './context.ts';

/** Where a visit is sent next: where it is bound or called, a nurse's choice, or guidance's first. */
export function nextStation(context: ViewContext, visit: Visit): string | undefined {
  if (visit.station !== undefined) return visit.station;
  if (visit.choice !== undefined) return visit.choice;
  const todo = new Set(todoItems(visit).map((item) => item.station));
  const accepted = visit.accept?.find((station) => todo.has(station));
  if (accepted !== undefined) return accepted;
  return visit.state === 'away' ? visit.away?.station : undefined;
}

/** Remaining stations in the order planned: the next one, those guidance accepts, the ready, the rest. */
function remainingRoute(context: ViewContext, visit: Visit, next: string | undefined): string[] {
  const todo = todoItems(visit);
  const now = context.campus.now();
  const ready = todo.filter((item) => hindrances(visit, item, now).length === 0);
  const wait = (station: string) => context.waits.of(visit.id, station)?.p50 ?? Infinity;
  const byWait = [...new Set(ready.map((item) => item.station))].toSorted(
    (a, b) => wait(a) - wait(b),
  );
  const all = [next, ...(visit.accept ?? []), ...byWait, ...todo.map((item) => item.station)];
  const open = new Set(todo.map((item) => item.station));
  return [...new Set(all)].filter((s): s is string => s !== undefined && open.has(s));
}

/** Preparation flags that a todo item needs and the visit lacks, where nothing else is missing. */
function missingPreparation(visit: Visit): string[] {
  const needed = todoItems(visit).flatMap((item) => item.prep ?? []);
  return [...new Set(needed)].filter((flag) => visit.prep[flag] === undefined);
}

/** When the next timed item can be done, while its time has not come (rule G4). */
function notBefore(visit: Visit, now: number): number | undefined {
  const times = todoItems(visit).flatMap((item) => item.notBefore ?? []);
  const ahead = times.filter((time) => time > now);
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}

/** Expected end of the visit: what remains, one station after the other, a minute's walk to each. */
function expectedEnd(context: ViewContext, visit: Visit, route: string[]): [number, number] {
  const { waits, campus } = context;
  let p50 = 0;
  let spread = 0;
  for (const station of route) {
    const wait = waits.of(visit.id, station) ?? waits.atEnd(station) ?? { p50: 0, p90: 0 };
    p50 += wait.p50 + waits.serviceMs(station) + 60_000;
    spread +=
      (wait.p90 - wait.p50) ** 2 + (waits.serviceP90Ms(station) - waits.serviceMs(station)) ** 2;
  }
  const minute = (ms: number) => Math.ceil((campus.now() + ms) / 300_000) * 300_000;
  return [minute(p50), minute(p50 + Math.sqrt(spread))];
}

/** One examinee's own view (rule E2): small, and about nobody else. */
export function phoneView(context: ViewContext, id: string): PhoneView | undefined {
  const { campus, waits } = context;
  const visit = campus.state.visits[id];
  if (!visit) return undefined;
  const items = itemsInOrder(visit).filter((item) => item.state !== 'removed');
  const done = items.filter((item) => item.state !== 'todo').length;
  const next = nextStation(context, visit);
  const route = remainingRoute(context, visit, next);
  const waiting = next !== undefined && (visit.state === 'free' || visit.state === 'bound');
  const preparation = missingPreparation(visit);
  const time = notBefore(visit, campus.now());
  return {
    s: visit.state,
    ...(visit.away ? { p: visit.away.reason } : {}),
    ...(next === undefined ? {} : { st: next }),
    ...(visit.room === undefined ? {} : { r: visit.room }),
    ...(waiting ? inLine(campus.ahead(next, id), waits.shown(id, next)) : {}),
    o: route,
    d: [done, items.length],
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
