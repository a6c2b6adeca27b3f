import type { Accepted, Command, CommandOf, Refused } from '@daozhen/protocol';
import type { FakeFloor, FakeRoom, FakeVisit } from './fake-floor.ts';
import { Refusal, refuse } from './fake-refusal.ts';
import { setFree, visitVerb } from './fake-visit-verbs.ts';

const recallCooldownMs = 5_000;
const pressLockMs = 2_000;
export const undoMs = 60_000;
export const passMinCalls = 2;
export const passMinMs = 30_000;

/** Carries out one command on the floor, or refuses it with the code and the state it met. */
export function handle(floor: FakeFloor, command: Command): Accepted | Refused {
  const before = structuredClone({ visits: floor.visits, rooms: floor.rooms });
  try {
    const visit = new Verbs(floor).run(command);
    const room = 'room' in command && command.room ? floor.rooms.get(command.room) : undefined;
    return {
      ok: true,
      seq: floor.changed(),
      at: floor.now(),
      ...(visit ? { visit: visit.id, ticket: visit.ticket } : {}),
      ...(room ? { room: room.id, version: room.version } : {}),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const [id, each] of before.visits) floor.visits.set(id, each);
    for (const [id, each] of before.rooms) floor.rooms.set(id, each);
    return {
      ok: false,
      code: error.code,
      ...(error.details ? { details: error.details } : {}),
      ...current(floor, command),
    };
  }
}

function current(floor: FakeFloor, command: Command): Pick<Refused, 'current'> {
  const room = 'room' in command && command.room ? floor.rooms.get(command.room) : undefined;
  if (!room) return {};
  const ids = (list: string[]) => Object.fromEntries(list.map((id) => [id, 1]));
  const { id, station, state, version } = room;
  return {
    current: {
      room: { id, station, state, version, called: ids(room.called), serving: ids(room.serving) },
    },
  };
}

type Named = { room: string; visit?: string | undefined; expected?: number | undefined };

class Verbs {
  readonly #floor: FakeFloor;

  constructor(floor: FakeFloor) {
    this.#floor = floor;
  }

  /** Does what the command says; answers the visit it was about. */
  run(command: Command): FakeVisit | undefined {
    switch (command.type) {
      case 'press':
        return this.#press(command);
      case 'call-next':
        return this.#callNext(this.#room(command));
      case 'call-one':
        return this.#callOne(command);
      case 'recall':
        return this.#recall(command);
      case 'start':
        return this.#start(command);
      case 'finish':
        return this.#finish(command);
      case 'pass':
        return this.#pass(command);
      case 'undo':
        return this.#undo(this.#room(command));
      case 'open-room':
      case 'close-room':
      case 'pause-room':
      case 'resume-room':
        return this.#duty(command);
      default:
        return visitVerb(this.#floor, command);
    }
  }

  #room({ room: id, expected }: Named): FakeRoom {
    const room = this.#floor.rooms.get(id) ?? refuse('room.unknown');
    if (expected !== undefined && expected !== room.version) refuse('room.stale');
    return room;
  }

