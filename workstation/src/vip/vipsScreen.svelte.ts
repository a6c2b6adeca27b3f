import type { VipPerson, VipsView } from '@daozhen/protocol';
import type { FloorPort } from '../app/link.svelte.ts';

/** The list of VIPs, live. */
export class VipsScreen {
  #view = $state.raw<VipsView>();
  #refused = $state<string>();
  #now = $state(0);
  readonly #floor: FloorPort;
  readonly #site: string;

  constructor(floor: FloorPort, site: string) {
    this.#floor = floor;
    this.#site = site;
  }

  /** Follows the list until the returned function is called. */
  start(): () => void {
    const look = () => (this.#now = this.#floor.now());
    look();
    const clock = setInterval(look, 10_000);
    const stop = this.#floor.watch<VipsView>(
      `vips:${this.#site}`,
      (view) => {
        this.#view = view;
        look();
      },
      (code) => (this.#refused = code),
    );
    return () => {
      clearInterval(clock);
      stop();
    };
  }

  get view(): VipsView | undefined {
    return this.#view;
  }

  get refused(): string | undefined {
    return this.#refused;
  }

  get online(): boolean {
    return this.#floor.online;
  }

  /** The site's time, to within ten seconds. */
  get now(): number {
    return this.#now;
  }

  /** Who has not come, by appointment. */
  get expected(): VipPerson[] {
    return this.#of((person) => person.state === 'expected').toSorted(
      (a, b) => (a.appointment ?? 0) - (b.appointment ?? 0),
    );
  }

  /** Who is here, in the order of arrival. */
  get here(): VipPerson[] {
    const away = ['expected', 'finished'];
    return this.#of((person) => !away.includes(person.state)).toSorted(
      (a, b) => (a.checkedInAt ?? 0) - (b.checkedInAt ?? 0),
    );
  }

  /** Who has gone through, the last first. */
  get finished(): VipPerson[] {
    return this.#of((person) => person.state === 'finished').toSorted(
      (a, b) => (b.since ?? 0) - (a.since ?? 0),
    );
  }

  #of(is: (person: VipPerson) => boolean): VipPerson[] {
    return Object.values(this.#view?.people ?? {}).filter((person) => is(person));
  }
}
