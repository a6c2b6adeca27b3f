import type {
  OverviewRoom,
  OverviewStation,
  OverviewTicket,
  OverviewView,
  Room,
  Visit,
} from '@daozhen/protocol';
import type { HourFlow } from '../campus/index.ts';
import { waitMinutes } from '../forecast/index.ts';
import {
  callableInOrder,
  capacityOf,
  hasTimedTask,
  isGuidedElsewhere,
  roomHasTags,
  type Line,
} from '../rules/index.ts';
import { attention } from './attention.ts';
import { latestFirst, pauseOf, type ViewContext } from './context.ts';

const LONGEST_SHOWN = 6;

/** Everybody who rests, with the station he will probably be sent to. */
type Resting = ReadonlyMap<string, string | undefined>;

/** A visit by its ticket alone: a floor screen hangs where examinees pass by (rule V1). */
function ticket(
  context: ViewContext,
  id: string,
  since?: (visit: Visit) => number | undefined,
): OverviewTicket {
  const visit = context.campus.state.visits[id];
  const at = visit && since?.(visit);
  return { visit: id, ticket: visit?.ticket ?? '', ...(at === undefined ? {} : { at }) };
}

/** The wait of the last in line whom a room may call, and how many it may. */
function lineOf(context: ViewContext, here: Room): Pick<OverviewRoom, 'waiting' | 'lastMin'> {
  const line = context.campus.lines().get(here.station);
  const mine = (line ? callableInOrder(line) : []).filter(
    (entry) => !isGuidedElsewhere(entry) && roomHasTags(here, entry.tags),
  );
  const last = mine.at(-1);
  const minutes = last && context.waits.range(last.visit, here.station);
  return {
    waiting: mine.length,
    ...(minutes ? { lastMin: minutes } : {}),
  };
}

function room(context: ViewContext, here: Room): OverviewRoom {
  const { campus, facts } = context;
  const staff = here.staff === undefined ? undefined : facts.staff.get(here.staff)?.name;
  const door = (campus.lines().get(here.station)?.door ?? []).filter(
    ({ door: at }) => at === here.id,
  );
  return {
    station: here.station,
    state: here.state,
    ...(staff === undefined ? {} : { staff }),
    ...(here.openedAt === undefined ? {} : { since: here.openedAt }),
    called: latestFirst(here.called).map((id) => ticket(context, id, (v) => v.calledAt)),
    serving: latestFirst(here.serving).map((id) => ticket(context, id, (v) => v.startedAt)),
    ...lineOf(context, here),
    door: door.map((entry) => ticket(context, entry.visit)),
    ...pauseOf(here),
    done: campus.figures.room(here.id).n,
  };
}

/** Whether a visit is in a room of the station: it keeps its place there until the examination is over. */
function isIn({ campus }: ViewContext, id: string, station: string): boolean {
  const visit = campus.state.visits[id];
  return visit?.station === station && (visit.state === 'called' || visit.state === 'serving');
}

/** The longest of some waits. */
function longestMin(rooms: readonly OverviewRoom[]): OverviewRoom['lastMin'] {
  return rooms
    .flatMap(({ lastMin }) => (lastMin ? [lastMin] : []))
    .toSorted((a, b) => b[0] - a[0])[0];
}

/** How many of a line could be called or will probably be sent here, and for how many a place is kept. */
function countLine(
  context: ViewContext,
  line: Line,
  resting: Resting,
): Pick<OverviewStation, 'waiting' | 'kept'> {
  const { station } = line;
  const lounge = line.lounge.filter(({ visit }) => !resting.has(visit));
  const coming = [...resting.values()].filter((likely) => likely === station).length;
  const places = line.passedOver.filter(({ visit }) => !isIn(context, visit, station)).length;
  const elsewhere = line.lounge.filter(
    ({ visit }) => resting.has(visit) && resting.get(visit) !== station,
  ).length;
  return {
    waiting: line.due.length + line.door.length + lounge.length + coming,
    kept: places + elsewhere,
  };
}

