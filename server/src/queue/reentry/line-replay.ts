import type { Place, SiteSettings, SiteState } from '@daozhen/protocol';
import { Agenda } from '../../platform/agenda/index.ts';
import {
  chooseAmong,
  emptySite,
  pickAmong,
  reentryKey,
  takeOf,
  withTake,
  type Entry,
} from '../rules/index.ts';
import { ReplayRoom } from './replay-room.ts';
import { median, spreadOf, type Spread } from './spread.ts';
import type { Absence, StationDay, Turn } from './turn.ts';

/** What a day's line comes to under a policy. */
export interface LineOutcome {
  /** From being back to the call that was answered. */
  passed: Spread;
  /** From the beginning of the wait to the call, of those who answered the first call. */
  others: Spread;
  /** Passed a third time: only a nurse can bring them back. */
  nurse: number;
  /** Calls that nobody answered. */
  vain: number;
  /** Not examined when the last room closed. */
  left: number;
}

/** Passes at one station after which only a nurse can bring a visit back (rule C5). */
const PASSES_TO_NURSE = 3;

/** Somebody on his way through the line. */
interface Walker {
  turn: Turn;
  id: string;
  place: Place;
  passes: number;
  /** How many of the recorded absences have happened. */
  missed: number;
  /** Why he did not answer the last time. */
  absence?: Absence;
  /** When he is really back, and when he really waits for this station. */
  backAt: number;
  readyAt: number;
}

/**
 * Plays one station's day again under a policy: the same people, rooms, examinations and absences; who is
 * called when follows from the rules. What happens at other stations stays as it was recorded.
 */
export class LineReplay {
  readonly #day: StationDay;
  readonly #state: SiteState;
  readonly #isLate: boolean;
  readonly #autoMs: number;
  readonly #agenda = new Agenda();
  readonly #rooms = new Map<string, ReplayRoom>();
  readonly #line = new Map<string, Entry>();
  readonly #walkers = new Map<string, Walker>();
  readonly #shadows = new Map<number, { visit: string; place: Place }>();
  readonly #usual: { toStartMs: number; serviceMs: number };
  readonly #waits = { passed: [] as number[], others: [] as number[] };
  #now = 0;
  #order = 1e9;
  #nurse = 0;
  #vain = 0;
  #served = 0;

