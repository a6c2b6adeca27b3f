import type { FloorEvent, Room, SiteState, Visit } from '@daozhen/protocol';
import { strict as assert } from 'node:assert';
import { callableInOrder, lineOf } from '../src/queue/rules/index.ts';
import { orderProblem } from './order-oracle.ts';

interface Record {
  what: string;
  visit: string;
  seq: number;
}

/**
 * What must hold of any floor whatever its rules say in detail (reliability.md 1–6): written apart from
 * the rules, so that a mistake the model and the Redis functions share is still seen.
 */
export class FloorAudit {
  /** What each room could undo, as the events tell it. */
  private readonly undo = new Map<string, Record[]>();
  private readonly lastCall = new Map<string, number>();
  private readonly tickets = new Set<string>();
  private day = '';
  private seq = 0;

  /** Looks at one event with the state before and after it; throws when something cannot be. */
  see(event: FloorEvent, before: SiteState | undefined, after: SiteState): void {
    assert.equal(event.seq, this.seq + 1, 'sequence numbers are contiguous (E1)');
    this.seq = event.seq;
    if (after.day !== this.day) this.tickets.clear();
    this.day = after.day;
    if (before) {
      this.nobodyLost(event, before, after);
      const problem = orderProblem(event, before);
      assert.equal(problem, undefined, `order of the line (O1, O4): ${problem}`);
    }
    if (before) checkShown(event, before);
    this.undoOnce(event);
    this.ticketsUnique(event);
    for (const visit of Object.values(after.visits)) checkVisit(visit, after);
    checkRooms(before, after);
  }

  private nobodyLost(event: FloorEvent, before: SiteState, after: SiteState): void {
    for (const id of Object.keys(before.visits)) {
      assert.ok(after.visits[id] ?? event.type === 'day-closed', `${id} is lost at ${event.type}`);
    }
    for (const [id, visit] of Object.entries(after.visits)) {
      const old = before.visits[id];
      const revived = Object.values(visit.items).filter(
        (item) => item.state === 'todo' && old?.items[item.id]?.state === 'done',
      );
      assert.ok(
        revived.length === 0 || (event.type === 'undone' && event.facts.visit === id),
        `${id} has items revived by ${event.type}`,
      );
    }
  }

  /** At most one undo takes an effect back, last in first out, and never of a visit called since (C8). */
  private undoOnce(event: FloorEvent): void {
    const { room, visit, undone, call } = event.facts;
    if (event.type === 'undone' && room !== undefined) {
      const record = this.undo.get(room)?.pop();
      assert.deepEqual({ what: record?.what, visit: record?.visit }, { what: undone, visit });
      const since = this.lastCall.get(visit ?? '') ?? 0;
      assert.ok(since <= (record?.seq ?? 0), `${visit} was called after what is undone`);
    }
    if (call) this.lastCall.set(call.visit, event.seq);
    const what = { called: 'call', finished: 'finish', passed: 'pass' }[event.type as string];
    if (what !== undefined && room !== undefined && visit !== undefined) {
      const records = this.undo.get(room) ?? [];
      this.undo.set(room, [...records, { what, visit, seq: event.seq }]);
    }
    if (event.type === 'day-closed' && event.facts.remaining === 0) this.undo.clear();
    for (const [id, patch] of Object.entries(event.changes.rooms ?? {})) {
      if (patch === null) this.undo.delete(id);
    }
  }

  private ticketsUnique(event: FloorEvent): void {
    const { ticket } = event.facts;
    if (event.type !== 'checked-in' || ticket === undefined) return;
    assert.match(ticket, /^[A-Z]{1,2}\d{3,}$/);
    assert.ok(!this.tickets.has(ticket), `${ticket} was given twice (T1)`);
    this.tickets.add(ticket);
  }
}

