import { parentPort } from 'node:worker_threads';
import type { ThreadMessage } from '../messages.ts';
import '../worker.ts';

/** The forecaster's thread, which dies when it is asked about the campus `die`. */
parentPort?.on('message', ({ message }: { message: ThreadMessage }) => {
  if ('site' in message && message.site === 'die') process.exit(1);
});
