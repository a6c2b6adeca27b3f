import type { BoardLine, BoardRoom, BoardView, Room } from '@daozhen/protocol';
import type { Wait } from '../forecast/index.ts';
import { isGuidedElsewhere } from '../rules/index.ts';
import { boardPerson, latestFirst, pauseOf, type ViewContext } from './context.ts';
import { passedAt } from './passed.ts';

/** What a display was set up to show. */
export type Placement = { kind: 'hall'; zone: string } | { kind: 'door'; room: string };

const STEP_MS = 5 * 60_000;
const NEXT_SHOWN = 6;
const PASSED_SHOWN = 8;
const RECENT_SHOWN = 6;

function boardRoom(context: ViewContext, room: Room): BoardRoom | undefined {
  const facts = context.facts.rooms.get(room.id);
  const station = context.facts.stations.get(room.station);
  if (!facts || !station) return undefined;
  const { visits } = context.campus.state;
  const doctor = room.staff === undefined ? undefined : context.facts.staff.get(room.staff);
  return {
    id: room.id,
    name: facts.name,
    nameEn: facts.nameEn,
    station: room.station,
    stationName: station.name,
    stationNameEn: station.nameEn,
    state: room.state,
    ...pauseOf(room),
    ...(doctor ? { doctor: { name: doctor.name, title: doctor.title } } : {}),
    called: latestFirst(room.called).map((id) => ({
      ...boardPerson(context, id),
      at: visits[id]?.calledAt ?? 0,
    })),
    serving: latestFirst(room.serving).map((id) => boardPerson(context, id)),
    door: (context.campus.lines().get(room.station)?.door ?? [])
      .filter((entry) => entry.door === room.id)
      .map((entry) => boardPerson(context, entry.visit)),
  };
}

function boardLine(context: ViewContext, station: string): BoardLine {
  const line = context.campus.lines().get(station);
  const { due = [], door = [] } = line ?? {};
  // Who rests is called only once guidance accepts the station for him: until then he is not next (rule P4).
  const lounge = line?.lounge.filter((entry) => !isGuidedElsewhere(entry)) ?? [];
  const isRestedFor = lounge.length < (line?.lounge.length ?? 0);
  // Those at a door are shown there.
  const next = [...due.filter((entry) => entry.door === undefined), ...lounge.slice(0, NEXT_SHOWN)];
  const waiting = due.length + door.length + lounge.length;
  const frozen = context.campus.state.stations[station]?.frozenAt !== undefined;
  const isAwaited = waiting > 0 || isRestedFor;
  const wait = isAwaited && !frozen ? context.outlook.newcomer(station) : undefined;
  return {
    station,
    next: next.slice(0, NEXT_SHOWN).map((entry) => boardPerson(context, entry.visit)),
    waiting,
    passed: passedAt(context, station)
      .slice(0, PASSED_SHOWN)
      .map((visit) => boardPerson(context, visit.id)),
    frozen,
    ...(isRestedFor ? { resting: true as const } : {}),
    ...(wait ? { wait: inSteps(wait) } : {}),
  };
}

/** A range of minutes that stands still on a board: in steps of five, both ends away from the middle. */
function inSteps({ p50, p90 }: Wait): [number, number] {
  const low = Math.floor(p50 / STEP_MS) * 5;
  return [low, Math.max(low + 5, Math.ceil(p90 / STEP_MS) * 5)];
}

/** The latest calls in a set of rooms, newest first. */
function recentCalls(context: ViewContext, rooms: ReadonlySet<string>): BoardView['recent'] {
  return context.campus.figures.recent
    .filter((call) => rooms.has(call.room))
    .slice(0, RECENT_SHOWN)
    .map((call) => ({
      ...boardPerson(context, call.visit),
      ticket: call.ticket,
      room: call.room,
      at: call.at,
      n: call.seq,
    }));
}

/** The IANA name of a whole-hour offset from UTC; its sign is the other way round. */
function timeZone(utcOffsetMs: number): { timeZone?: string } {
  const hours = utcOffsetMs / 3_600_000;
  if (!Number.isInteger(hours)) return {};
  return { timeZone: `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}` };
}

/** The board of a display: a zone's hall, or one room's door. Undefined for a place that is no more. */
export function boardView(context: ViewContext, placement: Placement): BoardView | undefined {
  const { facts, campus } = context;
  const door = placement.kind === 'door' ? facts.rooms.get(placement.room) : undefined;
  const zone = facts.zones.get(placement.kind === 'hall' ? placement.zone : (door?.zone ?? ''));
  if (!zone || (placement.kind === 'door' && !door)) return undefined;
  const shown = [...facts.rooms.values()].filter((r) =>
    door ? r.id === door.id : r.zone === zone.id,
  );
  const rooms = shown.flatMap((r) => {
    const room = campus.state.rooms[r.id];
    return (room && boardRoom(context, room)) ?? [];
  });
  return {
    kind: placement.kind,
    title: door?.name ?? zone.name,
    titleEn: door?.nameEn ?? zone.nameEn,
    siteName: facts.name,
    siteNameEn: facts.nameEn,
    zone: zone.id,
    notice: zone.notice,
    ...timeZone(campus.state.settings.policy.utcOffsetMs),
    rooms: Object.fromEntries(rooms.map((room) => [room.id, room])),
    lines: Object.fromEntries(
      [...new Set(rooms.map((room) => room.station))].map((id) => [id, boardLine(context, id)]),
    ),
    recent: recentCalls(context, new Set(rooms.map((room) => room.id))),
  };
}
