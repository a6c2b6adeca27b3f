import type { DutyRoom, DutyStation, DutyView } from '@daozhen/protocol';
import type { FloorPort } from '../app/link.svelte.ts';
import { Followed } from '../overview/followed.svelte.ts';

const TICK_MS = 1000;

/** A room with its id, and a station likewise. */
export type NamedRoom = DutyRoom & { id: string };
export type NamedStation = DutyStation & { id: string };

/** Who is on duty where, live. */
export class DutyScreen {
  readonly #followed: Followed<DutyView>;
  readonly #floor: FloorPort;
  #now = $state(0);
  #heardAt = $state(0);

  constructor(floor: FloorPort, site: string) {
    this.#floor = floor;
    this.#followed = new Followed<DutyView>(floor, `duty:${site}`);
    this.tick();
  }

  /** Follows the campus until the returned function is called. */
  start(): () => void {
    const stop = this.#followed.start();
    const timer = setInterval(() => this.tick(), TICK_MS);
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  tick(): void {
    this.#now = this.#floor.now();
    if (this.#floor.online) this.#heardAt = this.#now;
  }

  get view(): DutyView | undefined {
    return this.#followed.view;
  }

  get refused(): string | undefined {
    return this.#followed.refused;
  }

  /** The campus's clock, epoch ms. */
  get now(): number {
    return this.#now;
  }

  /** Since when what is shown may be old (rule E4). */
  get staleSince(): number | undefined {
    return this.#floor.online || !this.view ? undefined : this.#heardAt;
  }

  get rooms(): NamedRoom[] {
    return Object.entries(this.view?.rooms ?? {}).map(([id, room]) => ({ ...room, id }));
  }

  get stations(): NamedStation[] {
    return Object.entries(this.view?.stations ?? {}).map(([id, station]) => ({ ...station, id }));
  }

  /** Rooms that seem to be left, the longest first. */
  get left(): NamedRoom[] {
    return this.rooms
      .filter(({ leaving }) => leaving !== undefined)
      .toSorted((a, b) => (a.leaving?.since ?? 0) - (b.leaving?.since ?? 0));
  }

  /** Stations where something is to be done or somebody is on duty, those that need help most first. */
  get byNeed(): NamedStation[] {
    return this.stations
      .filter(({ waiting, coming, open, inRooms }) => waiting + coming + open + inRooms > 0)
      .toSorted(
        (a, b) =>
          (b.support?.savedMin ?? 0) - (a.support?.savedMin ?? 0) ||
          (b.clearMin ?? 0) - (a.clearMin ?? 0) ||
          b.waiting - a.waiting,
      );
  }
}
