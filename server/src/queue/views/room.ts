import type { RoomView, StaffPerson, Visit } from '@daozhen/protocol';
import { isGuidedElsewhere, mayCall, pick, wholeLine, type Entry } from '../rules/index.ts';
import { latestFirst, pauseOf, type ViewContext } from './context.ts';
import { passedAt } from './passed.ts';
import { staffPerson } from './staff-person.ts';

const LINE_SHOWN = 50;
const passedReasons: ReadonlySet<string> = new Set(['absent', 'elsewhere']);

/**
 * The line as one room would call it: whom it takes, in order, then whom it may call by name alone
 * (rule P4), then those passed over. Who is in the room already, and who was passed, is shown elsewhere on
 * its screen.
 */
function roomLine(context: ViewContext, roomId: string): { line: StaffPerson[]; waiting: number } {
  const { campus } = context;
  const room = campus.state.rooms[roomId]!;
  const line = campus.lines().get(room.station);
  const inside = { ...room.called, ...room.serving };
  const entries = (line ? wholeLine(line) : []).filter(
    (entry) => inside[entry.visit] === undefined && !passedReasons.has(entry.why ?? ''),
  );
  // A room that pauses still shows the line it will come back to.
  const asOpen = { ...room, state: 'open' as const };
  const first = pick(campus.state, asOpen, campus.now())?.entry.visit;
  const mine = entries.filter((entry) => mayCall(asOpen, entry));
  const rank = (e: Entry) => (e.visit === first ? 0 : isGuidedElsewhere(e) ? 2 : 1);
  const sorted = mine.toSorted((a, b) => rank(a) - rank(b));
  const others = entries.filter((e) => !mayCall(asOpen, e));
  const shown = [...sorted, ...others].slice(0, LINE_SHOWN).flatMap((entry) => {
    const visit = campus.state.visits[entry.visit];
    return visit ? [inLine(context, visit, room.station, entry, mine.includes(entry))] : [];
  });
  return { line: shown, waiting: mine.length };
}

function inLine(
  context: ViewContext,
  visit: Visit,
  station: string,
  entry: Entry,
  mine: boolean,
): StaffPerson {
  const minutes = context.waits.range(visit.id, station);
  const person = staffPerson(context, visit, station, entry);
  return {
    ...person,
    callable: mine,
    ...(!mine && entry.callable ? { why: 'room-not-allowed' } : {}),
    ...(mine && isGuidedElsewhere(entry) ? { why: 'guided' } : {}),
    ...(mine && minutes ? { waitMin: minutes } : {}),
  };
}

/** The call screen and the button box of one room; undefined for a room that is no more. */
export function roomView(context: ViewContext, id: string): RoomView | undefined {
  const { campus, facts } = context;
  const room = campus.state.rooms[id];
  const names = facts.rooms.get(id);
  const station = room && campus.state.stations[room.station];
  if (!room || !names || !station) return undefined;
  const people = (ids: string[]) =>
    ids.flatMap((visit) => {
      const found = campus.state.visits[visit];
      return found ? [staffPerson(context, found, room.station)] : [];
    });
  const staff = room.staff === undefined ? undefined : facts.staff.get(room.staff);
  const seen = campus.figures.room(id);
  return {
    room: id,
    name: names.name,
    station: room.station,
    stationName: facts.stations.get(room.station)?.name ?? room.station,
    state: room.state,
    version: room.version,
    capacity: room.capacity,
    ...(staff ? { staff } : {}),
    ...pauseOf(room),
    ...(room.lastCallAt === undefined ? {} : { lastCallAt: room.lastCallAt }),
    called: people(latestFirst(room.called)),
    serving: people(latestFirst(room.serving)),
    ...roomLine(context, id),
    passed: passedAt(context, room.station).map((visit) =>
      staffPerson(context, visit, room.station),
    ),
    passMinCalls: station.passMinCalls,
    passMinMs: station.passMinMs,
    ...undoable(context, room.undo),
    done: seen.n,
    ...(seen.n > 0 ? { meanServiceSec: Math.round(seen.sumMs / seen.n / 1000) } : {}),
    frozen: station.frozenAt !== undefined,
  };
}

function undoable(
  context: ViewContext,
  undo: { what: string; visit: string; at: number } | undefined,
) {
  if (!undo) return {};
  const until = undo.at + context.campus.state.settings.policy.undoMs;
  if (until <= context.campus.now()) return {};
  const ticket = context.campus.state.visits[undo.visit]?.ticket ?? '';
  return { undo: { what: undo.what, visit: undo.visit, ticket, until } };
}
