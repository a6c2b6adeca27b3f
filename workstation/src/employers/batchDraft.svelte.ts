import type { Client } from '../api/client.ts';
import { Draft, type Errors } from '../app/draft.svelte.ts';
import { e } from './text.ts';
import type { Batch } from './types.ts';

type Field = 'name' | 'examType' | 'startsOn' | 'endsOn' | 'quota';

const fieldOf: Record<string, Field> = {
  'batch.name-taken': 'name',
  'batch.dates': 'endsOn',
  'batch.exam-type': 'examType',
  'batch.has-members': 'examType',
};

/** An exam batch being written, new or known. */
export class BatchDraft extends Draft<Field> {
  values = $state<Record<Field, string>>({
    name: '',
    examType: '',
    startsOn: '',
    endsOn: '',
    quota: '',
  });
  readonly site: string;
  readonly #client: Client;
  readonly #employer: string;
  readonly #known: Batch | undefined;

  constructor(client: Client, site: string, employer: string, known?: Batch) {
    super(fieldOf);
    this.#client = client;
    this.#employer = employer;
    this.#known = known;
    this.site = known?.site ?? site;
    if (!known) return;
    const { name, examType, startsOn, endsOn, quota } = known;
    this.values = { name, examType, startsOn, endsOn, quota: quota?.toString() ?? '' };
  }

  /** @returns the batch as stored, or undefined when something is wrong */
  save(state?: Batch['state']): Promise<Batch | undefined> {
    return this.send(this.#check(), () => this.#store(state));
  }

  #check(): Errors<Field> {
    const { name, examType, startsOn, endsOn } = this.values;
    const needed = { name: name.trim(), examType, startsOn, endsOn };
    const missing = Object.entries(needed).filter(([, value]) => value === '');
    const errors: Errors<Field> = Object.fromEntries(
      missing.map(([field]) => [field, e('required')]),
    );
    if (missing.length === 0 && endsOn < startsOn) errors.endsOn = e('ends.early');
    return errors;
  }

  #store(state?: Batch['state']): Promise<Batch> {
    const { name, examType, startsOn, endsOn, quota } = this.values;
    const body = {
      site: this.site,
      name: name.trim(),
      examType,
      startsOn,
      endsOn,
      ...(quota.trim() === '' ? {} : { quota: Number(quota) }),
    };
    const known = this.#known;
    if (!known) {
      const path = { employer: this.#employer };
      return this.#client.post('/api/employers/{employer}/batches', { path, body });
    }
    return this.#client.put('/api/batches/{batch}', {
      path: { batch: known.id },
      body: { ...body, state: state ?? known.state, version: known.version },
    });
  }
}
