import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import { i18n } from '../app/i18n.svelte.ts';
import type {
  Person,
  PersonChange,
  PersonShown,
  VisitOfPerson,
  Whole,
  relations,
} from './types.ts';

/** One person's record: read, unmasked for a while, changed, merged. */
export class PersonRecord {
  #person = $state.raw<Person>();
  #whole = $state.raw<Whole>();
  #visits = $state.raw<readonly VisitOfPerson[]>([]);
  #alike = $state.raw<readonly PersonShown[]>([]);
  #problem = $state('');
  #busy = $state(false);
  readonly #client: Client;
  readonly id: string;

  constructor(client: Client, id: string) {
    this.#client = client;
    this.id = id;
  }

  get person(): Person | undefined {
    return this.#person;
  }

  get whole(): Whole | undefined {
    return this.#whole;
  }

  get visits(): readonly VisitOfPerson[] {
    return this.#visits;
  }

  get alike(): readonly PersonShown[] {
    return this.#alike;
  }

  get problem(): string {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  async load(): Promise<void> {
    await this.#do(async () => {
      this.#person = await this.#client.get('/api/people/{id}', { path: { id: this.id } });
      const path = { id: this.#person.id };
      const [{ visits }, { people }] = await Promise.all([
        this.#client.get('/api/people/{id}/visits', { path, query: { limit: 20 } }),
        this.#client.get('/api/people/{id}/alike', { path }),
      ]);
      this.#visits = visits;
      this.#alike = people;
    });
  }

  /** The whole numbers; the server writes down who asked. */
  async unmask(): Promise<void> {
    await this.#do(async () => {
      this.#whole = await this.#client.post('/api/people/{id}/unmask', { path: this.#path() });
    });
  }

  mask(): void {
    this.#whole = undefined;
  }

  /** @returns whether it was saved; somebody else's change is shown and asks to look again */
  save(change: Omit<PersonChange, 'version'>): Promise<boolean> {
    return this.#do(async () => {
      const body = { ...change, version: this.#person?.version ?? 1 };
      try {
        this.#person = await this.#client.patch('/api/people/{id}', { path: this.#path(), body });
        this.#whole = undefined;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'record.changed') {
          this.#person = error.current as Person;
        }
        throw error;
      }
    });
  }

  merge(other: string): Promise<boolean> {
    return this.#do(async () => {
      const body = { person: other };
      await this.#client.post('/api/people/{id}/merges', { path: this.#path(), body });
      await this.load();
    });
  }

  unmerge(merge: string): Promise<boolean> {
    return this.#do(async () => {
      const path = { ...this.#path(), merge };
      await this.#client.delete('/api/people/{id}/merges/{merge}', { path });
      await this.load();
    });
  }

  relate(relative: string, relation: (typeof relations)[number] | undefined): Promise<boolean> {
    return this.#do(async () => {
      const path = { ...this.#path(), relative };
      this.#person = relation
        ? await this.#client.put('/api/people/{id}/family/{relative}', { path, body: { relation } })
        : await this.#client.delete('/api/people/{id}/family/{relative}', { path });
    });
  }

  #path(): { id: string } {
    return { id: this.#person?.id ?? this.id };
  }

  async #do(work: () => Promise<void>): Promise<boolean> {
    this.#busy = true;
    this.#problem = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.#problem = i18n.failure(error);
      return false;
    } finally {
      this.#busy = false;
    }
  }
}