  constructor(day: StationDay, settings: SiteSettings) {
    this.#day = day;
    this.#state = emptySite('', '');
    this.#state.settings = settings;
    const station = settings.stations[day.station];
    const { reentry = 'after-n', passMinCalls = 1, passMinMs = 0 } = station ?? {};
    this.#state.stations[day.station] = {
      id: day.station,
      takes: [],
      reentry,
      passMinCalls,
      passMinMs,
    };
    this.#isLate = settings.policy.binding === 'late';
    this.#autoMs = settings.policy.autoRejoinMs;
    const lengths = (of: (turn: Turn) => number | undefined) =>
      median(day.turns.flatMap((turn) => of(turn) ?? [])) ?? 0;
    this.#usual = {
      toStartMs: lengths((turn) => turn.toStartMs),
      serviceMs: lengths((turn) => turn.serviceMs),
    };
    this.#planDay();
  }

  run(): LineOutcome {
    for (let at = this.#agenda.nextAt; at !== undefined; at = this.#agenda.nextAt) {
      this.#now = at;
      this.#agenda.runDue(at);
      this.#settle();
    }
    return {
      passed: spreadOf(this.#waits.passed),
      others: spreadOf(this.#waits.others),
      nurse: this.#nurse,
      vain: this.#vain,
      left: this.#day.turns.length - this.#served,
    };
  }

  #planDay(): void {
    const { turns, shadows, rooms } = this.#day;
    for (const [index, turn] of turns.entries()) {
      const walker: Walker = {
        turn,
        id: `${index}`,
        place: turn.place,
        passes: 0,
        missed: 0,
        backAt: turn.headedAt,
        readyAt: turn.headedAt,
      };
      this.#walkers.set(walker.id, walker);
      this.#agenda.plan(turn.headedAt, () => this.#enter(walker));
    }
    for (const [index, { visit, place, from, to }] of shadows.entries()) {
      this.#agenda.plan(from, () => this.#shadows.set(index, { visit, place }));
      this.#agenda.plan(to, () => this.#shadows.delete(index));
    }
    for (const spell of rooms) {
      const room = this.#rooms.get(spell.room) ?? new ReplayRoom(spell, this.#day.station);
      this.#rooms.set(spell.room, room);
      this.#agenda.plan(spell.from, () => room.open(spell));
      this.#agenda.plan(spell.to, () => {
        room.close();
        this.#backFromDoor(spell.room);
      });
    }
  }

  /** Doors fill and rooms call until nothing more happens at this instant. */
  #settle(): void {
    for (const entry of this.#line.values()) this.#noteDue(entry);
    for (const room of this.#rooms.values()) {
      this.#fillDoor(room);
      while (room.isReady && this.#callNext(room)) this.#fillDoor(room);
    }
  }

  #fillDoor(room: ReplayRoom): void {
    if (!this.#isLate) return;
    while (room.isOpen && this.#atDoor(room.id) < room.doorSlots) {
      const chosen = chooseAmong(this.#state, room.asRoom(), [...this.#line.values()]);
      if (!chosen) return;
      this.#take(chosen.entry, chosen.spent);
      chosen.entry.door = room.id;
      chosen.entry.boundAt = this.#now;
    }
  }

  #atDoor(room: string): number {
    let count = 0;
    for (const entry of this.#line.values()) if (entry.door === room) count += 1;
    return count;
  }

  #backFromDoor(room: string): void {
    for (const entry of this.#line.values()) {
      if (entry.door !== room) continue;
      delete entry.door;
      delete entry.boundAt;
    }
  }

  #take(entry: Entry, spent: boolean): void {
    const station = this.#state.stations[this.#day.station];
    if (station) station.takes = withTake(station.takes, takeOf(entry.visit, spent));
  }

  #callNext(room: ReplayRoom): boolean {
    const picked = pickAmong(this.#state, room.asRoom(), [...this.#line.values()]);
    const walker = picked && this.#walkers.get(picked.entry.visit);
    if (!picked || !walker) return false;
    this.#line.delete(walker.id);
    if (picked.entry.door === undefined) this.#take(picked.entry, picked.spent);
    const absence = this.#nextAbsence(walker);
    if (absence) this.#pass(walker, room, absence);
    else this.#serve(walker, room);
    return true;
  }

  /** The absence with which this call is not answered, if it is not. */
  #nextAbsence(walker: Walker): Absence | undefined {
    if (this.#now < walker.readyAt) return walker.absence;
    const absence = walker.turn.absences[walker.missed];
    if (absence) walker.missed += 1;
    return absence;
  }

  #serve({ turn, absence, readyAt }: Walker, room: ReplayRoom): void {
    const wait = this.#now - readyAt;
    if (absence?.reason === 'absent') this.#waits.passed.push(wait);
    else this.#waits.others.push(wait);
    this.#served += 1;
    const { toStartMs = this.#usual.toStartMs, serviceMs = this.#usual.serviceMs } = turn;
    this.#occupy(room, toStartMs + serviceMs);
  }

  #occupy(room: ReplayRoom, ms: number): void {
    const freeAt = this.#now + ms;
    room.take();
    this.#agenda.plan(freeAt + this.#day.gapMs, () => room.release());
  }

  #pass(walker: Walker, room: ReplayRoom, absence: Absence): void {
    this.#vain += 1;
    this.#occupy(room, absence.heldMs);
    const passedAt = this.#now + absence.heldMs;
    // Called in vain once more while still away: when he is back does not change.
    if (this.#now >= walker.readyAt) {
      walker.absence = absence;
      walker.backAt = passedAt + absence.backMs;
      walker.readyAt = passedAt + absence.headedMs;
    }
    if (absence.reason === 'absent') walker.passes += 1;
    if (absence.reason === 'elsewhere') this.#enterAt(walker, walker.readyAt);
    else if (walker.passes < PASSES_TO_NURSE) this.#comeBack(walker, passedAt);
    else {
      this.#nurse += 1;
      this.#enterAt(walker, walker.readyAt);
    }
  }

  /** He checks in again when he is back, or is put into the line without being there. */
  #comeBack(walker: Walker, passedAt: number): void {
    const byItself = this.#autoMs > 0 ? passedAt + this.#autoMs : Infinity;
    const at = Math.min(walker.backAt, byItself);
    if (at === Infinity) return;
    this.#agenda.plan(at, () => this.#rekey(walker));
    this.#enterAt(walker, at < walker.backAt ? at : walker.readyAt);
  }

  #enterAt(walker: Walker, at: number): void {
    if (at !== Infinity) this.#agenda.plan(at, () => this.#enter(walker));
  }

  /** Rule C5. */
  #rekey(walker: Walker): void {
    const { visit } = walker.turn;
    const inLine = [...this.#line.values()].filter((entry) => entry.visit !== walker.id);
    const known = new Set(inLine.map((entry) => this.#walkers.get(entry.visit)?.turn.visit));
    const passing = [...this.#shadows.values()]
      .filter((shadow) => shadow.visit !== visit && !known.has(shadow.visit))
      .map((shadow) => entryFor(shadow.visit, shadow.place));
    const { station } = this.#day;
    const others = [...inLine, ...passing];
    const key = reentryKey(this.#state, station, others, walker.passes, this.#now);
    if (key === undefined || walker.place.key > key) return;
    this.#order += 1;
    walker.place = { key, order: this.#order };
  }

  #enter(walker: Walker): void {
    const { vip, creditMs, tags } = walker.turn;
    const entry = { ...entryFor(walker.id, walker.place), vip, creditMs, tags };
    this.#line.set(walker.id, entry);
  }

  #noteDue(entry: Entry): void {
    const dueAt = this.#walkers.get(entry.visit)?.turn.dueAt;
    if (dueAt !== undefined && dueAt <= this.#now) entry.due = dueAt;
  }
}

function entryFor(visit: string, place: Place): Entry {
  return {
    visit,
    vip: false,
    place,
    creditMs: 0,
    callable: true,
    acceptable: true,
    tags: [],
    ready: [],
  };
}
