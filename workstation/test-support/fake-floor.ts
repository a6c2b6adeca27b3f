import { randomBytes } from 'node:crypto';
import type { AwayReason, RoomState, Visit } from '@daozhen/protocol';
import type { Sex } from '../src/api/types.ts';
import { ageOn } from '../src/people/idNumber.ts';
import { catalogue } from './fake-catalogue.ts';
import { person } from './fake-people.ts';

/**
 * A simple floor in memory for developing and testing the screens: one line a station in order of
 * arrival, no doors, no forecast. It answers commands with the codes of the real one.
 */

export interface FakeItem {
  id: string;
  station: string;
  state: 'todo' | 'done' | 'declined';
  ready: boolean;
}

export interface FakeVisit {
  id: string;
  ticket: string;
  name: string;
  sex: Sex;
  birthDate: string;
  age: number;
  vvip: boolean;
  class: string;
  packageId: string;
  state: Visit['state'];
  station?: string;
  room?: string;
  choice?: string;
  calls?: number;
  calledAt?: number;
  startedAt?: number;
  away?: { reason: AwayReason; at: number; station?: string };
  order: number;
  items: FakeItem[];
}

export interface UndoRecord {
  what: 'call' | 'finish' | 'pass';
  visit: string;
  at: number;
  /** The visit as it was before. */
  before: FakeVisit;
  /** The call a finish made in the same step. */
  next?: string;
}

export interface FakeRoom {
  id: string;
  station: string;
  state: RoomState;
  version: number;
  capacity: number;
  staff?: string;
  openedAt?: number;
  pause?: { reason: string; until?: number };
  called: string[];
  serving: string[];
  lastCallAt?: number;
  lastRecallAt?: number;
  undo: UndoRecord[];
  done: number;
  serviceMs: number;
}

export interface Registration {
  name: string;
  sex: Sex;
  birthDate: string;
  vvip?: boolean;
  class: string;
  packageId: string;
  addItems?: string[];
}

export class FakeFloor {
  readonly visits = new Map<string, FakeVisit>();
  readonly rooms = new Map<string, FakeRoom>();
  epoch = randomBytes(4).toString('hex');
  seq = 1;
  closing = false;
  #offsetMs = 0;
  #numbers: Record<string, number> = {};
  #order = 0;
  #listeners = new Set<() => void>();

  constructor() {
    for (const { id, station, capacity } of catalogue.rooms) {
      this.rooms.set(id, {
        id,
        station,
        capacity,
        state: 'closed',
        version: 1,
        called: [],
        serving: [],
        undo: [],
        done: 0,
        serviceMs: 0,
      });
    }
  }

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }

  today(): string {
    return new Date(this.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** One event: raises the sequence number and tells the listeners. */
  changed(): number {
    this.seq += 1;
    for (const listener of this.#listeners) listener();
    return this.seq;
  }

  nextOrder(): number {
    this.#order += 1;
    return this.#order;
  }

  register(input: Registration): FakeVisit {
    const prefix = catalogue.classes.find((each) => each.id === input.class)?.prefix ?? 'A';
    const number = (this.#numbers[prefix] ?? 0) + 1;
    this.#numbers[prefix] = number;
    const ids = [
      ...(catalogue.packages.find((each) => each.id === input.packageId)?.items ?? []),
      ...(input.addItems ?? []),
    ];
    const visit: FakeVisit = {
      id: `v-${prefix.toLowerCase()}${number}`,
      ticket: `${prefix}${String(number).padStart(3, '0')}`,
      name: input.name,
      sex: input.sex,
      birthDate: input.birthDate,
      age: ageOn(input.birthDate, this.today()),
      vvip: input.vvip ?? false,
      class: input.class,
      packageId: input.packageId,
      state: 'free',
      order: this.nextOrder(),
      items: [...new Set(ids)].map((id) => ({
        id,
        station: catalogue.items.find((each) => each.id === id)!.station,
        state: 'todo',
        ready: true,
      })),
    };
    this.visits.set(visit.id, visit);
    return visit;
  }

  /** Lets `count` invented people arrive. */
  populate(count: number): void {
    for (let n = 0; n < count; n += 1) {
      const who = person(this.visits.size);
      const packageId = n % 9 === 4 ? 'deluxe' : who.sex === 'M' ? 'staff-m' : 'staff-f';
      const vip = n % 13 === 6;
      this.register({
        ...who,
        class: vip ? 'vip' : ageOn(who.birthDate, this.today()) >= 70 ? 'elder' : 'normal',
        packageId,
      });
    }
  }

  /** Those with something to do at a station, in the order of its line. */
  line(station: string): FakeVisit[] {
    const weight = (visit: FakeVisit) => visit.order - (visit.class === 'vip' ? 6 : 0);
    return [...this.visits.values()]
      .filter((visit) => visit.state !== 'finished' && this.todo(visit, station).length > 0)
      .toSorted((a, b) => weight(a) - weight(b));
  }

  todo(visit: FakeVisit, station: string): FakeItem[] {
    return visit.items.filter((item) => item.station === station && item.state === 'todo');
  }

  /** Why a room of this station may not call the visit now; undefined when it may. */
  obstacle(visit: FakeVisit, station: string): string | undefined {
    if (visit.state !== 'free') return `visit.${visit.state}`;
    if (visit.choice !== undefined && visit.choice !== station) return 'visit.chosen';
    if (!this.todo(visit, station).some((item) => item.ready)) return 'visit.not-ready';
    return undefined;
  }

  pick(station: string): FakeVisit | undefined {
    return this.line(station).find((visit) => this.obstacle(visit, station) === undefined);
  }
}
