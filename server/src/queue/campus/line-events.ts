import type { FloorEvent, Room, SiteState } from '@daozhen/protocol';
import type { LineEvent } from '../forecast/index.ts';
import { nextTurn, standsOf, type Stand } from './stands.ts';

/** What was last told of a room. */
interface ToldRoom {
  station: string;
  /** The doctor, capacity and tags of the room as told. */
  facts: string;
  open: boolean;
  until: number | undefined;
}

/** The events of one instant, by what has to be known first. */
interface Batch {
  opened: LineEvent[];
  left: LineEvent[];
  placed: LineEvent[];
  called: LineEvent[];
  closed: LineEvent[];
}

/**
 * Turns what happens on a campus's floor into what happens in its stations' lines. It remembers what it has
 * told and tells the difference, so that every event of the floor, undo and the nurse's work included, comes
 * out in the few words of {@link LineEvent}: a call that did not hold is a `leave` and a new `arrive`, and so
 * is somebody passed who comes back.
 */
export class LineEvents {
  readonly #places = new Map<string, Map<string, Stand>>();
  readonly #rooms = new Map<string, ToldRoom>();
  /** When time alone will change a visit's stand. */
  readonly #turns = new Map<string, number>();
  #nextTurn = Infinity;

  /**
   * Everything that differs from what was told: of a fresh translator the whole floor as it stands, after a
   * gap in the stream what has changed meanwhile.
   */
  sync(state: SiteState): LineEvent[] {
    const batch = emptyBatch();
    const rooms = new Set([...this.#rooms.keys(), ...Object.keys(state.rooms)]);
    for (const room of rooms) this.#syncRoom(batch, state, room, state.at);
    const visits = new Set([...this.#places.keys(), ...Object.keys(state.visits)]);
    for (const visit of visits) this.#syncVisit(batch, state, visit, state.at);
    return inOrder(batch);
  }

  /**
   * What an event means for the lines.
   * @param state with the event applied
   */
  apply(event: FloorEvent, state: SiteState): LineEvent[] {
    const { visits = {}, rooms = {} } = event.changes;
    const before = this.#turned(state, event.at, (visit) => visit in visits);
    const batch = emptyBatch();
    for (const room of Object.keys(rooms).sort()) this.#syncRoom(batch, state, room, event.at);
    for (const visit of Object.keys(visits).sort()) this.#syncVisit(batch, state, visit, event.at);
    return [...before, ...inOrder(batch)];
  }

  /** What time alone has changed up to `now`: people whose timed items have become ready or due. */
  wake(state: SiteState, now: number): LineEvent[] {
    return this.#turned(state, now, () => false);
  }

  #turned(state: SiteState, now: number, skips: (visit: string) => boolean): LineEvent[] {
    const events: LineEvent[] = [];
    while (this.#nextTurn <= now) {
      const turns = [...this.#turns].filter(([visit]) => !skips(visit));
      const [visit, at] = turns.reduce((a, b) => (b[1] < a[1] ? b : a), ['', Infinity]);
      this.#nextTurn = at;
      if (at > now) break;
      const batch = emptyBatch();
      this.#syncVisit(batch, state, visit, at);
      events.push(...inOrder(batch));
    }
    return events;
  }

  #syncVisit(batch: Batch, state: SiteState, id: string, at: number): void {
    const visit = state.visits[id];
    const told = this.#places.get(id) ?? new Map<string, Stand>();
    const now = visit ? standsOf(state, visit, at) : new Map<string, Stand>();
    for (const station of [...new Set([...told.keys(), ...now.keys()])].sort()) {
      tellPlace(batch, { at, station, id }, told.get(station), now.get(station));
    }
    if (now.size > 0) this.#places.set(id, now);
    else this.#places.delete(id);
    const turn = visit && nextTurn(visit, at);
    if (turn === undefined) this.#turns.delete(id);
    else {
      this.#turns.set(id, turn);
      this.#nextTurn = Math.min(this.#nextTurn, turn);
    }
  }

  #syncRoom(batch: Batch, state: SiteState, id: string, at: number): void {
    const room = state.rooms[id];
    const told = this.#rooms.get(id);
    if (!room) {
      if (told?.open) batch.closed.push({ type: 'close', at, station: told.station, room: id });
      this.#rooms.delete(id);
      return;
    }
    const open = room.state === 'open';
    const until = room.state === 'paused' ? room.pause?.until : undefined;
    const facts = JSON.stringify([room.staff, room.capacity, Object.keys(room.tags).sort()]);
    const isOpened = open ? !told?.open || told.facts !== facts : room.state === 'paused' && !told;
    if (isOpened) batch.opened.push(openingOf(room, at));
    if (!open && (told?.open || isOpened || (told && told.until !== until))) {
      const shut: LineEvent = { type: 'close', at, station: room.station, room: id };
      batch.closed.push(until === undefined ? shut : { ...shut, until });
    }
    this.#rooms.set(id, { station: room.station, facts, open, until });
  }
}

function openingOf(room: Room, at: number): LineEvent {
  const tags = Object.keys(room.tags).sort();
  return {
    type: 'open',
    at,
    station: room.station,
    room: room.id,
    ...(room.staff === undefined ? {} : { doctor: room.staff }),
    ...(room.capacity === 1 ? {} : { capacity: room.capacity }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

interface PlaceBase {
  at: number;
  station: string;
  id: string;
}

const isInRoom = (stand: Stand | undefined) => stand?.as === 'called' || stand?.as === 'serving';

/** Tells how one visit's stand in one line has changed. */
function tellPlace(batch: Batch, base: PlaceBase, told: Stand | undefined, now: Stand | undefined) {
  const stays =
    told !== undefined &&
    now !== undefined &&
    (told.as === now.as || !isInRoom(told) || now.as === 'serving');
  if (told && !stays) batch.left.push({ ...base, type: told.as === 'serving' ? 'end' : 'leave' });
  if (!now) return;
  if (!stays) batch.placed.push(arrivalOf(base, now));
  else if (!isInRoom(now)) tellMove(batch, base, told, now);
  if (!isInRoom(now) || (stays && told.as === now.as && told.room === now.room)) return;
  const room = now.room === undefined ? {} : { room: now.room };
  batch.called.push({ ...base, type: now.as === 'called' ? 'call' : 'start', ...room });
}

function arrivalOf(base: PlaceBase, now: Stand): LineEvent {
  return {
    ...base,
    type: 'arrive',
    class: now.class,
    items: now.items,
    ...(now.tags.length === 0 ? {} : { tags: [...now.tags] }),
    key: now.key,
    ...(now.as === 'elsewhere' ? { elsewhere: true } : {}),
    ...heldBy(now),
  };
}

function tellMove(batch: Batch, base: PlaceBase, told: Stand, now: Stand): void {
  const moved = movedBy(told, now);
  const isHeldAlike = told.loose === now.loose && told.door === now.door && told.due === now.due;
  if (told.as === now.as && isHeldAlike && Object.keys(moved).length === 0) return;
  if (now.as !== 'here') batch.placed.push({ ...base, type: 'elsewhere', ...moved });
  else batch.placed.push({ ...base, type: 'here', ...moved, ...heldBy(now) });
}

/** What is to be said anew of a place: where it stands, of whom, and what for. */
function movedBy(told: Stand, now: Stand) {
  return {
    ...(told.key === now.key ? {} : { key: now.key }),
    ...(told.class === now.class ? {} : { class: now.class }),
    ...(isSame(told.items, now.items) ? {} : { items: now.items }),
    ...(isSame(told.tags, now.tags) ? {} : { tags: [...now.tags] }),
  };
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** What holds somebody here: a door, a time that has come, or nothing. */
function heldBy({ loose, door, due }: Stand): { loose?: true; room?: string; due?: true } {
  return {
    ...(loose ? { loose } : {}),
    ...(door === undefined ? {} : { room: door }),
    ...(due ? { due } : {}),
  };
}

const emptyBatch = (): Batch => ({ opened: [], left: [], placed: [], called: [], closed: [] });

const inOrder = ({ opened, left, placed, called, closed }: Batch): LineEvent[] => [
  ...opened,
  ...left,
  ...placed,
  ...called,
  ...closed,
];
