import type { Client } from '../api/client.ts';
import { i18n } from '../app/i18n.svelte.ts';

/** The days of a campus that can be looked at, and the one looked at. */
export class ReviewDays {
  #days = $state.raw<readonly string[]>();
  #problem = $state<string>();
  #day = $state('');
  readonly #client: Client;
  readonly #site: string;

  constructor(client: Client, site: string, day: string | null) {
    this.#client = client;
    this.#site = site;
    this.#day = day ?? '';
  }

  /** The newest first; undefined until known. */
  get days(): readonly string[] | undefined {
    return this.#days;
  }

  /** What went wrong, as a sentence. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Empty while there is none. */
  get day(): string {
    return this.#day;
  }

  choose(day: string): void {
    this.#day = day;
  }

  async load(): Promise<void> {
    try {
      const path = { site: this.#site };
      const { days } = await this.#client.get('/api/reviews/{site}/days', { path });
      this.#days = days;
      this.#problem = undefined;
      if (!days.includes(this.#day)) this.#day = days[0] ?? '';
    } catch (error) {
      this.#problem = i18n.failure(error);
    }
  }
}
