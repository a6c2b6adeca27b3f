import { BroadcastChannel } from 'node:worker_threads';
import '../worker.ts';

/** The forecaster's thread, which tells everybody that it has begun. */
const channel = new BroadcastChannel('forecast-thread');
channel.unref();
channel.postMessage('begun');
