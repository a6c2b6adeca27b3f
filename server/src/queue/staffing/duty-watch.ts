import type { Leaving, Room } from '@daozhen/protocol';
import type { LeavingLimits } from '../campus/index.ts';
import { EngineUnavailable, type Engine } from '../engine/index.ts';
import { insideOf } from '../rules/index.ts';
import type { ViewContext } from '../views/index.ts';
import type { Attendance, AttendanceStore } from './attendance.ts';
import { DayFollower } from './day-follower.ts';
import type { DutyRow } from './duty-row.ts';
import type { LeavingEnding } from './leaving-record.ts';
import { leavingOf, usualLimits } from './leaving.domain.ts';
import type { StaffingRepository } from './staffing.repository.ts';
import { callableBy, waitingHere } from './waiting-here.ts';

export interface DutyWatchOptions {
  context: ViewContext;
  engine: Pick<Engine, 'events'>;
  attendance: AttendanceStore;
  repository: Pick<StaffingRepository, 'noticed' | 'over' | 'open'>;
  /** Rooms whose call screen or button is connected to this node. */
  connected: () => readonly string[];
  /** Something that screens show has changed. */
  changed: () => void;
  warn: (error: unknown, what: string) => void;
}

/** What ends a notice shows within this time; else nobody waits there any more, ms. */
const LATELY_MS = 60_000;
/** What is not known is not held against anybody. */
const nothingKnown: Attendance = { seen: new Map(), attended: new Map() };

/** Watches over one campus's rooms on duty: who is there, and which seem to be left. */
export class DutyWatch {
  readonly #o: DutyWatchOptions;
  readonly #follower: DayFollower;
  /** Since when somebody could have been called to a room. */
  readonly #waitingSince = new Map<string, number>();
  #leavings = new Map<string, Leaving>();
  /** Leavings in the database that are not over. */
  #noted: Set<string> | undefined;
  #attendance = nothingKnown;
  /** One note at a time: two looks at once would note the same twice. */
  #noting: Promise<void> = Promise.resolve();

  constructor(options: DutyWatchOptions) {
    this.#o = options;
    const { context, engine, warn } = options;
    this.#follower = new DayFollower(context.campus, engine, (error) => warn(error, 'duty'));
  }

  get attendance(): Attendance {
    return this.#attendance;
  }

  get leavings(): ReadonlyMap<string, Leaving> {
    return this.#leavings;
  }

  /** From when a room of this campus counts as left. */
  get limits(): LeavingLimits {
    return this.#o.context.facts.leaving ?? usualLimits;
  }

  /** Today's duty so far; undefined while it is being counted. */
  get day(): DayFollower['day'] {
    return this.#follower.day;
  }

  /** The rows of a day as they stand; undefined where that is not the day that is counted. */
  rowsOf(day: string, now: number): DutyRow[] | undefined {
    return this.day?.day === day ? this.day.rows(now) : undefined;
  }

  /** Tells and learns who is connected, then looks; to be called every few seconds. Never rejects. */
  async beat(): Promise<void> {
    this.#follower.look();
    await this.#learn();
    await this.look();
  }

  /** Looks at what is known now. Never rejects. */
  async look(): Promise<void> {
    const before = this.#leavings;
    this.#leavings = this.#find();
    this.#o.context.unattended = this.#leavings;
    if (!sameLeavings(before, this.#leavings)) this.#o.changed();
    this.#noting = this.#noting
      .then(() => this.#note())
      .catch((error: unknown) => this.#o.warn(error, 'a leaving is not noted'));
    await this.#noting;
  }

  /** Tells all nodes that somebody has said that a room is attended. @throws EngineUnavailable */
  async attended(room: string): Promise<void> {
    const { campus } = this.#o.context;
    await this.#o.attendance.attended(campus.site, room, campus.now()).catch((cause: unknown) => {
      throw new EngineUnavailable('who is at the rooms cannot be told', { cause });
    });
  }

  stop(): void {
    this.#follower.stop();
  }

  async #learn(): Promise<void> {
    const { context, attendance, connected, warn } = this.#o;
    const { campus } = context;
    const here = connected().filter((room) => campus.state.rooms[room] !== undefined);
    try {
      this.#attendance = await attendance.tell(campus.site, here, campus.now());
    } catch (error) {
      this.#attendance = nothingKnown;
      warn(error, 'who is at the rooms is not known');
    }
  }

  #find(): Map<string, Leaving> {
    const { campus } = this.#o.context;
    const { state } = campus;
    const now = campus.now();
    const lines = campus.lines();
    const found = new Map<string, Leaving>();
    for (const room of Object.values(state.rooms)) {
      const waiting =
        room.state === 'open' ? callableBy(room, waitingHere(state, lines.get(room.station))) : 0;
      this.#track(room, waiting, now);
      const leaving = leavingOf(
        {
          room,
          actedAt: this.day?.actedAt(room.id),
          waiting,
          waitingSince: this.#waitingSince.get(room.id),
          seenAt: this.#attendance.seen.get(room.id),
          attendedAt: this.#attendance.attended.get(room.id),
        },
        now,
        this.limits,
      );
      // While the day is being counted nobody knows when somebody last did something.
      if (leaving && this.day) found.set(room.id, leaving);
    }
    return found;
  }

  #track(room: Room, waiting: number, now: number): void {
    if (waiting === 0 || insideOf([room]) > 0) this.#waitingSince.delete(room.id);
    else if (!this.#waitingSince.has(room.id)) this.#waitingSince.set(room.id, now);
  }

  async #note(): Promise<void> {
    const { context, repository } = this.#o;
    const { campus } = context;
    const { state } = campus;
    this.#noted ??= new Set(await repository.open(campus.site));
    for (const [id, leaving] of this.#leavings) {
      const room = state.rooms[id];
      if (!room || this.#noted.has(id)) continue;
      await repository.noticed(campus.site, {
        room: id,
        station: room.station,
        staff: room.staff ?? '',
        day: state.day,
        since: leaving.since,
        sign: leaving.signs[0] ?? 'idle',
        waiting: leaving.waiting,
        noticedAt: campus.now(),
      });
      this.#noted.add(id);
    }
    for (const id of this.#noted) {
      if (this.#leavings.has(id)) continue;
      await repository.over(campus.site, id, { at: campus.now(), ending: this.#ending(id) });
      this.#noted.delete(id);
    }
  }

  #ending(id: string): LeavingEnding {
    const { campus } = this.#o.context;
    const room = campus.state.rooms[id];
    if (!room || room.state === 'closed') return 'closed';
    if (room.state === 'paused') return 'paused';
    const attendedAt = this.#attendance.attended.get(id) ?? -Infinity;
    const actedAt = this.day?.actedAt(id) ?? -Infinity;
    const now = campus.now();
    if (attendedAt > actedAt && now - attendedAt < LATELY_MS) return 'attended';
    return now - actedAt < LATELY_MS ? 'acted' : 'quiet';
  }
}

function sameLeavings(a: ReadonlyMap<string, Leaving>, b: ReadonlyMap<string, Leaving>): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}
