import { ApiError } from '../api/http.ts';
import type { Client } from '../api/client.ts';
import { i18n } from '../app/i18n.svelte.ts';
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
export class BatchDraft {
  values = $state<Record<Field, string>>({
    name: '',
    examType: '',
    startsOn: '',
    endsOn: '',
    quota: '',
  });
  errors = $state<Partial<Record<Field, string>>>({});
  problem = $state('');
  busy = $state(false);
  readonly site: string;
  readonly #client: Client;
  readonly #employer: string;
  readonly #known: Batch | undefined;

  constructor(client: Client, site: string, employer: string, known?: Batch) {
    this.#client = client;
    this.#employer = employer;
    this.#known = known;
    this.site = known?.site ?? site;
    if (!known) return;
    const { name, examType, startsOn, endsOn, quota } = known;
    this.values = { name, examType, startsOn, endsOn, quota: quota?.toString() ?? '' };
  }

  /** @returns the batch as stored, or undefined when something is wrong */
  async save(state?: Batch['state']): Promise<Batch | undefined> {
    this.errors = this.#check();
    this.problem = '';
    if (Object.keys(this.errors).length > 0 || this.busy) return undefined;
    this.busy = true;
    try {
      return await this.#send(state);
    } catch (error) {
      const field = error instanceof ApiError ? fieldOf[error.code] : undefined;
      if (field) this.errors = { [field]: i18n.failure(error) };
      else this.problem = i18n.failure(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  #check(): Partial<Record<Field, string>> {
    const { name, examType, startsOn, endsOn } = this.values;
    const needed = { name: name.trim(), examType, startsOn, endsOn };
    const missing = Object.entries(needed).filter(([, value]) => value === '');
    const errors: Partial<Record<Field, string>> = Object.fromEntries(
      missing.map(([field]) => [field, e('required')]),
    );
    if (missing.length === 0 && endsOn < startsOn) errors.endsOn = e('ends.early');
    return errors;
  }

  #send(state?: Batch['state']): Promise<Batch> {
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
