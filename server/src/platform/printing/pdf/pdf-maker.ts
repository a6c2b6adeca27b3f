import { Worker } from 'node:worker_threads';
import type { Language } from '@daozhen/protocol';
import type { PdfDefinition } from './definition.ts';
import type { MadePdf, PdfAnswer, PdfRequest } from './messages.ts';

interface Waiting {
  resolve(made: MadePdf): void;
  reject(error: Error): void;
}

/** A page takes well under a second; a thread that takes longer than this is stuck, ms. */
const LIMIT_MS = 20_000;

/** Makes PDFs in a thread of its own, which starts with the first and again after it has died. */
export class PdfMaker {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;

  /** @throws when the description cannot be set */
  make(definition: PdfDefinition, language: Language): Promise<MadePdf> {
    const worker = this.#start();
    const id = this.#next++;
    const request: PdfRequest = { id, definition, language };
    return new Promise((resolve, reject) => {
      const stuck = setTimeout(() => this.#end(worker, 'no answer'), LIMIT_MS).unref();
      const settled =
        <T>(run: (value: T) => void) =>
        (value: T) => {
          clearTimeout(stuck);
          run(value);
        };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#end(worker, 'closed');
    await worker.terminate();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answer: PdfAnswer) => this.#settle(answer));
    worker.on('error', (error) => this.#end(worker, error.message));
    worker.on('exit', (code) => this.#end(worker, `exit code ${code}`));
    this.#worker = worker;
    return worker;
  }

  #settle(answer: PdfAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('failed' in answer) waiting?.reject(new Error(`no PDF: ${answer.failed}`));
    else waiting?.resolve({ bytes: answer.bytes, missing: answer.missing });
  }

  #end(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(`no PDF: ${why}`));
    this.#waiting.clear();
    void worker.terminate();
  }
}
