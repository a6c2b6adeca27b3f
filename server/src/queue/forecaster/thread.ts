import { Worker } from 'node:worker_threads';
import type { ThreadAnswers, ThreadMessage } from './messages.ts';

/** A thread that has not answered for this long hangs, ms. */
const PATIENCE_MS = 10_000;
const MEMORY_MB = 1024;

interface Asked {
  // oxlint-disable-next-line typescript/no-explicit-any
  resolve(answer: any): void;
  reject(error: Error): void;
  late: NodeJS.Timeout;
}

/** An answer to the message of the same number, or why there is none. */
export interface Reply {
  id: number;
  answer?: unknown;
  failed?: string;
}

/**
 * The thread in which forecasts are made, so that nobody waits for a call meanwhile. It begins with the first
 * message, and anew with the next one after it has died: who asked is told, and opens his campus again.
 */
export class ForecastThread {
  readonly #file: URL;
  #worker: Worker | undefined;
  #asked = new Map<number, Asked>();
  #last = 0;

  constructor(file = new URL('./worker.ts', import.meta.url)) {
    this.#file = file;
  }

  /** @throws Error when the thread has died, hangs, or could not do it */
  ask<M extends ThreadMessage>(message: M): Promise<ThreadAnswers[M['type']]> {
    const worker = (this.#worker ??= this.#begin());
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#end(worker, 'the forecast thread hangs'), PATIENCE_MS);
      this.#asked.set(id, { resolve, reject, late });
      worker.postMessage({ id, message });
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#end(worker, 'the forecast thread has been stopped');
    await worker.terminate();
  }

  #begin(): Worker {
    const worker = new Worker(this.#file, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.unref();
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.once('error', (error: Error) => this.#end(worker, error.message));
    worker.once('exit', () => this.#end(worker, 'the forecast thread has ended'));
    return worker;
  }

  #settle({ id, answer, failed }: Reply): void {
    const asked = this.#asked.get(id);
    if (!asked) return;
    this.#asked.delete(id);
    clearTimeout(asked.late);
    if (failed === undefined) asked.resolve(answer);
    else asked.reject(new Error(failed));
  }

  /** Nothing that was asked of this worker will be answered. */
  #end(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    void worker.terminate();
    const asked = this.#asked;
    this.#asked = new Map();
    for (const { reject, late } of asked.values()) {
      clearTimeout(late);
      reject(new Error(why));
    }
  }
}
