import type { Client } from '../api/client.ts';
import type { Got } from '../api/operations.ts';
import { i18n } from '../app/i18n.svelte.ts';

type Outcome = Got<'post', '/api/batches/{batch}/register'>['outcomes'][number];

/** Somebody to be registered. */
export interface Waiting {
  id: string;
  name: string;
}

/** One who was not registered, and why. */
export interface Refused extends Waiting {
  message: string;
}

/** Small, so that progress is seen and a stop takes effect soon. */
const atOnce = 10;
const pageRows = 200;

/** Registers many people of a list, some at a time; what fails is told by name. */
export class RegisterRun {
  total = $state(0);
  done = $state(0);
  running = $state(false);
  refused = $state.raw<readonly Refused[]>([]);
  problem = $state('');
  readonly #client: Client;
  readonly #batch: string;
  #stopped = false;

  constructor(client: Client, batch: string) {
    this.#client = client;
    this.#batch = batch;
  }

  /** How many have been tried. */
  get tried(): number {
    return this.done + this.refused.length;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Registers these. */
  async some(people: readonly Waiting[]): Promise<void> {
    await this.#run(async () => {
      this.total = people.length;
      await this.#register(people);
    });
  }

  /** Registers everybody on the list who is not. @param total how many they are */
  async all(total: number): Promise<void> {
    await this.#run(async () => {
      this.total = total;
      let after: string | undefined;
      do {
        const { members, next } = await this.#client.get('/api/batches/{batch}/members', {
          path: { batch: this.#batch },
          query: {
            state: 'listed',
            limit: pageRows,
            ...(after === undefined ? {} : { after }),
          },
        });
        await this.#register(members);
        after = next;
      } while (after !== undefined && !this.#stopped);
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.running = true;
    try {
      await work();
    } catch (error) {
      this.problem = i18n.failure(error);
    } finally {
      this.running = false;
    }
  }

  async #register(people: readonly Waiting[]): Promise<void> {
    for (let from = 0; from < people.length && !this.#stopped; from += atOnce) {
      const some = people.slice(from, from + atOnce);
      const { outcomes } = await this.#client.post('/api/batches/{batch}/register', {
        path: { batch: this.#batch },
        body: { members: some.map(({ id }) => id) },
      });
      this.#note(some, outcomes);
    }
  }

  #note(people: readonly Waiting[], outcomes: readonly Outcome[]): void {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const failed = outcomes.filter(({ visit }) => visit === undefined);
    this.done += outcomes.length - failed.length;
    this.refused = [
      ...this.refused,
      ...failed.map(({ member, code = '', message }) => ({
        id: member,
        name: names.get(member) ?? '',
        message: i18n.problem(code, message),
      })),
    ];
  }
}
