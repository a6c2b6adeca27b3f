import type { Reply, RoomView } from '@daozhen/protocol';
import type { Agenda } from './agenda.ts';
import type { CommandBody } from './backend.ts';
import type { Random } from './random.ts';

export interface DoctorWorld {
  agenda: Agenda;
  now: () => number;
  random: Random;
  send: (body: CommandBody) => Promise<Reply>;
  /** Mean service time of this doctor at this station, ms. */
  meanServiceMs: number;
  /** Probability that a called examinee does not hear it. */
  absentChance: number;
}

const SECOND = 1000;

/**
 * The person in a room: presses the one button (rule C2) after a human pause, recalls and passes those who
 * do not come. Decides only from the room's view, once for each version of it.
 */
export class Doctor {
  readonly #world: DoctorWorld;
  #view: RoomView | undefined;
  #plannedFor = -1;
  #absent = new Set<string>();

  constructor(world: DoctorWorld) {
    this.#world = world;
  }

  see(view: RoomView): void {
    this.#view = view;
    if (view.state !== 'open' || this.#plannedFor === view.version) return;
    if (view.serving.length > 0) this.#plan(view, this.#serviceMs(), () => this.#press());
    else if (view.called.length > 0) this.#await(view);
    else if (view.line.some((person) => person.callable)) {
      this.#plan(view, this.#pauseMs(), () => this.#press());
    }
  }

  /** Does `act` in `ms`, unless the room has changed by then. */
  #plan(view: RoomView, ms: number, act: () => Promise<Reply>): void {
    const { agenda, now } = this.#world;
    this.#plannedFor = view.version;
    agenda.plan(now() + ms, () => void this.#try(view, act));
  }

  async #try(view: RoomView, act: () => Promise<Reply>): Promise<void> {
    if (this.#view?.version !== view.version) return;
    const reply = await act();
    if (reply.ok) return;
    this.#plannedFor = -1;
    this.#world.agenda.plan(
      this.#world.now() + 3 * SECOND,
      () => this.#view && this.see(this.#view),
    );
  }

  #press(): Promise<Reply> {
    return this.#world.send({
      type: 'press',
      room: this.#view!.room,
      expected: this.#view!.version,
    });
  }

  #await(view: RoomView): void {
    const called = view.called[0]!;
    const { random, absentChance } = this.#world;
    if (random.chance(absentChance)) this.#absent.add(called.visit);
    if (this.#absent.delete(called.visit))
      this.#plan(view, 25 * SECOND, () => this.#recallThenPass());
    else
      this.#plan(view, Math.max(3 * SECOND, random.lognormal(30 * SECOND, 0.5)), () =>
        this.#press(),
      );
  }

  async #recallThenPass(): Promise<Reply> {
    const { send, agenda, now } = this.#world;
    const room = this.#view!.room;
    const pass = await send({
      type: 'pass',
      room,
      reason: 'absent',
      expected: this.#view!.version,
    });
    if (pass.ok || pass.code !== 'pass.too-soon') return pass;
    const recall = await send({ type: 'recall', room });
    const view = this.#view!;
    agenda.plan(now() + 20 * SECOND, () => void this.#try(view, () => this.#recallThenPass()));
    return recall.ok || recall.code === 'recall.too-soon'
      ? { ...recall, ok: true, seq: 0, at: now() }
      : recall;
  }

  #serviceMs(): number {
    return Math.max(20 * SECOND, this.#world.random.lognormal(this.#world.meanServiceMs, 0.45));
  }

  #pauseMs(): number {
    return this.#world.random.lognormal(5 * SECOND, 0.5) + 2 * SECOND;
  }
}
