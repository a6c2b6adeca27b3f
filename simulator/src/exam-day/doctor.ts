import { insideOf, roomHasTags, type Agenda, type Entry } from '@daozhen/server/simulation';
import type { Random } from '../random.ts';
import type { Examinees } from './examinees.ts';
import type { CommandBody, Floor } from './floor.ts';
import type { DayPlan, PlannedRoom } from './plan.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Between two announcements to somebody who does not come. */
const RECALL_MS = 20 * SECOND;

/** What a doctor works in. */
export interface DoctorWorld {
  plan: DayPlan;
  floor: Floor;
  agenda: Agenda;
  examinees: Examinees;
  /** @returns whether the command was accepted */
  send(body: CommandBody): Promise<boolean>;
}

interface Span {
  from: number;
  to: number;
}

/** Who works in a room: calls when free, examines, takes breaks. */
export class Doctor {
  readonly #day: DoctorWorld;
  readonly #room: PlannedRoom;
  readonly #breaks: Span[];
  readonly #absences: Span[];
  #calling = false;
  #services = 0;

  constructor(day: DoctorWorld, room: PlannedRoom) {
    this.#day = day;
    this.#room = room;
    const span = ({ from, minutes }: { from: string; minutes: number }): Span => {
      const start = day.plan.at(from);
      return { from: start, to: start + minutes * MINUTE };
    };
    this.#breaks = (room.breaks ?? []).map(span);
    this.#absences = (room.absences ?? []).map(span);
  }

  /** Puts the opening and the breaks on the day's agenda. */
  plan(): void {
    const { agenda, plan } = this.#day;
    const { id, opens, closes } = this.#room;
    const open = { type: 'open-room' as const, room: id, staff: `staff-${id}` };
    agenda.plan(opens === undefined ? plan.opens : plan.at(opens), () => this.#send(open));
    if (closes !== undefined)
      agenda.plan(plan.at(closes), () => this.#send({ type: 'close-room', room: id }));
    for (const rest of this.#breaks) {
      agenda.plan(rest.from, () => this.#pause(rest));
      agenda.plan(rest.to, () => this.#send({ type: 'resume-room', room: id }));
    }
    for (const absence of this.#absences) agenda.plan(absence.to, () => undefined);
  }

  /** Looks up: if there is room and somebody to call, calls after a moment. */
  look(): void {
    if (this.#calling || !this.#mayCall()) return;
    this.#calling = true;
    const pause = this.#draws('pause').lognormal(6 * SECOND, 0.5) + 2 * SECOND;
    this.#day.agenda.plan(this.#day.floor.now + pause, async () => {
      this.#calling = false;
      if (this.#mayCall()) await this.#send({ type: 'call-next', room: this.#room.id });
    });
  }

  /** Somebody was called here: he comes in, or he does not hear it. */
  called(visit: string): void {
    const { plan, floor, agenda, examinees } = this.#day;
    this.#services += 1;
    const stepIn = plan.stepInMs(visit, this.#room.station, examinees.passesOf(visit));
    if (stepIn === undefined) {
      agenda.plan(floor.now + RECALL_MS, () => this.#recall(visit));
      return;
    }
    agenda.plan(examinees.readyToEnter(visit, this.#room) + stepIn, () => this.#begin(visit));
  }

  async #begin(visit: string): Promise<void> {
    const { plan, floor, agenda, examinees } = this.#day;
    if (!(await this.#send({ type: 'start', room: this.#room.id, visit }))) return;
    const items = examinees.readyFor(visit, this.#room);
    const ms = plan.serviceMs(visit, this.#room, items);
    agenda.plan(floor.now + ms, () => this.#end(visit, items));
  }

  /** What becomes ready meanwhile is not done with it. */
  async #end(visit: string, items: readonly string[]): Promise<void> {
    const room = this.#room.id;
    const next = this.#staysAt(this.#day.floor.now) && (this.#room.capacity ?? 1) === 1;
    await this.#send({ type: 'finish', room, visit, items, next });
    const rest = this.#breaks.find((span) => this.#within(span));
    if (rest) await this.#pause(rest);
  }

  /** Announces again until the floor lets the doctor pass. */
  async #recall(visit: string): Promise<void> {
    const { floor, agenda, plan } = this.#day;
    const room = this.#room.id;
    if (floor.state.visits[visit]?.state !== 'called') return;
    if (!(await this.#send({ type: 'pass', room, visit, reason: 'absent' }))) {
      await this.#send({ type: 'recall', room, visit });
      agenda.plan(floor.now + RECALL_MS, () => this.#recall(visit));
      return;
    }
    const back = plan.draws(`return ${visit} ${this.#services}`);
    const ms = Math.max(30 * SECOND, back.exponential(plan.scenario.returnMinutes * MINUTE));
    agenda.plan(floor.now + ms, () => this.#send({ type: 'rejoin', visit }));
  }

  async #pause(rest: Span): Promise<void> {
    const room = this.#day.floor.state.rooms[this.#room.id];
    if (room?.state !== 'open' || Object.keys(room.serving).length > 0) return;
    await this.#send({ type: 'pause-room', room: room.id, reason: 'break', until: rest.to });
  }

  #mayCall(): boolean {
    const { floor } = this.#day;
    const room = floor.state.rooms[this.#room.id];
    if (room?.state !== 'open' || !this.#staysAt(floor.now)) return false;
    if (insideOf([room]) >= room.capacity) return false;
    const line = floor.lines().get(room.station);
    if (!line) return false;
    const fits = (entry: Entry) => roomHasTags(room, entry.tags);
    return (
      line.due.some(fits) ||
      line.door.some(fits) ||
      line.lounge.some((entry) => entry.acceptable && fits(entry))
    );
  }

  /** Neither on a break nor gone without a word. */
  #staysAt(now: number): boolean {
    return [...this.#breaks, ...this.#absences].every(({ from, to }) => now < from || now >= to);
  }

  #within({ from, to }: Span): boolean {
    const { now } = this.#day.floor;
    return now >= from && now < to;
  }

  #draws(what: string): Random {
    return this.#day.plan.draws(`${what} ${this.#room.id} ${this.#services}`);
  }

  #send(body: CommandBody): Promise<boolean> {
    return this.#day.send(body);
  }
}
