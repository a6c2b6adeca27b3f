import type { Client } from '../api/client.ts';
import { Draft, type Errors } from '../app/draft.svelte.ts';
import { e } from './text.ts';
import type { Group } from './types.ts';

export type Payer = Group['payer']['package'];
type Field = 'name' | 'packageId' | 'ageTo' | 'limit';

const fieldOf: Record<string, Field> = {
  'group.name-taken': 'name',
  'group.package': 'packageId',
  'group.registered': 'packageId',
  'group.ages': 'ageTo',
  'group.limit': 'limit',
};

/** A group of a batch being written, new or known. */
export class GroupDraft extends Draft<Field> {
  name = $state('');
  packageId = $state('');
  payerPackage = $state<Payer>('employer');
  payerAdded = $state<Payer>('self');
  limitFen = $state<number>();
  sex = $state<'' | 'M' | 'F'>('');
  ageFrom = $state('');
  ageTo = $state('');
  readonly known: Group | undefined;
  readonly #client: Client;
  readonly #batch: string;

  constructor(client: Client, batch: string, known?: Group) {
    super(fieldOf);
    this.#client = client;
    this.#batch = batch;
    this.known = known;
    if (!known) return;
    this.name = known.name;
    this.packageId = known.packageId;
    this.payerPackage = known.payer.package;
    this.payerAdded = known.payer.added;
    this.limitFen = known.payer.limitFen;
    this.sex = known.sex ?? '';
    this.ageFrom = known.ageFrom?.toString() ?? '';
    this.ageTo = known.ageTo?.toString() ?? '';
  }

  /** @returns whether it was stored */
  save(): Promise<boolean> {
    const missing: Errors<Field> = {
      ...(this.name.trim() === '' ? { name: e('required') } : {}),
      ...(this.packageId === '' ? { packageId: e('required') } : {}),
    };
    const { known } = this;
    const body = this.#body();
    const batch = this.#batch;
    return this.#do(missing, () =>
      known
        ? this.#client.put('/api/batches/{batch}/groups/{group}', {
            path: { batch, group: known.id },
            body: { ...body, version: known.version },
          })
        : this.#client.post('/api/batches/{batch}/groups', { path: { batch }, body }),
    );
  }

  /** @returns whether it was removed */
  remove(): Promise<boolean> {
    const { known } = this;
    if (!known) return Promise.resolve(false);
    const path = { batch: this.#batch, group: known.id };
    return this.#do({}, () => this.#client.delete('/api/batches/{batch}/groups/{group}', { path }));
  }

  async #do(missing: Errors<Field>, work: () => Promise<unknown>): Promise<boolean> {
    const done = await this.send(missing, async () => {
      await work();
      return true;
    });
    return done ?? false;
  }

  #body() {
    const payer = {
      package: this.payerPackage,
      added: this.payerAdded,
      ...(this.limitFen === undefined ? {} : { limitFen: this.limitFen }),
    };
    return {
      name: this.name.trim(),
      packageId: this.packageId,
      payer,
      ...(this.sex === '' ? {} : { sex: this.sex }),
      ...(this.ageFrom === '' ? {} : { ageFrom: Number(this.ageFrom) }),
      ...(this.ageTo === '' ? {} : { ageTo: Number(this.ageTo) }),
    };
  }
}
