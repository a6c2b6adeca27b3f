import type { Client } from '../api/client.ts';
import { i18n } from '../app/i18n.svelte.ts';
import { Paged } from '@daozhen/ui/components';
import type { RosterImport, RowProblem } from './types.ts';

/** How often to ask how far it is, ms. */
const everyMs = 400;

/** One list on its way in: sent, checked, taken over. */
export class RosterImportRun {
  fileName = $state('');
  state = $state.raw<RosterImport>();
  problem = $state('');
  sending = $state(false);
  readonly problems: Paged<RowProblem>;
  readonly #client: Client;
  readonly #batch: string;
  #gone = false;

  constructor(client: Client, batch: string) {
    this.#client = client;
    this.#batch = batch;
    this.problems = new Paged<RowProblem>(async (after) => {
      const found = await client.get('/api/roster-imports/{import}/problems', {
        path: { import: this.state?.id ?? '' },
        query: { limit: 50, ...(after === undefined ? {} : { after: Number(after) }) },
      });
      return { rows: found.problems, next: found.next?.toString(), total: found.total };
    });
  }

  get working(): boolean {
    const { state } = this.state ?? {};
    return this.sending || state === 'reading' || state === 'storing';
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#gone = true;
  }

  async send(file: File): Promise<void> {
    this.fileName = file.name;
    this.state = undefined;
    this.sending = true;
    await this.#run(async () => {
      const bytes = new Blob([file], { type: 'application/octet-stream' });
      const path = { batch: this.#batch };
      this.state = await this.#client.upload('/api/batches/{batch}/imports', bytes, { path });
      this.sending = false;
      await this.#follow();
    });
    this.sending = false;
  }

  /** @param choice all rows, or only those that are right */
  async commit(choice: 'all' | 'good'): Promise<void> {
    const id = this.state?.id ?? '';
    await this.#run(async () => {
      this.state = await this.#client.post('/api/roster-imports/{import}/commit', {
        path: { import: id },
        body: { choice },
      });
      await this.#follow();
    });
  }

  async #follow(): Promise<void> {
    while (this.working && !this.#gone) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      const path = { import: this.state?.id ?? '' };
      this.state = await this.#client.get('/api/roster-imports/{import}', { path });
    }
    if ((this.state?.bad ?? 0) > 0) await this.problems.reload();
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await work();
    } catch (error) {
      this.problem = i18n.failure(error);
    }
  }
}
