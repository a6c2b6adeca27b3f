import { parentPort } from 'node:worker_threads';
import { playDay, type DayTask } from './play.ts';

/** A thread of the study: gets days, hands back what they came to, until told that there are no more. */
parentPort?.on('message', (task: DayTask | 'done') => {
  if (task === 'done') parentPort?.close();
  else void playDay(task).then((result) => parentPort?.postMessage(result));
});
