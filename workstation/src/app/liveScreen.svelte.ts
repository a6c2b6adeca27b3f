import type { FloorPort } from './link.svelte.ts';
import { Followed } from './followed.svelte.ts';

const TICK_MS = 1000;

/** A page that follows one live topic: what it shows, the campus's clock, and since when it may be old. */
export class LiveScreen<V> {
  readonly #followed: Followed<V>;
  readonly #floor: FloorPort;
  #now = $state(0);
  /** When the floor was last heard; kept while nothing is. */
  #heardAt = $state(0);

  constructor(floor: FloorPort, topic: string) {
    this.#floor = floor;
    this.#followed = new Followed<V>(floor, topic);
    this.tick();
  }

  /** Follows the topic until the returned function is called. */
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

  /** Undefined until the first answer. */
  get view(): V | undefined {
    return this.#followed.view;
  }

  /** Code of the refusal: no right to it, or there is no such thing. */
  get refused(): string | undefined {
    return this.#followed.refused;
  }

  /** The campus's clock, epoch ms, moving in steps. */
  get now(): number {
    return this.#now;
  }

  /** Since when what is shown may be old; undefined while it is current (rule E4). */
  get staleSince(): number | undefined {
    return this.#floor.online || !this.view ? undefined : this.#heardAt;
  }
}
