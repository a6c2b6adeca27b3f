import type { RoomView } from '@daozhen/protocol';
import type { CommandBody } from './control.ts';
import type { DoctorWorld } from './doctor.ts';

const SECOND = 1000;

/**
 * Whoever looks after a room that takes several people at once, where there is no one-button mode (rule
 * C2): calls while there is room, lets each in and sees each out by name.
 */
export class Attendant {
  readonly #world: DoctorWorld;
  readonly #planned = new Set<string>();
  #view: RoomView | undefined;

  constructor(world: DoctorWorld) {
    this.#world = world;
  }

  see(view: RoomView): void {
    this.#view = view;
    if (view.state !== 'open') return;
    const { random, meanServiceMs } = this.#world;
    const { room, version } = view;
    for (const { visit, calledAt } of view.called) {
      const walk = random.lognormal(30 * SECOND, 0.5);
      this.#once(`start ${visit} ${calledAt}`, walk, { type: 'start', room, visit });
    }
    for (const { visit, startedAt } of view.serving) {
      const service = Math.max(20 * SECOND, random.lognormal(meanServiceMs, 0.45));
      this.#once(`finish ${visit} ${startedAt}`, service, { type: 'finish', room, visit });
    }
    const full = view.called.length + view.serving.length >= view.capacity;
    if (full || !view.line.some((person) => person.callable)) return;
    this.#once(`call ${version}`, 3 * SECOND, { type: 'call-next', room });
  }

  #once(name: string, ms: number, body: CommandBody): void {
    if (this.#planned.has(name)) return;
    this.#planned.add(name);
    const { agenda, now } = this.#world;
    agenda.plan(now() + ms, () => void this.#try(name, body));
  }

  async #try(name: string, body: CommandBody): Promise<void> {
    if ((await this.#world.send(body)).ok) return;
    const { agenda, now } = this.#world;
    agenda.plan(now() + 5 * SECOND, () => {
      this.#planned.delete(name);
      if (this.#view) this.see(this.#view);
    });
  }
}
