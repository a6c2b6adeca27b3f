import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { StudyResult, StudyTask } from './study-task.ts';

const script = new URL('./study-worker.ts', import.meta.url);

/**
 * Does tasks on as many threads as there are processors, the first of them first.
 * @param done called after each
 * @throws what a thread dies of
 */
export async function studyAll(
  tasks: readonly StudyTask[],
  done: (result: StudyResult) => void,
): Promise<void> {
  const left = [...tasks];
  const threads = Math.min(left.length, availableParallelism());
  await Promise.all(Array.from({ length: threads }, () => oneThread(left, done)));
}

function oneThread(left: StudyTask[], done: (result: StudyResult) => void): Promise<void> {
  const worker = new Worker(script);
  const work = new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const task = left.shift();
      if (task) worker.postMessage(task);
      else resolve();
    };
    worker.on('message', (result: StudyResult) => {
      done(result);
      next();
    });
    worker.once('error', reject);
    next();
  });
  return work.finally(() => {
    worker.unref();
    worker.postMessage('done');
  });
}
