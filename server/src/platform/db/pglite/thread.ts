import { Worker } from 'node:worker_threads';
import { DatabaseUnavailable } from '../unavailable.ts';
import type { QueryFailure, QueryRows, WorkerMessage, WorkerSettings } from './protocol.ts';

interface Waiting {
  resolve(rows: QueryRows): void;
  reject(error: Error): void;
}

/** A query PostgreSQL refused, with its SQLSTATE. */
export class QueryError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;
  readonly table: string | undefined;

  constructor(failure: QueryFailure) {
    super(failure.message);
    this.code = failure.code;
    this.constraint = failure.constraint;
    this.detail = failure.detail;
    this.table = failure.table;
  }
}

/** One running PGlite thread, seen from the main thread. Once `dead` it stays so. */
export class PgliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready: Promise<void>;
  readonly #closed = Promise.withResolvers<void>();
  #next = 1;
  dead = false;

  constructor(folder: string) {
    const workerData: WorkerSettings = { folder };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
    const ready = Promise.withResolvers<void>();
    this.#ready = ready.promise;
    // A failed start is reported to whoever waits for it; here it only must not count as unhandled.
    this.#ready.catch(() => undefined);
    this.#worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'ready') ready.resolve();
      else if (message.type === 'failed') ready.reject(new Error(message.message));
      else if (message.type === 'closed') this.#closed.resolve();
      else this.#settle(message);
    });
    const died = (why: string): void => {
      const error = new DatabaseUnavailable(`the embedded database stopped: ${why}`);
      this.dead = true;
      ready.reject(error);
      this.#closed.resolve();
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    this.#worker.on('error', (error) => died(error.message));
    this.#worker.on('exit', (code) => died(`exit code ${code}`));
  }

  /** @returns when the database is open; rejects when it cannot be opened */
  ready(): Promise<void> {
    return this.#ready;
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<QueryRows> {
    await this.#ready;
    if (this.dead) throw new DatabaseUnavailable('the embedded database stopped');
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, sql, parameters: [...parameters] });
    });
  }

  async close(): Promise<void> {
    await this.#ready.catch(() => undefined);
    if (!this.dead) {
      this.#worker.postMessage('close');
      await this.#closed.promise;
    }
    await this.kill();
  }

  /** Ends the thread at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(message: Extract<WorkerMessage, { id: number }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === 'rows') waiting?.resolve(message.result);
    else waiting?.reject(new QueryError(message.error));
  }
}
