import { parentPort } from 'node:worker_threads';
import { study, type StudyTask } from './study-task.ts';

/** A thread of the study: gets tasks, hands back results, until it is told that there are no more. */
parentPort?.on('message', (task: StudyTask | 'done') => {
  if (task === 'done') parentPort?.close();
  else void study(task).then((result) => parentPort?.postMessage(result));
});
