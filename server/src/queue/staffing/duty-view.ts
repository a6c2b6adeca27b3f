import type { DutyRoom, DutyStation, DutyView, Room } from '@daozhen/protocol';
import { pauseOf, type ViewContext } from '../views/index.ts';
import type { DutyRow } from './duty-row.ts';
import type { DutyWatch } from './duty-watch.ts';
import { floorPictures, type FloorPicture } from './floor-pictures.ts';
import { ATTENDED_MS, GONE_MS } from './leaving.domain.ts';
import type { SupportWatch } from './support-watch.ts';
import { figuresOf } from './times.ts';
import { callableBy, waitingHere } from './waiting-here.ts';

const MINUTE = 60_000;
const HOUR_S = 3600;
const minutes = (ms: number) => Math.round(ms / MINUTE);

/** Who is on duty where and how much there is to do. */
export function dutyView(context: ViewContext, watch: DutyWatch, support: SupportWatch): DutyView {
  const { campus } = context;
  const { state } = campus;
  const now = campus.now();
  const rows = new Map(
    (watch.day?.rows(now) ?? []).map((row) => [`${row.room}|${row.staff}`, row]),
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
  for (const [id, floor] of floorPictures(state, now)) {
    view.stations[id] = stationView(context, id, floor, byStation.get(id) ?? 0);
    const found = support.found.get(id);
    if (found && floor.waiting.size > 0) view.stations[id].support = found;
  }
  return view;
}

function roomView(
  { campus, facts }: ViewContext,
  watch: DutyWatch,
  room: Room,
  row: DutyRow | undefined,
): DutyRoom {
  const { state } = campus;
  const now = campus.now();
  const name = room.staff === undefined ? undefined : facts.staff.get(room.staff)?.name;
  const times = row && room.state !== 'closed' ? figuresOf(row.times) : undefined;
  const line = room.state === 'open' ? waitingHere(state, campus.lines().get(room.station)) : [];
  const seenAt = watch.attendance.seen.get(room.id);
  const attendedAt = watch.attendance.attended.get(room.id);
  const actedAt = watch.day?.actedAt(room.id);
  const leaving = watch.leavings.get(room.id);
  const isOn = room.state !== 'closed';
  return {
    station: room.station,
    state: room.state,
    ...(room.staff === undefined ? {} : { staff: room.staff }),
    ...(name === undefined ? {} : { staffName: name }),
    ...(room.openedAt === undefined ? {} : { since: room.openedAt }),
    ...(isOn && actedAt !== undefined ? { actedAt } : {}),
    ...pauseOf(room),
    called: Object.keys(room.called).length,
    serving: Object.keys(room.serving).length,
    waiting: callableBy(room, line),
    served: isOn ? (row?.served ?? 0) : 0,
    onMin: isOn ? minutes(row?.onMs ?? 0) : 0,
    pausedMin: isOn ? minutes(row?.pausedMs ?? 0) : 0,
    busyMin: isOn ? minutes(row?.busyMs ?? 0) : 0,
    ...(times ? { meanSec: times.mean, spreadSec: times.spread } : {}),
    ...(isOn && seenAt !== undefined && seenAt >= (room.openedAt ?? 0)
      ? { screen: now - seenAt < GONE_MS ? 'on' : 'gone' }
      : {}),
    ...(leaving ? { leaving } : {}),
    ...(isOn && attendedAt !== undefined && now - attendedAt < ATTENDED_MS
      ? { attendedUntil: attendedAt + ATTENDED_MS }
      : {}),
  };
}

function stationView(
  { campus, waits }: ViewContext,
  id: string,
  { waiting, coming }: FloorPicture,
  served: number,
): DutyStation {
  const rooms = Object.values(campus.state.rooms).filter(({ station }) => station === id);
  const open = rooms.filter(({ state }) => state === 'open');
  const capacity = open.reduce((sum, room) => sum + room.capacity, 0);
  const inRooms = rooms.reduce(
    (sum, room) => sum + Object.keys(room.called).length + Object.keys(room.serving).length,
    0,
  );
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
