import type { Room, SiteState, Visit } from '@daozhen/protocol';
import { standsOf } from '../campus/index.ts';
import type { RoomPicture, StationPicture, WaitingPicture } from '../forecast/index.ts';
import { itemsInOrder, requiredTags, todoItems } from '../rules/index.ts';

/** One station as a forecast looks at it, and who is sent there and waits. */
export interface FloorPicture {
  picture: StationPicture;
  /** Whose wait there counts: everybody is counted at one station only. */
  waiting: Set<string>;
  /** Who has still to come here, elsewhere now. */
  coming: number;
}

/**
 * Every station of a campus as it stands.
 * @param nextOf where somebody goes next: one who rests waits for a room there, with a place of his own or not
 */
export function floorPictures(
  state: SiteState,
  now: number,
  nextOf: (visit: Visit) => string | undefined,
): Map<string, FloorPicture> {
  const pictures = new Map<string, FloorPicture>();
  const lines = new Map<string, WaitingPicture[]>();
  for (const id of Object.keys(state.stations)) {
    const line: WaitingPicture[] = [];
    lines.set(id, line);
    pictures.set(id, {
      picture: { station: id, rooms: roomsOf(state, id), line },
      waiting: new Set(),
      coming: 0,
    });
  }
  for (const visit of Object.values(state.visits)) {
    placeVisit(state, visit, now, nextOf, pictures, lines);
  }
  for (const line of lines.values()) line.sort((a, b) => a.key - b.key);
  return pictures;
}

/** Counts a visit where it waits and where it has still to come, and puts it into lines. */
function placeVisit(
  state: SiteState,
  visit: Visit,
  now: number,
  nextOf: (visit: Visit) => string | undefined,
  pictures: Map<string, FloorPicture>,
  lines: Map<string, WaitingPicture[]>,
): void {
  const todo = itemsInOrder(visit).filter((item) => item.state === 'todo');
  const open = new Set(todo.map(({ station }) => station));
  const isWaiting = visit.state === 'free' || visit.state === 'bound';
  const next = isWaiting ? nextOf(visit) : undefined;
  for (const station of visit.state === 'finished' ? [] : open) {
    const found = pictures.get(station);
    if (!found || (station === visit.station && !isWaiting)) continue;
    if (station === next) found.waiting.add(visit.id);
    else found.coming += 1;
  }
  putInLines(state, visit, now, next, lines);
}

/** Puts a visit into the lines it is to be called in: `next` is where it goes next. */
function putInLines(
  state: SiteState,
  visit: Visit,
  now: number,
  next: string | undefined,
  lines: Map<string, WaitingPicture[]>,
): void {
  const since = visit.boundAt ?? visit.checkedInAt ?? now;
  const stands = standsOf(state, visit, now);
  // Under late binding nobody comes to a line unless he is sent, and he is sent when it is his turn.
  const isLate = state.settings.policy.binding === 'late';
  for (const [station, stand] of stands) {
    if (stand.as === 'called' || stand.as === 'serving') continue;
    if (isLate && station !== next) continue;
    lines.get(station)?.push({
      visit: visit.id,
      class: stand.class,
      items: stand.items,
      tags: stand.tags,
      key: stand.key,
      elsewhere: station !== next && (stand.as === 'elsewhere' || stand.loose),
      since,
    });
  }
  if (next === undefined || stands.has(next)) return;
  const here = todoItems(visit, next);
  lines.get(next)?.push({
    visit: visit.id,
    class: visit.class,
    items: here.map(({ id }) => id),
    tags: requiredTags(here),
    key: now,
    elsewhere: false,
    since,
  });
}

function roomsOf(state: SiteState, station: string): RoomPicture[] {
  return Object.values(state.rooms).flatMap((room) => {
    const until = room.pause?.until;
    if (room.station !== station || room.state === 'closed') return [];
    if (room.state === 'paused' && until === undefined) return [];
    const paused = room.state === 'paused' && until !== undefined ? { until } : {};
    return [{ ...pictureOf(state, room), ...paused }];
  });
}

function pictureOf({ visits }: SiteState, room: Room): RoomPicture {
  const inside = [...Object.keys(room.called), ...Object.keys(room.serving)];
  return {
    id: room.id,
    ...(room.staff === undefined ? {} : { doctor: room.staff }),
    capacity: room.capacity,
    tags: Object.keys(room.tags),
    running: inside.flatMap((id) => {
      const visit = visits[id];
      if (!visit) return [];
      const items = Object.values(visit.items).flatMap((item) =>
        item.state === 'todo' && item.station === room.station ? item.id : [],
      );
      const { calledAt = 0, startedAt } = visit;
      return [{ visit: id, items, calledAt, ...(startedAt === undefined ? {} : { startedAt }) }];
    }),
  };
}