/** Where one room may call everybody, it calls the first of the line as it was shown (O1). */
function checkShown({ type, at, facts }: FloorEvent, before: SiteState): void {
  const { call, station } = facts;
  if (type !== 'called' || !call || call.from === 'named' || station === undefined) return;
  const rooms = Object.values(before.rooms).filter((room) => room.station === station);
  const line = callableInOrder(lineOf(before, station, at));
  const all = line.every(({ tags, acceptable }) => tags.length === 0 && acceptable);
  if (rooms.length === 1 && all) assert.equal(line[0]?.visit, call.visit, 'not as shown (O1)');
}

/** Which optional fields a visit has in each state. */
function fieldsOf(visit: Visit, late: boolean): string {
  const fields = [
    'station',
    'room',
    'boundAt',
    'calledAt',
    'calls',
    'startedAt',
    'finishedAt',
    'outcome',
    'away',
  ] as const;
  const door = late ? 'station,room,boundAt' : 'station,boundAt';
  const expected: { [state: string]: string } = {
    expected: '',
    free: '',
    bound: door,
    called: 'station,room,calledAt,calls',
    serving: 'station,room,calledAt,startedAt',
    away: 'away',
    finished: 'finishedAt,outcome',
  };
  const present = fields.filter((field) => visit[field] !== undefined).join(',');
  return present === expected[visit.state] ? '' : `${visit.id} is ${visit.state} with ${present}`;
}

function checkVisit(visit: Visit, state: SiteState): void {
  const late = state.settings.policy.binding === 'late';
  assert.equal(fieldsOf(visit, late), '');
  const todo = new Set(
    Object.values(visit.items)
      .filter((item) => item.state === 'todo')
      .map((item) => item.station),
  );
  assert.equal(
    visit.state === 'finished',
    todo.size === 0,
    `${visit.id} ${visit.state}, ${todo.size} to do`,
  );
  const places = Object.keys(visit.places);
  assert.ok(
    places.every((station) => todo.has(station)),
    `${visit.id} has a place and nothing to do`,
  );
  if (visit.vip || (late && visit.state !== 'expected')) {
    assert.equal(places.length, todo.size, `${visit.id} lacks a placeholder (P1)`);
  }
  if (visit.station !== undefined)
    assert.ok(visit.places[visit.station], `${visit.id} has no place`);
  if (visit.choice !== undefined)
    assert.ok(todo.has(visit.choice), `${visit.id} waits for nothing`);
  if (visit.state === 'called' || visit.state === 'serving') {
    const room = state.rooms[visit.room ?? ''];
    assert.ok(room?.[visit.state][visit.id] !== undefined, `${visit.id} unknown to its room`);
    assert.equal(room.station, visit.station);
  }
}

const inRoom = (room: Room | undefined): string[] =>
  room ? [...Object.keys(room.called), ...Object.keys(room.serving)] : [];

const atDoor = (state: SiteState | undefined, room: Room): number =>
  Object.values(state?.visits ?? {}).filter(
    (visit) => visit.state === 'bound' && visit.room === room.id,
  ).length;

/** Settings may shrink a room below what it holds; then it only must not get fuller. */
function checkRooms(before: SiteState | undefined, state: SiteState): void {
  const seen = new Set<string>();
  for (const room of Object.values(state.rooms)) {
    const people = inRoom(room);
    const most = Math.max(room.capacity, inRoom(before?.rooms[room.id]).length);
    assert.ok(people.length <= most, `${room.id} is over its capacity`);
    for (const id of people) {
      assert.ok(!seen.has(id), `${id} is in two rooms`);
      seen.add(id);
      assert.equal(state.visits[id]?.room, room.id, `${id} does not know ${room.id}`);
    }
    if (room.state === 'closed') assert.equal(people.length, 0, `${room.id} is closed with people`);
    const waiting = atDoor(state, room);
    const fits = Math.max(room.doorSlots, atDoor(before, room));
    assert.ok(waiting <= fits, `the door of ${room.id} is overfull`);
    assert.ok(room.state === 'open' || waiting === 0, `${room.id} has people at a shut door`);
  }
}
