import type { LineEvent } from './line-event.ts';
import { MAY_RETURN_MS, type RoomPicture, type ShutRoom } from './picture.ts';
import type { Called, Happening } from './happening.ts';

/** A room as its events have left it. */
export interface RoomState {
  id: string;
  doctor: string | undefined;
  capacity: number;
  tags: readonly string[];
  open: boolean;
  until: number | undefined;
  shutAt: number | undefined;
  /** When it last could take somebody. */
  freeAt: number;
  running: Map<string, Called>;
}

/** The rooms of one station, and who is in them. */
export class LineRooms {
  readonly #rooms = new Map<string, RoomState>();

  open(event: Extract<LineEvent, { type: 'open' }>): Happening {
    const room = this.#room(event.room, event.at);
    const shutMs = room.shutAt === undefined ? undefined : event.at - room.shutAt;
    room.open = true;
    room.shutAt = undefined;
    room.until = undefined;
    room.doctor = event.doctor;
    room.capacity = event.capacity ?? 1;
    room.tags = event.tags ?? [];
    room.freeAt = event.at;
    return { type: 'opened', room: room.id, at: event.at, shutMs };
  }

  close({ room: id, until, at }: Extract<LineEvent, { type: 'close' }>): Happening | undefined {
    const room = this.#rooms.get(id);
    if (!room) return undefined;
    const shut = room.open;
    room.open = false;
    room.until = until;
    room.shutAt ??= at;
    return shut ? { type: 'shut', room: id, at } : undefined;
  }

  /** The room somebody is in. */
  runningOf(visit: string): { room: RoomState; called: Called } | undefined {
    for (const room of this.#rooms.values()) {
      const called = room.running.get(visit);
      if (called) return { room, called };
    }
    return undefined;
  }

  /** The room that takes somebody; where a record does not say, the one that has been free longest. */
  taker(id: string | undefined, at: number): RoomState {
    if (id !== undefined) return this.#room(id, at);
    let best: RoomState | undefined;
    for (const room of this.#rooms.values()) {
      if (!room.open || room.running.size >= room.capacity) continue;
      if (!best || room.freeAt < best.freeAt) best = room;
    }
    return best ?? this.#room('?', at);
  }

  /** Rooms on duty and rooms whose return is known, as plain data. */
  pictures(now: number): RoomPicture[] {
    const rooms: RoomPicture[] = [];
    for (const room of this.#rooms.values()) {
      if (!room.open && room.until === undefined) continue;
      rooms.push({
        id: room.id,
        ...(room.doctor === undefined ? {} : { doctor: room.doctor }),
        capacity: room.capacity,
        tags: room.tags,
        ...(room.open ? {} : { until: Math.max(now, room.until ?? now) }),
        running: [...room.running.values()].map(({ waiting, calledAt, startedAt }) => ({
          visit: waiting.visit,
          items: waiting.items,
          calledAt,
          ...(startedAt === undefined ? {} : { startedAt }),
        })),
      });
    }
    return rooms;
  }

  /** Rooms shut not long ago without a word on their return. */
  shut(now: number): ShutRoom[] {
    const shut: ShutRoom[] = [];
    for (const { open, until, shutAt, id, doctor, capacity, tags } of this.#rooms.values()) {
      if (open || until !== undefined || shutAt === undefined || now - shutAt > MAY_RETURN_MS)
        continue;
      shut.push({ id, ...(doctor === undefined ? {} : { doctor }), capacity, tags, shutAt });
    }
    return shut;
  }

  /** A room, made open where a record never said that it opened. */
  #room(id: string, at: number): RoomState {
    let room = this.#rooms.get(id);
    if (!room) {
      room = {
        id,
        doctor: undefined,
        capacity: 1,
        tags: [],
        open: true,
        until: undefined,
        shutAt: undefined,
        freeAt: at,
        running: new Map(),
      };
      this.#rooms.set(id, room);
    }
    return room;
  }
}
