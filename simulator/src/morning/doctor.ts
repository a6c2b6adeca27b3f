import type { Reply, RoomView } from '@daozhen/protocol';
import type { Agenda } from '@daozhen/server/simulation';
import type { CommandBody } from './control.ts';
import type { Random } from '../random.ts';

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

  /** Does `act` in `ms`, unless the room has changed by then; an act that failed is thought over again. */
  #plan(view: RoomView, ms: number, act: () => Promise<boolean>): void {
    const { agenda, now } = this.#world;
    this.#plannedFor = view.version;
    agenda.plan(now() + ms, () => void this.#try(view, act));
  }

  async #try(view: RoomView, act: () => Promise<boolean>): Promise<void> {
    if (this.#view?.version !== view.version || (await act())) return;
    this.#plannedFor = -1;
    this.#world.agenda.plan(
      this.#world.now() + 3 * SECOND,
      () => this.#view && this.see(this.#view),
    );
  }

  async #press(): Promise<boolean> {
    const { room, version } = this.#view!;
    return (await this.#world.send({ type: 'press', room, expected: version })).ok;
  }

  /** Waits for the one called to come in; the few who do not hear are recalled and in the end passed. */
  #await(view: RoomView): void {
    const { random, absentChance } = this.#world;
    if (random.chance(absentChance)) this.#plan(view, 25 * SECOND, () => this.#passOrRecall());
    else
      this.#plan(view, Math.max(3 * SECOND, random.lognormal(30 * SECOND, 0.5)), () =>
        this.#press(),
      );
  }

  async #passOrRecall(): Promise<boolean> {
    const { send } = this.#world;
    const view = this.#view!;
    const { room, version } = view;
    const pass = await send({ type: 'pass', room, reason: 'absent', expected: version });
    if (pass.ok || pass.code !== 'pass.too-soon') return pass.ok;
    await send({ type: 'recall', room });
    this.#plan(view, 20 * SECOND, () => this.#passOrRecall());
    return true;
  }

  #serviceMs(): number {
    return Math.max(20 * SECOND, this.#world.random.lognormal(this.#world.meanServiceMs, 0.45));
  }

  #pauseMs(): number {
    return this.#world.random.lognormal(5 * SECOND, 0.5) + 2 * SECOND;
  }
}
