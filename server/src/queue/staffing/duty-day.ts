import type { FloorEvent, Patch, Room, SiteState } from '@daozhen/protocol';
import { emptyRow, hourOf, type DutyRow } from './duty-row.ts';
import { count, isTelling } from './times.ts';

/** A room as far as duty is concerned. */
interface RoomNow {
  station: string;
  staff: string;
  state: Room['state'];
  /** Up to when its row is accounted for. */
  at: number;
  /** When somebody in it last called, began or finished; what tells a room at work from one left alone. */
  actedAt: number;
  /** Who is being examined since when. */
  serving: Map<string, number>;
  /** The latest finishes, for undo (rule C8). */
  finishes: {
    visit: string;
    row: DutyRow;
    startedAt: number;
    ms: number;
    items: number;
    at: number;
  }[];
}

const HOUR = 3_600_000;
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
 * for the day that is going on and for one read from the journal. An event of another day begins anew.
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

  apply(event: FloorEvent): void {
    const { facts, type, at } = event;
    const { rooms = {} } = event.changes;
    if (this.#day !== undefined && this.#day !== event.day) this.#begin(at);
    this.#day = event.day;
    for (const id of Object.keys(rooms)) this.#settle(id, this.#room(id, at), at);
    if (type === 'finished') this.#finished(event);
    for (const [id, patch] of Object.entries(rooms)) this.#change(id, patch, event);
    if (type === 'undone') this.#undone(event);
    const room = facts.room === undefined ? undefined : this.#rooms.get(facts.room);
    if (!room || facts.room === undefined) return;
    if (acts.has(type)) room.actedAt = at;
    if (room.state === 'closed') return;
    if (type === 'passed') this.#row(facts.room, room, at).passed += 1;
    if (type === 'recalled') this.#row(facts.room, room, at).recalls += 1;
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
      room.finishes = [];
      room.at = at;
      if (room.state !== 'closed') this.#row(id, room, at);
    }
  }

  #room(id: string, at: number): RoomNow {
    let room = this.#rooms.get(id);
    if (!room) {
      const unknown = { station: '', staff: '', state: 'closed' as const, actedAt: -Infinity };
      room = { ...unknown, at, serving: new Map(), finishes: [] };
      this.#rooms.set(id, room);
    }
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
    if (room.state !== 'closed' && at > room.at)
      this.#account(this.#row(id, room, room.at), room, at);
    room.at = Math.max(room.at, at);
  }

  #account(row: DutyRow, room: RoomNow, at: number): void {
    const busy = room.serving.size > 0;
    for (let from = room.at; from < at;) {
      const local = from + this.#utcOffsetMs;
      const to = Math.min(at, from + HOUR - (local % HOUR));
      const hour = hourOf(row, Math.floor(local / HOUR) % 24);
      hour.onMs += to - from;
      if (busy) hour.busyMs += to - from;
      from = to;
    }
    row.onMs += at - room.at;
    if (busy) row.busyMs += at - room.at;
    if (room.state === 'paused') row.pausedMs += at - room.at;
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
      if (row) row.to = at;
    }
    if (room.state === 'closed') return;
    const row = this.#row(id, room, at);
    delete row.to;
    if (room.state === 'paused' && was.state !== 'paused') row.pauses += 1;
  }

  #finished({ facts, at }: FloorEvent): void {
    const room = facts.room === undefined ? undefined : this.#rooms.get(facts.room);
    if (!room || facts.room === undefined || facts.visit === undefined) return;
    const startedAt = room.serving.get(facts.visit) ?? at;
    const row = this.#row(facts.room, room, at);
    const items = facts.items?.length ?? 0;
    const finish = { visit: facts.visit, row, startedAt, ms: at - startedAt, items, at };
    this.#count(finish, 1);
    room.finishes = [...room.finishes, finish].slice(-UNDOABLE);
  }

  #undone({ facts }: FloorEvent): void {
    const room = facts.room === undefined ? undefined : this.#rooms.get(facts.room);
    if (!room || facts.room === undefined) return;
    if (facts.undone === 'pass') this.#row(facts.room, room, room.at).passed -= 1;
    if (facts.undone !== 'finish') return;
    const last = room.finishes.pop();
    if (!last) return;
    this.#count(last, -1);
    room.serving.set(last.visit, last.startedAt);
  }

  #count({ row, ms, items, at }: RoomNow['finishes'][number], by: 1 | -1): void {
    row.served += by;
    row.items += by * items;
    hourOf(row, Math.floor((at + this.#utcOffsetMs) / HOUR) % 24).served += by;
    if (isTelling(ms)) count(row.times, ms, by);
  }
}

/** Takes over who is being examined in a room. */
function serve(room: RoomNow, serving: Record<string, number>, { at, changes }: FloorEvent): void {
  for (const visit of room.serving.keys()) if (!(visit in serving)) room.serving.delete(visit);
  for (const visit of Object.keys(serving)) {
    const startedAt = changes.visits?.[visit]?.startedAt ?? at;
    if (!room.serving.has(visit)) room.serving.set(visit, startedAt);
  }
}
