import type { Option } from './Select.svelte';

export interface ComboboxOptions {
  /** All options, where they are few; filtered as somebody types. */
  options: () => readonly Option[] | undefined;
  /** Looks options up elsewhere; what is typed later wins. */
  search: () => ((query: string) => Promise<readonly Option[]>) | undefined;
}

/** Typing rests this long before options are looked up, ms. */
const REST_MS = 150;
const MOST = 50;

/** What a combobox offers while somebody types. */
export class ComboboxState {
  open = $state(false);
  /** Place of the option the arrow keys are at; -1 for none. */
  at = $state(-1);
  #query = $state('');
  #found = $state.raw<readonly Option[]>([]);
  #searching = $state(false);
  #failed = $state.raw<unknown>();
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #from: ComboboxOptions;

  constructor(from: ComboboxOptions) {
    this.#from = from;
  }

  get searching(): boolean {
    return this.#searching;
  }

  get failed(): unknown {
    return this.#failed;
  }

  get shown(): readonly Option[] {
    const all = this.#from.options();
    if (!all) return this.#found;
    const words = this.#query.trim().toLowerCase();
    return all
      .filter(({ label, detail = '' }) => `${label} ${detail}`.toLowerCase().includes(words))
      .slice(0, MOST);
  }

  /** Opens the list on what is typed; an empty query offers everything that is at hand. */
  type(query: string): void {
    this.#query = query;
    this.open = true;
    this.at = this.#from.options() && query !== '' ? 0 : -1;
    const search = this.#from.search();
    if (search) this.#lookUp(search, query.trim());
  }

  close(): void {
    this.open = false;
    this.at = -1;
    this.#query = '';
  }

  /** Moves to the next (1) or previous (-1) option that can be chosen, round the end. */
  move(by: 1 | -1): void {
    const { shown } = this;
    if (!this.open) this.type(this.#query);
    for (let step = 1; step <= shown.length; step += 1) {
      const next = (this.at + by * step + 2 * shown.length) % shown.length;
      const place = this.at === -1 && by === -1 ? shown.length - step : next;
      if (shown[place]?.disabled) continue;
      this.at = place;
      return;
    }
  }

  #lookUp(search: (query: string) => Promise<readonly Option[]>, query: string): void {
    this.#turn += 1;
    const turn = this.#turn;
    clearTimeout(this.#timer);
    this.#searching = true;
    this.#timer = setTimeout(() => {
      search(query)
        .then((found) => this.#take(turn, found))
        .catch((error: unknown) => this.#take(turn, [], error));
    }, REST_MS);
  }

  #take(turn: number, found: readonly Option[], error?: unknown): void {
    if (turn !== this.#turn) return;
    this.#found = found;
    this.#failed = error;
    this.#searching = false;
    this.at = found.length > 0 ? 0 : -1;
  }
}
