import type { FloorEvent } from '@daozhen/protocol';
import { readyItems, todoItems, walkMs, type Spot } from '@daozhen/server/simulation';
import type { Random } from '../random.ts';
import type { CommandBody, Floor } from './floor.ts';
import type { DayPlan, PlannedRoom, PlannedVisit } from './plan.ts';
import type { DayRecord, Stay, VisitRecord, Violation } from './records.ts';

interface Examinee {
  planned: PlannedVisit;
  record: VisitRecord;
  /** Where he is or is walking to, and when he is there. */
  spot: Spot;
  thereAt: number;
  /** What is known of the stay that has begun. */
  open: Partial<Stay> & { freeAt: number; overtaken: number };
}

/** The people of the day: where they are, and what they have gone through. */
export class Examinees {
  readonly #plan: DayPlan;
  readonly #floor: Floor;
  readonly #all: Map<string, Examinee>;
  readonly #violations: Violation[] = [];
  #unfinished: number;

  constructor(plan: DayPlan, floor: Floor) {
    this.#plan = plan;
    this.#floor = floor;
    this.#unfinished = plan.visits.length;
    const fresh = (planned: PlannedVisit): Examinee => ({
      planned,
      record: {
        id: planned.id,
        class: planned.class,
        arrivedAt: planned.arrives,
        finishedAt: undefined,
        stays: [],
        passes: 0,
        absences: [],
      },
      spot: plan.scenario.entrance,
      thereAt: planned.arrives,
      open: { freeAt: planned.arrives, overtaken: 0 },
    });
    this.#all = new Map(plan.visits.map((visit) => [visit.id, fresh(visit)]));
  }

  planned(id: string): PlannedVisit {
    return this.#get(id).planned;
  }

  allDone(): boolean {
    return this.#unfinished === 0;
  }

  passesOf(id: string): number {
    return this.#get(id).record.passes;
  }