  #named(list: string[], id: string | undefined, none: string): FakeVisit {
    if (list.length === 0) refuse(none);
    if (id === undefined && list.length > 1) refuse('visit.unnamed');
    if (id !== undefined && !list.includes(id)) refuse(none);
    return this.#floor.visits.get(id ?? list[0]!)!;
  }

  #press(command: CommandOf<'press'>): FakeVisit | undefined {
    const room = this.#room(command);
    if (room.capacity > 1) refuse('press.capacity');
    if (room.called.length + room.serving.length === 0) return this.#callNext(room);
    this.#lock(room);
    const named = { room: room.id };
    return room.called.length > 0 ? this.#start(named) : this.#finish({ ...named, next: true });
  }

  #lock(room: FakeRoom): void {
    if (room.lastCallAt !== undefined && this.#floor.now() - room.lastCallAt < pressLockMs)
      refuse('call.too-soon');
  }

  #callNext(room: FakeRoom): FakeVisit {
    if (room.state !== 'open') refuse('room.not-open');
    if (this.#floor.closing) refuse('site.closing');
    this.#lock(room);
    if (room.called.length + room.serving.length >= room.capacity) refuse('room.full');
    return this.#call(room, this.#floor.pick(room.station) ?? refuse('call.nobody'));
  }

  #callOne(command: CommandOf<'call-one'>): FakeVisit {
    const room = this.#room(command);
    if (room.state !== 'open') refuse('room.not-open');
    this.#lock(room);
    if (room.called.length + room.serving.length >= room.capacity) refuse('room.full');
    const visit = this.#floor.visits.get(command.visit) ?? refuse('visit.unknown');
    const obstacle = this.#floor.obstacle(visit, room.station);
    if (obstacle !== undefined) refuse(obstacle);
    return this.#call(room, visit);
  }

  #call(room: FakeRoom, visit: FakeVisit): FakeVisit {
    const now = this.#floor.now();
    room.undo.push({ what: 'call', visit: visit.id, at: now, before: structuredClone(visit) });
    Object.assign(visit, {
      state: 'called',
      room: room.id,
      station: room.station,
      calls: 1,
      calledAt: now,
    });
    room.called.push(visit.id);
    room.lastCallAt = now;
    room.version += 1;
    return visit;
  }

  #recall(command: Named): FakeVisit {
    const room = this.#room(command);
    const visit = this.#named(room.called, command.visit, 'room.nobody-called');
    const last = Math.max(visit.calledAt ?? 0, room.lastRecallAt ?? 0);
    if (this.#floor.now() - last < recallCooldownMs) refuse('recall.too-soon');
    visit.calls = (visit.calls ?? 0) + 1;
    room.lastRecallAt = this.#floor.now();
    return visit;
  }

  #start(command: Named): FakeVisit {
    const room = this.#room(command);
    const visit = this.#named(room.called, command.visit, 'room.nobody-called');
    room.called = room.called.filter((id) => id !== visit.id);
    room.serving.push(visit.id);
    Object.assign(visit, { state: 'serving', startedAt: this.#floor.now() });
    room.version += 1;
    return visit;
  }

  #finish(
    command: Named & { items?: string[] | undefined; next?: boolean | undefined },
  ): FakeVisit {
    const room = this.#room(command);
    const visit = this.#named(room.serving, command.visit, 'room.nobody-serving');
    const before = structuredClone(visit);
    const todo = this.#floor.todo(visit, room.station);
    const done = command.items
      ? todo.filter((item) => command.items!.includes(item.id))
      : todo.filter((item) => item.ready);
    for (const item of done) item.state = 'done';
    room.serving = room.serving.filter((id) => id !== visit.id);
    room.done += 1;
    room.serviceMs += this.#floor.now() - (visit.startedAt ?? this.#floor.now());
    setFree(this.#floor, visit);
    if (visit.items.every((item) => item.state !== 'todo')) visit.state = 'finished';
    room.version += 1;
    const record = { what: 'finish' as const, visit: visit.id, at: this.#floor.now(), before };
    const next = command.next && room.state === 'open' ? this.#floor.pick(room.station) : undefined;
    if (next) {
      this.#call(room, next);
      room.undo.pop();
    }
    room.undo.push(next ? { ...record, next: next.id } : record);
    return next ?? visit;
  }

  #pass(command: CommandOf<'pass'>): FakeVisit {
    const room = this.#room(command);
    const visit = this.#named(room.called, command.visit, 'room.nobody-called');
    const now = this.#floor.now();
    const calls = Math.max(0, passMinCalls - (visit.calls ?? 0));
    const ms = Math.max(0, passMinMs - (now - (visit.calledAt ?? now)));
    if (calls > 0 || ms > 0) refuse('pass.too-soon', { calls, ms });
    room.undo.push({ what: 'pass', visit: visit.id, at: now, before: structuredClone(visit) });
    room.called = room.called.filter((id) => id !== visit.id);
    setFree(this.#floor, visit);
    visit.state = 'away';
    visit.away = { reason: command.reason, at: now, station: room.station };
    room.version += 1;
    return visit;
  }

  #undo(room: FakeRoom): FakeVisit {
    const record = room.undo.at(-1);
    if (!record || this.#floor.now() - record.at > undoMs) return refuse('undo.nothing');
    const visit = this.#floor.visits.get(record.visit)!;
    const stillHere = record.what !== 'call' || room.called.includes(visit.id);
    if (
      !stillHere ||
      (record.what !== 'call' && visit.room !== undefined && visit.room !== room.id)
    )
      refuse('undo.moved');
    room.undo.pop();
    if (record.next !== undefined) {
      if (!room.called.includes(record.next)) refuse('undo.room-full');
      room.called = room.called.filter((id) => id !== record.next);
      setFree(this.#floor, this.#floor.visits.get(record.next)!);
    }
    room.called = room.called.filter((id) => id !== visit.id);
    for (const key of Object.keys(visit)) delete (visit as unknown as Record<string, unknown>)[key];
    Object.assign(visit, record.before);
    if (record.what === 'pass') room.called.push(visit.id);
    if (record.what === 'finish') {
      room.serving.push(visit.id);
      room.done -= 1;
    }
    room.version += 1;
    return visit;
  }

  #duty(command: CommandOf<'open-room' | 'close-room' | 'pause-room' | 'resume-room'>): undefined {
    const room = this.#room(command);
    if (command.type === 'open-room') {
      if (room.state !== 'closed' && room.staff === command.staff) refuse('room.open');
      Object.assign(room, { state: 'open', staff: command.staff, openedAt: this.#floor.now() });
    } else if (command.type === 'resume-room') {
      if (room.state !== 'paused') refuse('room.not-paused');
      room.state = 'open';
    } else {
      if (room.state === 'closed' || (command.type === 'pause-room' && room.state !== 'open'))
        refuse('room.not-open');
      if (command.type === 'close-room' && room.serving.length > 0) refuse('room.serving');
      for (const id of room.called) setFree(this.#floor, this.#floor.visits.get(id)!);
      room.called = [];
      room.state = command.type === 'pause-room' ? 'paused' : 'closed';
    }
    delete room.pause;
    if (room.state === 'closed') delete room.staff;
    if (command.type === 'pause-room') {
      room.pause = { reason: command.reason, ...(command.until ? { until: command.until } : {}) };
    }
    room.version += 1;
  }
}
