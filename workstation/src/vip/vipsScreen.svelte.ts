import type { VipPerson, VipsView } from '@daozhen/protocol';
import type { FloorPort } from '../app/link.svelte.ts';
import { LiveScreen } from '../app/liveScreen.svelte.ts';

/** The list of VIPs, live. */
export class VipsScreen extends LiveScreen<VipsView> {
  constructor(floor: FloorPort, site: string) {
    super(floor, `vips:${site}`);
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
    return Object.values(this.view?.people ?? {}).filter((person) => is(person));
  }
}
