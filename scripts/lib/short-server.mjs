import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRoot, nodeBinary } from './paths.mjs';

/**
 * Runs a demo server on free ports just long enough to ask it something.
 * @template T
 * @param {string} folder where it keeps its data
 * @param {(url: string) => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function withServer(folder, ask) {
  const server = spawn(nodeBinary, [inRoot('server', 'src', 'main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      FEED_PORT: '0',
      FEED_ENGINE: 'ws',
      HOST: '127.0.0.1',
      DEMO: '1',
      LOG_LEVEL: 'error',
      DATA_DIR: folder,
    },
  });
  const ended = once(server, 'exit');
  try {
    return await ask(await addressOf(server.stdout));
  } finally {
    server.kill('SIGINT');
    await ended;
  }
}

/** @param {import('node:stream').Readable} output */
async function addressOf(output) {
  for await (const line of createInterface({ input: output })) {
    const address = /is running: (http\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    output.resume();
    return address;
  }
  throw new Error('the server ended before it listened');
}
