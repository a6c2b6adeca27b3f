import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DayResult, DayTask } from './play.ts';

const script = new URL('./play-worker.ts', import.meta.url);

/**
 * Plays days on as many threads as there are processors, the first of them first.
 * @param done called after each
 * @throws what a thread dies of
 */
export async function playAll(
  tasks: readonly DayTask[],
  done: (result: DayResult) => void,
): Promise<void> {
  const left = [...tasks];
  const threads = Math.min(left.length, availableParallelism());
  await Promise.all(Array.from({ length: threads }, () => playOn(new Worker(script), left, done)));
}

async function playOn(
  worker: Worker,
  left: DayTask[],
  done: (result: DayResult) => void,
): Promise<void> {
  try {
    for (let task = left.shift(); task; task = left.shift()) done(await playOne(worker, task));
  } finally {
    worker.postMessage('done');
  }
}

async function playOne(worker: Worker, task: DayTask): Promise<DayResult> {
  worker.postMessage(task);
  // Rejects with what the thread dies of.
  const [result] = (await once(worker, 'message')) as [DayResult];
  return result;
}
