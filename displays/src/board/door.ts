import type { BoardPerson, BoardRoom, BoardView } from '@daozhen/protocol';

/** What a door board says about its room. */
export interface Door {
  room: BoardRoom;
  /** `in`: come in; `busy`: somebody is inside; `wait`: nobody yet; `paused`, `closed`: the room rests. */
  state: 'in' | 'busy' | 'wait' | 'paused' | 'closed';
  /** Who is called, or else who is inside. */
  people: BoardPerson[];
  /** Next in order: those at this door, then the line; at most `most`. */
  next: (BoardPerson & { atDoor: boolean })[];
  waiting: number;
  /** People rest who have still to come here. */
  resting: boolean;
  /** Minutes somebody would wait who came now. */
  wait?: readonly [number, number];
}

function stateOf(room: BoardRoom): Door['state'] {
  if (room.called.length > 0) return 'in';
  if (room.serving.length > 0) return 'busy';
  if (room.state === 'open') return 'wait';
  return room.state;
}

/** The door board's one room, or undefined before the room is known. */
export function door(view: BoardView, most: number): Door | undefined {
  const room = Object.values(view.rooms)[0];
  if (!room) return undefined;
  const line = view.lines[room.station];
  const state = stateOf(room);
  const next = [
    ...room.door.map((person) => ({ ...person, atDoor: true })),
    ...(line?.next ?? []).map((person) => ({ ...person, atDoor: false })),
  ];
  return {
    room,
    state,
    people: state === 'in' ? room.called : room.serving,
    next: next.slice(0, most),
    waiting: line?.waiting ?? room.door.length,
    resting: line?.resting ?? false,
    ...(line?.wait ? { wait: line.wait } : {}),
  };
}
