import { Paged } from '@daozhen/ui/components';
import type { Client } from '../api/client.ts';
import type { Got } from '../api/operations.ts';

export type Entry = Got<'get', '/api/audit'>['entries'][number];
export type Verification = Got<'post', '/api/audit/verify'>;

const pageSize = 100;

/** Groups of actions to filter by. */
export const actionGroups = [
  'login',
  'user',
  'password',
  'factor',
  'session',
  'vvip',
  'person',
  'visit',
  'employer',
  'roster',
  'settings',
  'audit',
] as const;

/** The audit log: read, filtered, verified. */
export class AuditScreen {
  action = $state('');
  actor = $state('');
  record = $state('');
  from = $state('');
  until = $state('');
  readonly list: Paged<Entry>;
  #entry = $state.raw<Entry>();
  #verification = $state.raw<Verification>();
  #problem = $state.raw<unknown>();
  #busy = $state(false);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    this.list = new Paged((after) => this.#page(after));
  }

  /** The entry looked at. */
  get entry(): Entry | undefined {
    return this.#entry;
  }

  get verification(): Verification | undefined {
    return this.#verification;
  }

  get problem(): unknown {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  open(entry: Entry | undefined): void {
    this.#entry = entry;
  }

  async verify(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = undefined;
    try {
      this.#verification = await this.#client.post('/api/audit/verify');
      await this.list.reload();
    } catch (error) {
      this.#problem = error;
    } finally {
      this.#busy = false;
    }
  }

  async #page(after: string | undefined) {
    const { action, actor, record, from, until } = this;
    const { entries, next } = await this.#client.get('/api/audit', {
      query: {
        limit: pageSize,
        ...(action !== '' && { action }),
        ...(actor.trim() !== '' && { actor: actor.trim() }),
        ...(record.trim() !== '' && { record: record.trim() }),
        ...(from !== '' && { from: new Date(`${from}T00:00:00`).toISOString() }),
        ...(until !== '' && { until: new Date(`${until}T23:59:59.999`).toISOString() }),
        ...(after !== undefined && { before: Number(after) }),
      },
    });
    return { rows: entries, next: next === undefined ? undefined : String(next) };
  }
}
