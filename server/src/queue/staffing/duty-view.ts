import type { DutyRoom, DutyStation, DutyView, LeavingsView, Room } from '@daozhen/protocol';
import { capacityOf, insideOf } from '../rules/index.ts';
import { pauseOf, type ViewContext } from '../views/index.ts';
import type { DutyRow } from './duty-row.ts';
import type { DutyWatch } from './duty-watch.ts';
import { floorPictures, type FloorPicture } from './floor-pictures.ts';
import { minutes } from './shown.ts';
import type { SupportWatch } from './support-watch.ts';
import { figuresOf } from './times.ts';
import { callableBy, waitingHere } from './waiting-here.ts';

const HOUR_S = 3600;

/** Who is on duty where and how much there is to do. */
export function dutyView(context: ViewContext, watch: DutyWatch, support: SupportWatch): DutyView {
  const { campus } = context;
  const { state } = campus;
  const now = campus.now();
  const rows = new Map(
    (watch.rowsOf(state.day, now) ?? []).map((row) => [`${row.room}|${row.staff}`, row]),
  );
  const view: DutyView = {
    site: state.site,
    day: state.day,
    rooms: {},
    stations: {},
    ...(support.at === undefined ? {} : { supportAt: support.at }),
  };
  for (const room of Object.values(state.rooms)) {
    view.rooms[room.id] = roomView(
      context,
      watch,
      room,
      rows.get(`${room.id}|${room.staff ?? ''}`),
    );
  }
  const { byStation } = campus.figures.flow.hour(now);
  const pictures = floorPictures(state, now, (visit) => context.outlook.next(visit)?.station);
  for (const [id, floor] of pictures) {
    view.stations[id] = stationView(context, id, floor, byStation.get(id) ?? 0);
    const found = support.found.get(id);
    if (found && floor.waiting.size > 0) view.stations[id].support = found;
  }
  return view;
}

/** The rooms that seem to be left. */
export function leavingsView({ campus, facts }: ViewContext, watch: DutyWatch): LeavingsView {
  const rooms: LeavingsView['rooms'] = {};
  for (const [id, leaving] of watch.leavings) {
    const staff = campus.state.rooms[id]?.staff;
    const staffName = staff === undefined ? undefined : facts.staff.get(staff)?.name;
    rooms[id] = { ...leaving, ...(staffName === undefined ? {} : { staffName }) };
  }
  return { rooms };
}

function roomView(
  { campus, facts }: ViewContext,
  watch: DutyWatch,
  room: Room,
  row: DutyRow | undefined,
): DutyRoom {
  const name = room.staff === undefined ? undefined : facts.staff.get(room.staff)?.name;
  const line = waitingHere(campus.state, campus.lines().get(room.station));
  const leaving = watch.leavings.get(room.id);
  const isOn = room.state !== 'closed';
  return {
    station: room.station,
    state: room.state,
    ...(room.staff === undefined ? {} : { staff: room.staff }),
    ...(name === undefined ? {} : { staffName: name }),
    ...(room.openedAt === undefined ? {} : { since: room.openedAt }),
    ...pauseOf(room),
    called: Object.keys(room.called).length,
    serving: Object.keys(room.serving).length,
    waiting: room.state === 'open' ? callableBy(room, line) : 0,
    ...figuresToday(isOn ? row : undefined),
    ...(isOn ? signsOf(watch, room, campus.now()) : {}),
    ...(leaving ? { leaving } : {}),
  };
}

function figuresToday(row: DutyRow | undefined) {
  const times = row && figuresOf(row.times);
  return {
    served: row?.served ?? 0,
    onMin: minutes(row?.onMs ?? 0),
    pausedMin: minutes(row?.pausedMs ?? 0),
    busyMin: minutes(row?.busyMs ?? 0),
    ...(times ? { meanSec: times.mean, spreadSec: times.spread } : {}),
  };
}

/** When somebody was last known to be at a room on duty. */
function signsOf({ attendance, day, limits }: DutyWatch, { id, openedAt = 0 }: Room, now: number) {
  const seenAt = attendance.seen.get(id);
  const attendedAt = attendance.attended.get(id);
  const actedAt = day?.actedAt(id);
  const signs: Pick<DutyRoom, 'actedAt' | 'screen' | 'attendedUntil'> = {};
  if (actedAt !== undefined) signs.actedAt = actedAt;
  if (seenAt !== undefined && seenAt >= openedAt)
    signs.screen = now - seenAt < limits.goneMs ? 'on' : 'gone';
  if (attendedAt !== undefined && now - attendedAt < limits.attendedMs)
    signs.attendedUntil = attendedAt + limits.attendedMs;
  return signs;
}

function stationView(
  { campus, waits }: ViewContext,
  id: string,
  { waiting, coming }: FloorPicture,
  served: number,
): DutyStation {
  const rooms = Object.values(campus.state.rooms).filter(({ station }) => station === id);
  const open = rooms.filter(({ state }) => state === 'open');
  const capacity = capacityOf(open);
  const inRooms = insideOf(rooms);
  const meanSec = Math.max(1, Math.round(waits.serviceMs(id) / 1000));
  // Whoever is inside has on average half of his time before him.
  const work = (waiting.size + inRooms / 2) * meanSec;
  const { frozenAt } = campus.state.stations[id] ?? {};
  return {
    waiting: waiting.size,
    coming,
    inRooms,
    capacity,
    open: open.length,
    rooms: rooms.length,
    meanSec,
    perHour: Math.round((capacity * HOUR_S) / meanSec),
    served,
    ...(capacity > 0 ? { clearMin: Math.round(work / capacity / 60) } : {}),
    ...(frozenAt === undefined ? {} : { frozenAt }),
  };
}
