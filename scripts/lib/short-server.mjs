import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRoot, nodeBinary } from './paths.mjs';

/**
 * Starts a demo server in a process of its own, on free ports.
 * @param {string} folder where it keeps its data
 * @param {Record<string, string>} [settings]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startServerProcess(folder, settings = {}) {
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
      ...settings,
    },
  });
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
  };
  try {
    return { url: await addressOf(server.stdout), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Runs a demo server just long enough to ask it something.
 * @template T
 * @param {string} folder where it keeps its data
 * @param {(url: string) => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function withServer(folder, ask) {
  const { url, stop } = await startServerProcess(folder);
  try {
    return await ask(url);
  } finally {
    await stop();
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