  /** The items a room can do for a visit now (rule T3). */
  readyFor(id: string, room: PlannedRoom): string[] {
    const visit = this.#floor.state.visits[id]!;
    const may = (tags: readonly string[] = []) => tags.every((tag) => room.tags?.includes(tag));
    return readyItems(visit, room.station, this.#floor.now)
      .filter((item) => may(item.tags))
      .map((item) => item.id);
  }

  /** When somebody called now stands before the room. */
  readyToEnter(id: string, room: PlannedRoom): number {
    this.#walkTo(this.#get(id), room.spot);
    return Math.max(this.#floor.now, this.#get(id).thereAt);
  }

  /** Somebody who came later was called to a room that could have taken this one. */
  overtaken(id: string): void {
    this.#get(id).open.overtaken += 1;
  }

  /** Somebody waiting is sent to another of his stations by a nurse, if there is anybody. */
  nurseMove(draws: Random): CommandBody | undefined {
    const movable = Object.values(this.#floor.state.visits).filter(
      (visit) => visit.state === 'free' || visit.state === 'bound',
    );
    if (movable.length === 0) return undefined;
    const visit = draws.pick(movable);
    const { now } = this.#floor;
    const others = [...new Set(todoItems(visit).map(({ station }) => station))].filter(
      (station) => station !== visit.station && readyItems(visit, station, now).length > 0,
    );
    if (others.length === 0) return undefined;
    return { type: 'transfer', visit: visit.id, station: draws.pick(others), position: 'key' };
  }

  heard({ type, facts, changes, at }: FloorEvent): void {
    const person = facts.visit === undefined ? undefined : this.#all.get(facts.visit);
    if (person && type === 'joined') this.#bound(person, facts.station, facts.room, at);
    // A door is refilled in the step that empties it, without an event of its own.
    for (const [id, patch] of Object.entries(changes.visits ?? {})) {
      if (typeof patch?.boundAt === 'number' && type !== 'joined') {
        const { station, room } = this.#floor.state.visits[id]!;
        this.#bound(this.#get(id), station, room, at);
      }
    }
    if (facts.call) this.#called(this.#get(facts.call.visit), facts.room, at);
    if (!person) return;
    if (type === 'passed') {
      person.record.passes += 1;
      person.record.absences.push({ from: at });
    }
    const away = person.record.absences.at(-1);
    if (away && type === 'rejoined') away.to ??= at;
    if (type === 'started') this.#started(person, facts.room, at);
    if (type === 'finished') this.#ended(person, facts.items ?? [], at);
  }

  record(): Pick<DayRecord, 'visits' | 'violations'> {
    return {
      visits: [...this.#all.values()].map(({ record }) => record),
      violations: this.#violations,
    };
  }

  #bound(person: Examinee, station = '', room: string | undefined, at: number): void {
    person.open.boundAt = at;
    const rooms = [...this.#plan.rooms.values()];
    const target = rooms.find(({ id }) => id === room) ?? rooms.find((r) => r.station === station);
    if (target) this.#walkTo(person, target.spot);
  }

  #called(person: Examinee, room: string | undefined, at: number): void {
    person.open.calledAt = at;
    // Called from the lounge: it was never at the door.
    if (this.#floor.state.visits[person.record.id]?.boundAt === undefined)
      person.open.boundAt ??= at;
    if (room !== undefined) person.open.room = room;
  }

  #started(person: Examinee, room = '', at: number): void {
    person.open.room = room;
    person.open.startedAt = at;
  }

  #ended(person: Examinee, items: string[], at: number): void {
    const { open, record } = person;
    const room = open.room ?? '';
    const planned = this.#plan.rooms.get(room);
    if (planned) this.#check(person, items, planned, open.startedAt ?? at);
    record.stays.push({
      station: this.#plan.rooms.get(room)?.station ?? '',
      room,
      items,
      freeAt: open.freeAt,
      boundAt: open.boundAt ?? open.calledAt ?? at,
      calledAt: open.calledAt ?? at,
      startedAt: open.startedAt ?? at,
      endedAt: at,
      overtaken: open.overtaken,
    });
    person.open = { freeAt: at, overtaken: 0 };
    const visit = this.#floor.state.visits[record.id];
    if (visit?.state !== 'finished') return;
    record.finishedAt = at;
    this.#unfinished -= 1;
  }

  /** Whether what was done kept every hard constraint (rule G1), by the day's own books. */
  #check(
    { planned, record }: Examinee,
    ids: readonly string[],
    room: PlannedRoom,
    at: number,
  ): void {
    const note = (item: string, what: Violation['what']) =>
      this.#violations.push({ visit: record.id, item, what, absent: false });
    const own = new Set(planned.items.map(({ id }) => id));
    const done = new Map(
      record.stays.flatMap(({ items, endedAt }) => items.map((id) => [id, endedAt])),
    );
    for (const item of planned.items.filter(({ id }) => ids.includes(id))) {
      if (item.after?.some((id) => own.has(id) && !done.has(id))) note(item.id, 'order');
      if (item.prep?.length && at < (planned.bladderAt ?? Infinity)) note(item.id, 'preparation');
      if (item.tags?.some((tag) => !room.tags?.includes(tag))) note(item.id, 'tags');
      const from = item.timing && done.get(item.timing.from);
      if (item.timing && from !== undefined) {
        if (at < from + item.timing.notBefore) note(item.id, 'too-early');
        const { notBefore, latest } = item.timing;
        const absent = record.absences.some(
          (away) => away.from < from + latest && (away.to ?? Infinity) > from + notBefore,
        );
        if (at > from + latest)
          this.#violations.push({ visit: record.id, item: item.id, what: 'too-late', absent });
      }
    }
  }

  #walkTo(person: Examinee, spot: Spot): void {
    if (person.spot === spot) return;
    const from = Math.max(this.#floor.now, person.thereAt);
    person.thereAt = from + walkMs(person.spot, spot);
    person.spot = spot;
  }

  #get(id: string): Examinee {
    const person = this.#all.get(id);
    if (!person) throw new Error(`no examinee ${id}`);
    return person;
  }
}
