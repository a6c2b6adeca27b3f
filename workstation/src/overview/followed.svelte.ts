import type { FloorPort } from '../app/link.svelte.ts';

/** One live topic as a page shows it: its view, or why there is none. */
export class Followed<V> {
  #view = $state.raw<V>();
  #refused = $state<string>();
  readonly #floor: FloorPort;
  readonly #topic: string;

  constructor(floor: FloorPort, topic: string) {
    this.#floor = floor;
    this.#topic = topic;
  }

  /** Follows it until the returned function is called. */
  start(): () => void {
    return this.#floor.watch<V>(
      this.#topic,
      (view) => {
        this.#view = view;
        this.#refused = undefined;
      },
      (code) => {
        this.#refused = code;
      },
    );
  }

  /** Undefined until the first answer. */
  get view(): V | undefined {
    return this.#view;
  }

  /** Code of the refusal: no right to it, or there is no such thing. */
  get refused(): string | undefined {
    return this.#refused;
  }
}