function stations(
  context: ViewContext,
  hour: HourFlow,
  rooms: OverviewView['rooms'],
  resting: Resting,
): OverviewView['stations'] {
  const { campus, waits, outlook } = context;
  const views: OverviewView['stations'] = {};
  for (const [id, line] of campus.lines()) {
    const wait = outlook.newcomer(id);
    const frozenAt = campus.state.stations[id]?.frozenAt;
    const view: OverviewStation = {
      ...countLine(context, line, resting),
      capacity: capacityOf(waits.openRooms(id)),
      served: hour.byStation.get(id) ?? 0,
    };
    if (frozenAt !== undefined) view.frozenAt = frozenAt;
    if (wait) view.waitMin = waitMinutes(wait.p50, wait.p90);
    const last = longestMin(Object.values(rooms).filter(({ station }) => station === id));
    if (last) view.lastMin = last;
    views[id] = view;
  }
  return views;
}

/** Where those who rest will probably be sent: nowhere yet while they wait for a timed sample (rule G4). */
function restingNow({ campus, outlook }: ViewContext): Resting {
  const resting = new Map<string, string | undefined>();
  const sent = new Set<string>();
  for (const id in campus.state.visits) {
    const visit = campus.state.visits[id]!;
    const next = visit.state === 'free' ? outlook.next(visit) : undefined;
    if (next?.sent) sent.add(id);
    else if (next) resting.set(id, next.station);
  }
  for (const { lounge } of campus.lines().values())
    for (const { visit: id } of lounge)
      if (!sent.has(id) && !resting.has(id) && hasTimedTask(campus.state.visits[id]!))
        resting.set(id, undefined);
  return resting;
}

/** Everybody some room could call now, and those who rest, each once. */
function waitingNow({ campus }: ViewContext, resting: Iterable<string>): Set<string> {
  const found = new Set<string>(resting);
  for (const line of campus.lines().values())
    for (const entry of callableInOrder(line)) found.add(entry.visit);
  return found;
}

function counts(
  visits: readonly Visit[],
  waiting: number,
  resting: number,
): OverviewView['counts'] {
  let [expected, finished, inRooms] = [0, 0, 0];
  for (const { state } of visits) {
    if (state === 'expected') expected += 1;
    else if (state === 'finished') finished += 1;
    else if (state === 'called' || state === 'serving') inRooms += 1;
  }
  const inside = visits.length - expected - finished;
  return { expected, inside, waiting, resting, inRooms, finished };
}

/** Where a waiting visit has been sent, or, while it rests, will probably be sent. */
function nextOf({ campus, outlook }: ViewContext, id: string): Partial<OverviewTicket> {
  const visit = campus.state.visits[id];
  const next = visit && outlook.next(visit);
  if (!next) return visit?.state === 'free' ? { resting: true } : {};
  return { station: next.station, ...(next.sent ? {} : { resting: true as const }) };
}

function longest(context: ViewContext, waiting: ReadonlySet<string>): OverviewTicket[] {
  const { traces } = context.campus.figures;
  const since = (visit: Visit) => traces.waitsSince(visit.id) ?? visit.since;
  return [...waiting]
    .map((id) => ({ ...ticket(context, id, since), ...nextOf(context, id) }))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .slice(0, LONGEST_SHOWN);
}

/** The whole campus at a glance. One pass over its visits; computed at most once a second. */
export function overviewView(context: ViewContext): OverviewView {
  const { state, figures } = context.campus;
  const { byStation, ...hour } = figures.flow.hour(context.campus.now());
  const resting = restingNow(context);
  const waiting = waitingNow(context, resting.keys());
  const rooms = Object.fromEntries(Object.values(state.rooms).map((r) => [r.id, room(context, r)]));
  return {
    site: state.site,
    day: state.day,
    closing: state.closing,
    counts: counts(Object.values(state.visits), waiting.size, resting.size),
    hour,
    stations: stations(context, { byStation, ...hour }, rooms, resting),
    rooms,
    attention: attention(context),
    longest: longest(context, waiting),
  };
}
