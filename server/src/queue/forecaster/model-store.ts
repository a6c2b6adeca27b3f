import { setTimeout as delay } from 'node:timers/promises';
import type { ForecasterRepository } from './forecaster.repository.ts';
import type { ForecastStore } from './store.ts';

/** With what was learned today at hand an earlier day is waited for no longer than this, ms. */
const PATIENCE_MS = 300;
/** A day's snapshot is renewed this often, ms. */
const SNAPSHOT_MS = 10 * 60_000;

/** Where what was learned is kept: in Redis as it is now, in the database the last of each day. */
export class ModelStore {
  readonly #site: string;
  readonly #store: Pick<ForecastStore, 'model' | 'keepModel'>;
  readonly #repository: Pick<ForecasterRepository, 'model' | 'keepModel' | 'forgetOld'>;
  readonly #onError: (error: unknown) => void;
  #snapshot = { day: '', at: -Infinity };

  constructor(
    site: string,
    store: Pick<ForecastStore, 'model' | 'keepModel'>,
    repository: Pick<ForecasterRepository, 'model' | 'keepModel' | 'forgetOld'>,
    onError: (error: unknown) => void,
  ) {
    this.#site = site;
    this.#store = store;
    this.#repository = repository;
    this.#onError = onError;
  }

  /** What there is, unread; the snapshot is missing while the database is away or slow. */
  async load(): Promise<{ model: string | undefined; snapshot: string | undefined }> {
    const earlier = this.#repository.model(this.#site).catch((error: unknown) => {
      this.#onError(error);
      return undefined;
    });
    const model = await this.#store.model();
    if (model === undefined) return { model, snapshot: await earlier };
    const late = delay(PATIENCE_MS, undefined, { ref: false });
    return { model, snapshot: await Promise.race([earlier, late]) };
  }

  /** Keeps it in Redis, and from time to time and on a new day in the database. */
  async save(node: string, model: string, day: string, now: number): Promise<void> {
    if (!(await this.#store.keepModel(node, model))) return;
    const { day: last, at } = this.#snapshot;
    if (day === last && performance.now() - at < SNAPSHOT_MS) return;
    this.#snapshot = { day, at: performance.now() };
    try {
      await this.#repository.keepModel(this.#site, day, now, model);
      if (day !== last) await this.#repository.forgetOld(this.#site, day);
    } catch (error) {
      this.#onError(error);
    }
  }
}
