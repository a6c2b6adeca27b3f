import type { Room, SiteState } from '@daozhen/protocol';

/** The open rooms of every station that has one. */
export function openRoomsOf(state: SiteState): Map<string, Room[]> {
  const open = new Map<string, Room[]>();
  for (const room of Object.values(state.rooms)) {
    if (room.state !== 'open') continue;
    const list = open.get(room.station);
    if (list) list.push(room);
    else open.set(room.station, [room]);
  }
  return open;
}

/** How many people some rooms have: called and on their way in, or being examined. */
export function insideOf(rooms: readonly Pick<Room, 'called' | 'serving'>[]): number {
  return rooms.reduce(
    (sum, { called, serving }) => sum + Object.keys(called).length + Object.keys(serving).length,
    0,
  );
}

/** How many people some rooms can have at once. */
export function capacityOf(rooms: readonly Pick<Room, 'capacity'>[]): number {
  return rooms.reduce((sum, { capacity }) => sum + capacity, 0);
}
