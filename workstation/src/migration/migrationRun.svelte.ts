import type { Client } from '../api/client.ts';
import type { Got } from '../api/operations.ts';
import { i18n } from '../app/i18n.svelte.ts';
import { m } from './text.ts';

export type Report = Got<'post', '/api/migration'>;
export const kinds = ['people', 'terms', 'visits', 'results'] as const;

/** One file of an old system: tried, looked at, then written. */
export class MigrationRun {
  source = $state('');
  kind = $state<(typeof kinds)[number]>('people');
  mapping = $state('');
  report = $state.raw<Report>();
  errors = $state<{ source?: string; mapping?: string }>({});
  problem = $state('');
  busy = $state(false);
  #file = $state.raw<File>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get fileName(): string {
    return this.#file?.name ?? '';
  }

  /** What writing would change. */
  get pending(): number {
    return this.report?.dryRun ? this.report.added + this.report.changed : 0;
  }

  async try(file: File): Promise<void> {
    this.#file = file;
    this.report = undefined;
    await this.#send(false);
  }

  write(): Promise<void> {
    return this.#send(true);
  }

  /** Begins anew with another file. */
  clear(): void {
    this.report = undefined;
    this.#file = undefined;
  }

  async #send(apply: boolean): Promise<void> {
    const mapping = this.#read();
    if (!mapping || !this.#file || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const query = { mapping: JSON.stringify(mapping), apply };
      const bytes = new Blob([this.#file], { type: 'application/octet-stream' });
      this.report = await this.#client.upload('/api/migration', bytes, { query });
    } catch (error) {
      this.problem = i18n.failure(error);
    } finally {
      this.busy = false;
    }
  }

  #read(): object | undefined {
    this.errors = this.source.trim() === '' ? { source: m('source.wrong') } : {};
    if (this.errors.source !== undefined) return undefined;
    const common = { source: this.source.trim(), kind: this.kind };
    if (this.mapping.trim() === '') return common;
    try {
      return { ...(JSON.parse(this.mapping) as object), ...common };
    } catch {
      this.errors = { mapping: m('mapping.wrong') };
      return undefined;
    }
  }
}
