import type { FloorEvent, SiteState } from '@daozhen/protocol';
import { classOf, entryAt, evolve } from '../rules/index.ts';
import { RoomRecorder } from './room-recorder.ts';
import type { StationDay, Turn } from './turn.ts';
import { WindowBook } from './window-book.ts';

/** A call that is not over. */
interface Call {
  station: string;
  at: number;
  startedAt?: number;
  turn: Turn;
}

const keyOf = (visit: string, station: string): string => `${visit} ${station}`;

/**
 * Takes a day's events and says what happened in each station's line: who waited from when, who did not
 * answer and for how long, which rooms took people and how long each examination was.
 */
export class DayRecorder {
  readonly state: SiteState;
  readonly #rooms: RoomRecorder;
  readonly #windows = new WindowBook();
  /** Visits whose items become ready with time alone. */
  readonly #timed = new Set<string>();
  readonly #calls = new Map<string, Call>();
  /** Turns with a call that was not answered, by visit and station. */
  readonly #unanswered = new Map<string, Turn>();
  /** Who was passed and is not back. */
  readonly #passed = new Map<string, { turn: Turn; at: number }>();
  readonly #turns = new Map<string, Turn[]>();
  /** How many people lost a kept place by coming late, by station. */
  readonly #late = new Map<string, number>();

  /** @param before the campus before the day's first event; it is changed */
  constructor(before: SiteState) {
    this.state = before;
    this.#rooms = new RoomRecorder(before);
    for (const id of Object.keys(before.visits)) this.#look(id, before.at);
  }

  apply(event: FloorEvent): void {
    const { at, changes, facts, type } = event;
    evolve(this.state, event);
    this.#rooms.apply(event, this.state);
    if (type === 'undone') this.#takeBack(event);
    if (type === 'passed') this.#pass(event);
    if (type === 'finished') this.#finish(event);
    const call = facts.visit === undefined ? undefined : this.#calls.get(facts.visit);
    if (type === 'started' && call) call.startedAt = at;
    if (facts.call && facts.station !== undefined) {
      this.#call(facts.call.visit, facts.station, facts.room ?? '', at);
    }
    for (const [id, patch] of Object.entries(changes.visits ?? {})) {
      if (patch?.late === true) this.#countLate(id);
    }
    for (const id of new Set([...Object.keys(changes.visits ?? {}), ...this.#timed])) {
      this.#look(id, at);
    }
  }

  /** The day of every station at which somebody was called. */
  stations(): StationDay[] {
    const end = this.state.at;
    for (const [key, turn] of this.#unanswered) this.#keep(key.split(' ')[1] ?? '', turn);
    this.#unanswered.clear();
    return [...this.#turns].map(([station, turns]) => ({
      station,
      turns: turns.toSorted((a, b) => a.headedAt - b.headedAt),
      shadows: this.#windows.shadows(station, end),
      rooms: this.#rooms.spells(station, end),
      gapMs: this.#rooms.gapMs(station),
      late: this.#late.get(station) ?? 0,
    }));
  }

  #countLate(id: string): void {
    for (const station of Object.keys(this.state.visits[id]?.places ?? {})) {
      this.#late.set(station, (this.#late.get(station) ?? 0) + 1);
    }
  }

  #call(visit: string, station: string, room: string, at: number): void {
    const headedAt = this.#windows.take(visit, station) ?? at;
    this.#rooms.called(room, station, at, headedAt);
    const unanswered = this.#unanswered.get(keyOf(visit, station));
    const last = unanswered?.absences.at(-1);
    if (last) last.headedMs = Math.max(last.backMs, headedAt - last.passedAt);
    const turn = unanswered ?? this.#newTurn(visit, station, headedAt, at);
    if (turn) this.#calls.set(visit, { station, at, turn });
  }

  #newTurn(id: string, station: string, headedAt: number, at: number): Turn | undefined {
    const visit = this.state.visits[id];
    const entry = visit && entryAt(this.state, visit, station, at);
    if (!visit || !entry) return undefined;
    const dues = entry.ready.flatMap((item) => visit.items[item]?.due ?? []);
    return {
      visit: id,
      vip: visit.vip,
      creditMs: classOf(this.state.settings, visit.class).creditMs,
      place: { ...entry.place },
      tags: entry.tags,
      ...(dues.length > 0 && { dueAt: Math.min(...dues) }),
      headedAt,
      absences: [],
    };
  }

  #pass({ at, facts }: FloorEvent): void {
    const { visit = '', station = '', room = '', reason } = facts;
    const call = this.#calls.get(visit);
    if (!call) return;
    this.#calls.delete(visit);
    this.#rooms.free(room, at);
    const { turn } = call;
    turn.absences.push({
      reason: reason === 'elsewhere' ? 'elsewhere' : 'absent',
      passedAt: at,
      heldMs: at - call.at,
      backMs: Infinity,
      headedMs: Infinity,
    });
    this.#unanswered.set(keyOf(visit, station), turn);
    this.#passed.set(visit, { turn, at });
  }

  #finish({ at, facts }: FloorEvent): void {
    const { visit = '', station = '', room = '' } = facts;
    this.#rooms.free(room, at);
    const call = this.#calls.get(visit);
    if (!call) return;
    this.#calls.delete(visit);
    this.#unanswered.delete(keyOf(visit, station));
    const { at: calledAt, startedAt = calledAt, turn } = call;
    turn.calledAt = calledAt;
    turn.toStartMs = startedAt - calledAt;
    turn.serviceMs = at - startedAt;
    this.#keep(station, turn);
  }

  #keep(station: string, turn: Turn): void {
    const turns = this.#turns.get(station);
    if (turns) turns.push(turn);
    else this.#turns.set(station, [turn]);
  }

  /** Takes back what an undone press had added. */
  #takeBack({ facts }: FloorEvent): void {
    const { visit = '', station = '', undone } = facts;
    if (undone === 'pass') {
      const turn = this.#unanswered.get(keyOf(visit, station));
      const last = turn?.absences.pop();
      this.#passed.delete(visit);
      if (!turn || !last) return;
      if (turn.absences.length === 0) this.#unanswered.delete(keyOf(visit, station));
      this.#calls.set(visit, { station, at: last.passedAt - last.heldMs, turn });
    }
    if (undone === 'finish') {
      const turns = this.#turns.get(station) ?? [];
      const index = turns.findLastIndex((each) => each.visit === visit);
      const turn = turns[index];
      if (!turn) return;
      turns.splice(index, 1);
      const { calledAt: at = 0, toStartMs = 0 } = turn;
      if (turn.absences.length > 0) this.#unanswered.set(keyOf(visit, station), turn);
      this.#calls.set(visit, { station, at, startedAt: at + toStartMs, turn });
    }
  }

  #look(id: string, at: number): void {
    const visit = this.state.visits[id];
    this.#windows.look(this.state, id, at);
    const call = this.#calls.get(id);
    if (call && visit?.state !== 'called' && visit?.state !== 'serving') {
      // Undone, or sent back by a pause: the wait goes on.
      this.#calls.delete(id);
      this.#windows.giveBack(id, call.station, call.turn.headedAt);
    }
    const passed = this.#passed.get(id);
    if (passed && visit && visit.state !== 'away') {
      this.#passed.delete(id);
      const last = passed.turn.absences.at(-1);
      if (last) last.backMs = at - passed.at;
    }
    const isTimed = Object.values(visit?.items ?? {}).some(
      (item) => item.state === 'todo' && item.notBefore !== undefined,
    );
    if (isTimed) this.#timed.add(id);
    else this.#timed.delete(id);
  }
}
