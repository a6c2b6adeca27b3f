import type { PregnancyAnswer } from '@daozhen/protocol';
import type { Client } from '../api/client.ts';
import { ApiError } from '../api/http.ts';
import type { Body, Got } from '../api/operations.ts';
import { i18n } from '../app/i18n.svelte.ts';

export type VisitDetails = Got<'get', '/api/visits/{id}'>;
export type OrderChange = Body<'put', '/api/visits/{id}/order'>;
type Warning = { code: string; level: string; names?: string[] };

/** One visit opened from the list: looked at, changed, cancelled and restored. */
export class VisitRecord {
  #visit = $state.raw<VisitDetails>();
  #problem = $state('');
  #busy = $state(false);
  /** What has to be confirmed with a reason before the order is changed so. */
  #asking = $state.raw<{ order: Omit<OrderChange, 'version'>; warnings: Warning[] }>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get visit(): VisitDetails | undefined {
    return this.#visit;
  }

  get problem(): string {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get asking(): Warning[] {
    return this.#asking?.warnings ?? [];
  }

  async open(id: string | undefined): Promise<void> {
    this.#visit = undefined;
    this.#problem = '';
    this.#asking = undefined;
    if (id === undefined) return;
    await this.#do(async () => {
      this.#visit = await this.#client.get('/api/visits/{id}', { path: { id } });
    });
  }

  arrive(): Promise<boolean> {
    return this.#change(async ({ visit: id }) => {
      await this.#client.post('/api/visits/{id}/arrive', { path: { id } });
      return this.#client.get('/api/visits/{id}', { path: { id } });
    });
  }

  cancel(reason: string): Promise<boolean> {
    return this.#change(({ visit: id, version }) =>
      this.#client.post('/api/visits/{id}/cancel', { path: { id }, body: { version, reason } }),
    );
  }

  restore(): Promise<boolean> {
    return this.#change(({ visit: id, version }) =>
      this.#client.post('/api/visits/{id}/restore', { path: { id }, body: { version } }),
    );
  }

  /** Notes what she says about pregnancy. */
  tellPregnancy(answer: PregnancyAnswer): Promise<boolean> {
    return this.#change(({ visit: id }) =>
      this.#client.put('/api/visits/{id}/pregnancy', { path: { id }, body: { answer } }),
    );
  }

  add(kind: 'item' | 'group', ref: string): Promise<boolean> {
    const order = this.#order();
    if (kind === 'group') order.addGroups = [...(order.addGroups ?? []), ref];
    else order.addItems = [...(order.addItems ?? []), ref];
    order.removeItems = (order.removeItems ?? []).filter((id) => id !== ref);
    return this.#reorder(order);
  }

  /** Takes an item off the order: its own line, or out of the package or group it came with. */
  remove(item: string): Promise<boolean> {
    const order = this.#order();
    order.addItems = (order.addItems ?? []).filter((id) => id !== item);
    order.removeItems = [...(order.removeItems ?? []), item];
    return this.#reorder(order);
  }

  /** The change that was asked about, with the reason for it. */
  confirm(reason: string): Promise<boolean> {
    if (!this.#asking) return Promise.resolve(false);
    const { order, warnings } = this.#asking;
    const codes = warnings.filter(({ level }) => level === 'ask').map(({ code }) => code);
    const override = { warnings: [...new Set(codes)] as never, reason };
    return this.#reorder({ ...order, override });
  }

  forgo(): void {
    this.#asking = undefined;
    this.#problem = '';
  }

  /** The present order, as the server takes it. */
  #order(): Omit<OrderChange, 'version'> {
    const { lines = [], packageId, items = [] } = this.#visit ?? {};
    const refs = (kind: string) => lines.filter((line) => line.kind === kind).map(({ ref }) => ref);
    const gone = items.filter(({ state }) => state === 'removed').map(({ id }) => id);
    const kept = new Set(lines.flatMap((line) => line.items));
    const discount = this.#visit?.reasons.findLast(({ kind }) => kind === 'discount')?.reason;
    return {
      ...(packageId === undefined ? {} : { packageId }),
      addGroups: refs('group'),
      addItems: refs('item'),
      removeItems: gone.filter((id) => !kept.has(id)),
      terms: lines.map(({ kind, ref, payer, discountFen }) => ({ kind, ref, payer, discountFen })),
      ...(discount === undefined ? {} : { discountReason: discount }),
    };
  }

  #reorder(order: Omit<OrderChange, 'version'>): Promise<boolean> {
    const kept = new Set([...(order.addItems ?? []), ...(order.addGroups ?? []), order.packageId]);
    const terms = (order.terms ?? []).filter(({ ref }) => kept.has(ref));
    this.#asking = undefined;
    return this.#change(async ({ visit: id, version }) => {
      try {
        const body = { ...order, terms, version };
        return await this.#client.put('/api/visits/{id}/order', { path: { id }, body });
      } catch (error) {
        const { warnings, override } = (error instanceof ApiError ? error.details : {}) as {
          warnings?: Warning[];
          override?: boolean;
        };
        if (warnings && override) this.#asking = { order, warnings };
        throw error;
      }
    });
  }

  #change(work: (visit: VisitDetails) => Promise<VisitDetails>): Promise<boolean> {
    return this.#do(async () => {
      if (this.#visit) this.#visit = await work(this.#visit);
    });
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
