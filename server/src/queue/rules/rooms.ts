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
