import type { FloorEvent } from '@daozhen/protocol';
import { Agenda, callableInOrder, roomHasTags } from '@daozhen/server/simulation';
import { Doctor, type DoctorWorld } from './doctor.ts';
import { type CommandBody, type Floor } from './floor.ts';
import { Examinees } from './examinees.ts';
import type { DayPlan } from './plan.ts';
import type { Policy, PolicyWorld } from './policy.ts';
import type { DayRecord } from './records.ts';

const MINUTE = 60_000;
/** A day that is not over by then has stuck. */
const LIMIT_MS = 16 * 60 * MINUTE;
const TICK_MS = 30_000;
/** Decisions in a row at one instant: more is a policy that runs in circles. */
const MAX_ROUNDS = 500;

/** Plays one day: people come, doctors call, the policy sends. */
export class ExamDay implements DoctorWorld {
  readonly plan: DayPlan;
  readonly floor: Floor;
  readonly agenda = new Agenda();
  readonly examinees: Examinees;
  readonly #policy: Policy;
  readonly #doctors = new Map<string, Doctor>();
  readonly #world: PolicyWorld;
  #commands = 0;

  constructor(plan: DayPlan, floor: Floor, policy: Policy) {
    this.plan = plan;
    this.floor = floor;
    this.#policy = policy;
    this.examinees = new Examinees(plan, floor);
    this.#world = { floor, plan, random: plan.draws('policy') };
  }

  /** Plays the day to its end. */
  async run(): Promise<DayRecord> {
    const before = process.cpuUsage();
    await this.#open();
    const end = this.plan.opens + LIMIT_MS;
    for (let task = this.agenda.take(); task && task.at <= end; task = this.agenda.take()) {
      this.floor.now = Math.max(this.floor.now, Math.floor(task.at));
      await task.run();
      await this.#settle();
      if (this.examinees.allDone()) break;
    }
    const cpu = process.cpuUsage(before);
    return {
      ...this.examinees.record(),
      commands: this.#commands,
      cpuMs: (cpu.user + cpu.system) / 1000,
    };
  }

  /** Sends a command; @returns whether it was accepted. */
  async send(body: CommandBody): Promise<boolean> {
    const overtaken = this.#aheadOf(body);
    this.#commands += 1;
    const { reply, events } = await this.floor.send(body);
    for (const event of events) this.#heard(event, overtaken);
    return reply.ok;
  }

  async #open(): Promise<void> {
    await this.send({ type: 'configure', settings: this.plan.settings(this.#policy.binding) });
    for (const room of this.plan.rooms.values()) {
      const doctor = new Doctor(this, room);
      this.#doctors.set(room.id, doctor);
      doctor.plan();
    }
    for (const visit of this.plan.visits) {
      this.agenda.plan(visit.arrives, () => this.#arrive(visit.id));
    }
    this.#planNurse();
    this.agenda.plan(this.floor.now + TICK_MS, () => this.#tick());
  }

  async #arrive(id: string): Promise<void> {
    const { items, class: visitClass, bladderAt } = this.examinees.planned(id);
    await this.send({ type: 'check-in', visit: id, class: visitClass, items });
    if (bladderAt === undefined) return;
    const tell = { type: 'prepare' as const, visit: id, preparation: 'full-bladder', ready: true };
    this.agenda.plan(bladderAt, async () => void (await this.send(tell)));
  }

  async #tick(): Promise<void> {
    await this.send({ type: 'tick' });
    for (const visit of Object.values(this.floor.state.visits)) {
      // A nurse goes through her list every so often.
      if (visit.away?.reason === 'nurse' && this.floor.now - visit.away.at > 2 * MINUTE)
        await this.send({ type: 'release', visit: visit.id });
    }
    this.agenda.plan(this.floor.now + TICK_MS, () => this.#tick());
  }

  #planNurse(): void {
    const { nurseMoves } = this.plan.scenario;
    if (nurseMoves === 0) return;
    const draws = this.plan.draws('nurse');
    const next = (): void => {
      this.agenda.plan(this.floor.now + draws.exponential(60 / nurseMoves) * MINUTE, async () => {
        const move = this.examinees.nurseMove(draws);
        if (move) await this.send(move);
        next();
      });
    };
    next();
  }

  /** Lets the policy decide and the doctors react until nothing more happens at this instant. */
  async #settle(): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const wanted = this.#policy.decide(this.#world);
      let accepted = 0;
      for (const body of wanted) if (await this.send(body)) accepted += 1;
      if (accepted === 0) break;
    }
    for (const doctor of this.#doctors.values()) doctor.look();
  }

  /** Those in front of whom a room is about to call somebody, to see who is overtaken. */
  #aheadOf(body: CommandBody): { visit: string; since: number }[] {
    if (body.type !== 'call-next' && !(body.type === 'finish' && body['next'] === true)) return [];
    const room = this.floor.state.rooms[String(body['room'])];
    const line = room && this.floor.lines().get(room.station);
    if (!line) return [];
    return callableInOrder(line)
      .filter((entry) => roomHasTags(room, entry.tags))
      .map(({ visit }) => ({
        visit,
        since: this.floor.state.visits[visit]?.checkedInAt ?? 0,
      }));
  }

  #heard(event: FloorEvent, waiting: readonly { visit: string; since: number }[]): void {
    this.examinees.heard(event);
    this.#policy.heard?.(event, this.#world);
    const { call, room } = event.facts;
    if (!call || room === undefined) return;
    const since = this.floor.state.visits[call.visit]?.checkedInAt ?? 0;
    for (const other of waiting) {
      if (other.visit !== call.visit && other.since < since) this.examinees.overtaken(other.visit);
    }
    this.#doctors.get(room)?.called(call.visit);
  }
}
