import { parentPort, workerData } from 'node:worker_threads';
import { beginReview } from './review-task.ts';
import type { FromReview, ReviewStart, ToReview } from './review-thread.ts';

const { task, before } = workerData as ReviewStart;
const review = beginReview(task, before);
const tell = (message: FromReview): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToReview) => {
  if ('events' in message) {
    for (const event of message.events) review.apply(event);
    tell({ taken: message.events.length });
    return;
  }
  tell({ result: review.result((worked) => tell({ worked })) });
  parentPort?.close();
});
