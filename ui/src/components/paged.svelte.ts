/** One page of a list, as the server answers it. */
export interface PageOf<Row> {
  rows: readonly Row[];
  /** What to ask for the next page with; absent on the last one. */
  next?: string | undefined;
  /** How many there are in all, where the server counts. */
  total?: number | undefined;
}

/** Asks the server for one page: the first without `after`, each next one with the `next` before it. */
export type LoadPage<Row> = (after: string | undefined) => Promise<PageOf<Row>>;

/** A list of the server, loaded page by page. Keeps what it has when the server fails, and says how old it is. */
export class Paged<Row> {
  #rows = $state.raw<readonly Row[]>();
  #next = $state<string>();
  #total = $state<number>();
  #loading = $state(false);
  #problem = $state.raw<unknown>();
  #at = $state(0);
  #turn = 0;
  readonly #load: LoadPage<Row>;
  readonly #now: () => number;

  constructor(load: LoadPage<Row>, now: () => number = Date.now) {
    this.#load = load;
    this.#now = now;
  }

  /** Undefined until the first answer. */
  get rows(): readonly Row[] | undefined {
    return this.#rows;
  }

  get total(): number | undefined {
    return this.#total;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Whether the server has more than is shown. */
  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** Why the last request failed; undefined while all is well. */
  get problem(): unknown {
    return this.#problem;
  }

  /** When what is shown was true, epoch ms. */
  get at(): number {
    return this.#at;
  }

  /** Starts anew, e.g. with another filter or after a change. What is shown stays until the answer. */
  async reload(): Promise<void> {
    await this.#ask(undefined, []);
  }

  /** Adds the next page. */
  async more(): Promise<void> {
    if (this.#loading || this.#next === undefined) return;
    await this.#ask(this.#next, this.#rows ?? []);
  }

  /** Puts a changed row in the place of the old one, without asking the server. */
  replace(row: Row, key: (row: Row) => string): void {
    this.#rows = this.#rows?.map((each) => (key(each) === key(row) ? row : each));
  }

  /** An answer that a newer request has overtaken is dropped. */
  async #ask(after: string | undefined, before: readonly Row[]): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#loading = true;
    try {
      const page = await this.#load(after);
      if (turn !== this.#turn) return;
      this.#rows = [...before, ...page.rows];
      this.#next = page.next;
      this.#total = page.total ?? (after === undefined ? undefined : this.#total);
      this.#problem = undefined;
      this.#at = this.#now();
    } catch (error) {
      if (turn === this.#turn) this.#problem = error;
    } finally {
      if (turn === this.#turn) this.#loading = false;
    }
  }
}
