import { ApiError } from '../api/http.ts';
import type { Client } from '../api/client.ts';
import { Draft } from '../app/draft.svelte.ts';
import { e } from './text.ts';
import type { Employer } from './types.ts';

const fields = ['name', 'creditCode', 'address', 'note'] as const;
const contactFields = ['contactName', 'contactPhone', 'contactTitle'] as const;
type Field = (typeof fields)[number] | (typeof contactFields)[number];

/** Which field a refusal belongs to. */
const fieldOf: Record<string, Field> = {
  'employer.name-taken': 'name',
  'employer.credit-code': 'creditCode',
  'employer.credit-code-taken': 'creditCode',
};

/** An employer being written, new or known. */
export class EmployerDraft extends Draft<Field> {
  values = $state<Record<Field, string>>({
    name: '',
    creditCode: '',
    address: '',
    note: '',
    contactName: '',
    contactPhone: '',
    contactTitle: '',
  });
  state = $state<Employer['state']>('active');
  readonly #client: Client;
  #known: Employer | undefined;
  #taken = '';

  constructor(client: Client, known?: Employer) {
    super(fieldOf);
    this.#client = client;
    this.#take(known);
  }

  get dirty(): boolean {
    return this.#taken !== JSON.stringify([this.values, this.state]);
  }

  /** @returns the employer as stored, or undefined when something is wrong */
  save(): Promise<Employer | undefined> {
    const missing = this.values.name.trim() === '' ? { name: e('required') } : {};
    return this.send(missing, async () => {
      const saved = await this.#store();
      this.#take(saved);
      return saved;
    });
  }

  #store(): Promise<Employer> {
    const body = this.#body();
    const known = this.#known;
    if (!known) return this.#client.post('/api/employers', { body });
    return this.#client.put('/api/employers/{employer}', {
      path: { employer: known.id },
      body: { ...body, state: this.state, version: known.version },
    });
  }

  #body() {
    const { contactName, contactPhone, contactTitle, creditCode, ...rest } = this.values;
    const { name, address, note } = rest;
    const contact = {
      name: contactName.trim(),
      ...(contactPhone.trim() === '' ? {} : { phone: contactPhone.trim() }),
      ...(contactTitle.trim() === '' ? {} : { title: contactTitle.trim() }),
    };
    return {
      name: name.trim(),
      ...(creditCode.trim() === '' ? {} : { creditCode: creditCode.trim().toUpperCase() }),
      ...(address.trim() === '' ? {} : { address: address.trim() }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(contact.name === '' ? {} : { contact }),
    };
  }

  protected override refused(error: unknown): void {
    if (error instanceof ApiError && error.code === 'record.changed') {
      this.#take(error.current as unknown as Employer);
      this.problem = e('changed');
    } else super.refused(error);
  }

  #take(known: Employer | undefined): void {
    this.#known = known;
    if (known) {
      for (const field of fields) this.values[field] = known[field] ?? '';
      this.values.contactName = known.contact?.name ?? '';
      this.values.contactPhone = known.contact?.phone ?? '';
      this.values.contactTitle = known.contact?.title ?? '';
      this.state = known.state;
    }
    this.#taken = JSON.stringify([this.values, this.state]);
  }
}
