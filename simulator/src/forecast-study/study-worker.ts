import { parentPort } from 'node:worker_threads';
import { study, type StudyTask } from './study-task.ts';

/** A thread of the study: gets tasks, hands back results. */
parentPort?.on('message', (task: StudyTask) => {
  void study(task).then((result) => parentPort?.postMessage(result));
});
