import type { Client } from '../api/client.ts';
import type { Got } from '../api/operations.ts';
import { Draft } from '../app/draft.svelte.ts';
import { o } from './text.ts';

export type Partner = Got<'get', '/api/partners'>['partners'][number];
export type Keys = Got<'post', '/api/partners'>;
type Field = 'id' | 'name' | 'sites' | 'webhookUrl' | 'items';

const fieldOf: Record<string, Field> = { 'partner.taken': 'id', 'partner.webhook': 'webhookUrl' };

/** An outside system being written, new or known. */
export class PartnerDraft extends Draft<Field> {
  id = $state('');
  name = $state('');
  sites = $state<string[]>([]);
  webhookUrl = $state('');
  items = $state('');
  active = $state(true);
  readonly known: Partner | undefined;
  readonly #client: Client;

  constructor(client: Client, sites: readonly string[], known?: Partner) {
    super(fieldOf);
    this.#client = client;
    this.known = known;
    this.sites = [...(known?.sites ?? sites)];
    if (!known) return;
    this.id = known.id;
    this.name = known.name;
    this.webhookUrl = known.webhookUrl ?? '';
    this.items = Object.keys(known.items).length > 0 ? JSON.stringify(known.items, null, 2) : '';
    this.active = known.active;
  }

  /** @returns the keys of a new one, `saved` for a known one, undefined when something is wrong */
  save(): Promise<Keys | 'saved' | undefined> {
    const items = this.#readItems();
    const errors = {
      ...(this.id.trim() === '' ? { id: o('required') } : {}),
      ...(this.name.trim() === '' ? { name: o('required') } : {}),
      ...(this.sites.length === 0 ? { sites: o('required') } : {}),
      ...(items === undefined ? { items: o('items.wrong') } : {}),
    };
    return this.send(errors, () => this.#store(items ?? {}));
  }

  async #store(items: Record<string, string>): Promise<Keys | 'saved'> {
    const webhookUrl = this.webhookUrl.trim();
    const fields = {
      name: this.name.trim(),
      sites: this.sites,
      items,
      ...(webhookUrl === '' ? {} : { webhookUrl }),
    };
    const { known, active } = this;
    if (!known)
      return this.#client.post('/api/partners', { body: { id: this.id.trim(), ...fields } });
    await this.#client.put('/api/partners/{partner}', {
      path: { partner: known.id },
      body: { ...fields, active, version: known.version },
    });
    return 'saved';
  }

  #readItems(): Record<string, string> | undefined {
    if (this.items.trim() === '') return {};
    try {
      const read: unknown = JSON.parse(this.items);
      const isMap = typeof read === 'object' && read !== null && !Array.isArray(read);
      const right = isMap && Object.values(read).every((each) => typeof each === 'string');
      return right ? (read as Record<string, string>) : undefined;
    } catch {
      return undefined;
    }
  }
}
