import type { Item, PhoneView, StopState, Visit } from '@daozhen/protocol';
import type { NextPlace } from '../outlook/index.ts';
import { itemsInOrder } from '../rules/index.ts';
import type { ViewContext } from './context.ts';
import { stationsOf, stopStates } from './stops.ts';

/** Remaining stations in an order that stands still: the next, those possible now, the others. */
export function remainingRoute(
  todo: readonly Item[],
  next: string | undefined,
  states: Readonly<Record<string, StopState>>,
): string[] {
  const open = stationsOf(todo);
  const first = next !== undefined && open.includes(next) ? [next] : [];
  const [possible, others] = [true, false].map((now) =>
    open.filter((station) => (states[station] === undefined) === now),
  );
  return [...new Set([...first, ...possible!, ...others!])];
}

/** Preparation flags that a todo item needs: those the visit lacks and those it has. */
function preparations(visit: Visit, todo: readonly Item[]): Pick<PhoneView, 'n' | 'k'> {
  const needed = [...new Set(todo.flatMap((item) => item.prep ?? []))];
  const missing = needed.filter((flag) => visit.prep[flag] === undefined);
  const kept = needed.filter((flag) => visit.prep[flag] !== undefined);
  return {
    ...(missing.length > 0 ? { n: missing } : {}),
    ...(kept.length > 0 ? { k: kept } : {}),
  };
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
    const wait = waitAt(context, visit, station) ?? { p50: 0, p90: 0 };
    p50 += wait.p50 + waits.serviceMs(station) + 60_000;
    spread +=
      (wait.p90 - wait.p50) ** 2 + (waits.serviceP90Ms(station) - waits.serviceMs(station)) ** 2;
  }
  const end = campus.now() + p50;
  return [steps(end), steps(end + Math.sqrt(spread))];
}

/** The wait of a visit at a station: of its own place where it was sent, else were it sent there now. */
function waitAt({ waits }: ViewContext, visit: Visit, station: string) {
  return visit.station === station ? waits.of(visit.id, station) : waits.ifSent(visit.id, station);
}

/** The typical wait at each station of the route, in steps of five minutes; −1 where nobody can say. */
function routeWaits(context: ViewContext, visit: Visit, route: readonly string[]): number[] {
  return route.map((station) => {
    const wait = context.outlook.waitFor(visit, station) ?? waitAt(context, visit, station)?.p50;
    return wait === undefined ? -1 : Math.ceil(Math.round(wait / 60_000) / 5) * 5;
  });
}

/** One examinee's own view (rule E2): small, and about nobody else. */
export function phoneView(context: ViewContext, id: string): PhoneView | undefined {
  const { campus, outlook } = context;
  const visit = campus.state.visits[id];
  if (!visit) return undefined;
  const items = itemsInOrder(visit).filter((item) => item.state !== 'removed');
  const todo = items.filter((item) => item.state === 'todo');
  const next = outlook.next(visit);
  const states = stopStates(context, visit, todo);
  const route = remainingRoute(todo, next?.station, states);
  const time = notBefore(todo, campus.now());
  return {
    s: visit.state,
    ...(visit.away ? { p: visit.away.reason } : {}),
    ...(visit.room === undefined ? {} : { r: visit.room }),
    ...nextOf(context, visit, next),
    o: route,
    ...(Object.keys(states).length > 0 ? { x: states } : {}),
    ...(route.some((station) => station !== next?.station)
      ? { q: routeWaits(context, visit, route) }
      : {}),
    d: [items.length - todo.length, items.length],
    ...preparations(visit, todo),
    ...(time === undefined ? {} : { b: time }),
    ...(route.length > 0 ? { e: expectedEnd(context, visit, route) } : {}),
  };
}

/** Where the visit was sent and how it stands there, or where it will probably be sent. */
function nextOf(
  { campus, waits }: ViewContext,
  { id, state }: Visit,
  next: NextPlace | undefined,
): Pick<PhoneView, 'st' | 'l' | 'a' | 'w' | 'f'> {
  if (!next) return {};
  const { station, sent, wait } = next;
  const waiting = state === 'free' || state === 'bound';
  const shown = waiting ? waits.shown(id, station, wait) : undefined;
  if (!sent) return { l: station, ...(shown ? { w: shown } : {}) };
  const ahead = waiting ? campus.ahead(station, id) : undefined;
  return {
    st: station,
    ...(ahead === undefined ? {} : { a: ahead }),
    ...(shown ? { w: shown } : {}),
    ...(campus.state.stations[station]?.frozenAt === undefined ? {} : { f: true }),
  };
}
