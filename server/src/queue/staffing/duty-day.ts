import type { FloorEvent, Patch, Room, SiteState } from '@daozhen/protocol';
import {
  account,
  addIdle,
  countOne,
  emptyRoom,
  serve,
  type RoomNow,
  type Undoable,
} from './duty-room.ts';
import { emptyRow, type DutyRow } from './duty-row.ts';

const UNDOABLE = 20;
/** What only somebody at the room does. */
const acts: ReadonlySet<FloorEvent['type']> = new Set([
  'called',
  'recalled',
  'started',
  'finished',
  'passed',
  'undone',
  'room-opened',
  'room-resumed',
]);

/**
 * Who was on duty where on one day, for how long and with what result, from the day's events alone. The same
 * for the day that is going on and for one read from the journal. An event of another day begins anew. Who
 * is still on duty when the day is closed has left without a word: his duty ends with the last thing that
 * was done at the room.
 */
export class DutyDay {
  readonly #utcOffsetMs: number;
  readonly #rooms = new Map<string, RoomNow>();
  readonly #rows = new Map<string, DutyRow>();
  #day: string | undefined;

  /** @param before the campus as it stood before the first event that follows */
  constructor(
    before: Pick<SiteState, 'at' | 'rooms' | 'visits' | 'settings'>,
    utcOffsetMs: number,
  ) {
    this.#utcOffsetMs = utcOffsetMs;
    for (const room of Object.values(before.rooms)) {
      const now = this.#room(room.id, before.at);
      Object.assign(now, { station: room.station, staff: room.staff ?? '', state: room.state });
      for (const visit of Object.keys(room.serving)) {
        now.serving.set(visit, before.visits[visit]?.startedAt ?? before.at);
      }
      if (room.state !== 'closed') this.#row(room.id, now, room.openedAt ?? before.at);
    }
  }

  /** The day it counts; undefined before its first event. */
  get day(): string | undefined {
    return this.#day;
  }

  apply(event: FloorEvent): void {
    const { facts, type, at } = event;
    const { rooms = {} } = event.changes;
    if (this.#day !== undefined && this.#day !== event.day) this.#begin(at);
    this.#day = event.day;
    for (const id of Object.keys(rooms)) this.#settle(id, this.#room(id, at), at);
    if (type === 'finished' || type === 'passed') this.#ended(event);
    for (const [id, patch] of Object.entries(rooms)) this.#change(id, patch, event);
    if (type === 'undone') this.#undone(event);
    const room = facts.room === undefined ? undefined : this.#rooms.get(facts.room);
    if (!room || facts.room === undefined) return;
    if (acts.has(type)) room.actedAt = at;
    if (acts.has(type) || type === 'room-paused') this.#touched(facts.room, room, at);
    if (type === 'recalled' && room.state !== 'closed')
      this.#row(facts.room, room, at).recalls += 1;
  }

  /** When somebody last did something at a room; undefined if nobody has. */
  actedAt(room: string): number | undefined {
    const at = this.#rooms.get(room)?.actedAt;
    return at === undefined || at === -Infinity ? undefined : at;
  }

  /** The rows as they stand at `now`, those that are going on up to then. */
  rows(now: number): DutyRow[] {
    for (const [id, room] of this.#rooms) this.#settle(id, room, now);
    return structuredClone([...this.#rows.values()]);
  }

  /** Another day begins: whoever is on duty goes on, what was counted is over. */
  #begin(at: number): void {
    this.#rows.clear();
    for (const [id, room] of this.#rooms) {
      room.undoable = [];
      room.idle = [];
      room.at = at;
      if (room.state !== 'closed') this.#row(id, room, at);
    }
  }

  #room(id: string, at: number): RoomNow {
    let room = this.#rooms.get(id);
    if (!room) this.#rooms.set(id, (room = emptyRoom(at)));
    return room;
  }

  #row(id: string, { station, staff }: RoomNow, at: number): DutyRow {
    const key = `${id}|${staff}`;
    let row = this.#rows.get(key);
    if (!row) this.#rows.set(key, (row = emptyRow(id, station, staff, at)));
    return row;
  }

  /** Accounts for the time up to `at`, as the room has been until now. */
  #settle(id: string, room: RoomNow, at: number): void {
    if (room.state !== 'closed' && at > room.at) {
      const row = this.#row(id, room, room.at);
      const [busy, paused] = [room.serving.size > 0, room.state === 'paused'];
      const stretch = { row, from: room.at, to: at, busy, paused };
      account(stretch, this.#utcOffsetMs, 1);
      addIdle(room, stretch);
    }
    room.at = Math.max(room.at, at);
  }

  /** Somebody has done something at the room: what was before it was duty. */
  #touched(id: string, room: RoomNow, at: number): void {
    this.#settle(id, room, at);
    room.idle = [];
  }

  #change(id: string, patch: Patch<Room> | null, event: FloorEvent): void {
    const { at } = event;
    const room = this.#room(id, at);
    const was = { state: room.state, staff: room.staff };
    if (patch === null) room.state = 'closed';
    else {
      if (patch.station !== undefined && patch.station !== null) room.station = patch.station;
      if (patch.staff !== undefined) room.staff = patch.staff ?? '';
      if (patch.state !== undefined && patch.state !== null) room.state = patch.state;
      if (patch.serving !== undefined) serve(room, patch.serving ?? {}, event);
    }
    if (was.state !== 'closed' && (room.state === 'closed' || room.staff !== was.staff)) {
      const row = this.#rows.get(`${id}|${was.staff}`);
      if (row) row.to = event.type === 'day-closed' ? this.#takeIdleBack(room, at) : at;
    }
    if (room.state === 'closed') return;
    const row = this.#row(id, room, at);
    delete row.to;
    if (room.state === 'paused' && was.state !== 'paused') row.pauses += 1;
  }

  /** The time since anything was done at a room was no duty. @returns since when */
  #takeIdleBack(room: RoomNow, at: number): number {
    const since = room.idle[0]?.from ?? at;
    for (const stretch of room.idle) account(stretch, this.#utcOffsetMs, -1);
    room.idle = [];
    return since;
  }

  /** Somebody was examined to the end, or called in vain. */
  #ended({ facts, type, at }: FloorEvent): void {
    const room = facts.room === undefined ? undefined : this.#rooms.get(facts.room);
    if (!room || facts.room === undefined || facts.visit === undefined) return;
    const row = this.#row(facts.room, room, at);
    const startedAt = room.serving.get(facts.visit) ?? at;
    const one: Undoable = {
      undoes: type === 'passed' ? 'pass' : 'finish',
      visit: facts.visit,
      row,
      startedAt,
      ms: at - startedAt,
      items: facts.items?.length ?? 0,
      // Whoever was examined elsewhere meanwhile has not stayed away (rule C6).
      passes: type === 'passed' && facts.reason === 'absent' ? 1 : 0,
      at,
    };
    countOne(one, this.#utcOffsetMs, 1);
    room.undoable = [...room.undoable, one].slice(-UNDOABLE);
  }

  #undone({ facts }: FloorEvent): void {
    const room = facts.room === undefined ? undefined : this.#rooms.get(facts.room);
    if (!room || (facts.undone !== 'finish' && facts.undone !== 'pass')) return;
    const last = room.undoable.at(-1);
    if (last?.undoes !== facts.undone || last.visit !== facts.visit) return;
    room.undoable.pop();
    countOne(last, this.#utcOffsetMs, -1);
    if (last.undoes === 'finish') room.serving.set(last.visit, last.startedAt);
  }
}
