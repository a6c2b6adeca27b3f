import { Worker } from 'node:worker_threads';

/** One sheet of a workbook: rows of cells as text. */
export interface Tab {
  name: string;
  rows: string[][];
}

export type SheetTask =
  | { type: 'read'; bytes: Uint8Array }
  | {
      type: 'write';
      name: string;
      titles: string[];
      widths: number[];
      rows: (string | number)[][];
    };

export type SheetAnswer = { tabs: Tab[] } | { bytes: Uint8Array } | { failed: string };

/** No honest workbook takes longer, ms, or more memory than this: others are bombs. */
const limitMs = 60_000;
const memoryMb = 768;

/** Does heavy work on workbooks in a thread of its own, so that nobody waits for a call meanwhile. */
export function inThread(task: SheetTask): Promise<SheetAnswer> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  return new Promise((resolve) => {
    const late = setTimeout(() => void worker.terminate(), limitMs);
    const settle = (answer: SheetAnswer): void => {
      clearTimeout(late);
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', () => settle({ failed: 'unreadable' }));
    worker.once('exit', () => settle({ failed: 'unreadable' }));
  });
}
