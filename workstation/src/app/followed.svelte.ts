import type { FloorPort } from './link.svelte.ts';

/** One live topic as a page shows it: its view, or why there is none. */
export class Followed<V> {
  #view = $state.raw<V>();
  #refused = $state<string>();
  readonly #floor: FloorPort;
  readonly #topic: string;
  readonly #onView: () => void;

  constructor(floor: FloorPort, topic: string, onView: () => void = () => {}) {
    this.#floor = floor;
    this.#topic = topic;
    this.#onView = onView;
  }

  /** Follows it until the returned function is called. */
  start(): () => void {
    return this.#floor.watch<V>(
      this.#topic,
      (view) => {
        this.#view = view;
        this.#refused = undefined;
        this.#onView();
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
