import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FloorEvent, SiteState } from '@daozhen/protocol';
import type { JournalledDay } from '../journal/index.ts';
import type { ReviewResults, ReviewTask } from './review-task.ts';

export interface ReviewStart {
  task: ReviewTask;
  before: SiteState;
}
export type ToReview = { events: FloorEvent[] } | { end: true };
export type FromReview =
  { taken: number } | { worked: number } | { result: ReviewResults[keyof ReviewResults] };

/** No day needs more memory than this, nor longer. */
const MEMORY_MB = 1024;
const LIMIT_MS = 10 * 60_000;
/** How much of the whole the reading of the events is. */
const READING = 0.5;

/**
 * Looks at a day in a thread of its own, so that nobody waits for a call meanwhile.
 * @param progress told how much is done, from 0 to 1
 * @throws Error when the thread failed or took too long; whatever reading the day throws
 */
export async function inThread<T extends ReviewTask>(
  day: JournalledDay,
  task: T,
  progress: (share: number) => void = () => undefined,
): Promise<ReviewResults[T['kind']]> {
  const worker = new Worker(new URL('./review-worker.ts', import.meta.url), {
    workerData: { task, before: day.before } satisfies ReviewStart,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const late = setTimeout(() => void worker.terminate(), LIMIT_MS);
  const failed = new Promise<never>((_resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the review ended early')));
  });
  const send = (message: ToReview): void => worker.postMessage(message);
  const messages = on(worker, 'message');
  const heard = async (): Promise<FromReview> => {
    const { value } = await Promise.race([messages.next(), failed]);
    return (value as [FromReview])[0];
  };
  try {
    let taken = 0;
    for await (const events of day.pages()) {
      send({ events });
      // One page at a time: the thread's mailbox does not fill with a whole day.
      await heard();
      taken += events.length;
      progress((READING * taken) / day.events);
    }
    send({ end: true });
    for (;;) {
      const message = await heard();
      if ('result' in message) return message.result as ReviewResults[T['kind']];
      if ('worked' in message) progress(READING + (1 - READING) * message.worked);
    }
  } finally {
    clearTimeout(late);
    failed.catch(() => undefined);
    await messages.return?.();
    await worker.terminate();
  }
}
