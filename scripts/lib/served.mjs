/** Starting the product as its users do, and seeing that it serves and ends. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { descendantsOf, runningProcesses } from './process-tree.mjs';
import { say } from './say.mjs';

const startMs = 10 * 60_000;
const stopMs = 45_000;

/**
 * A terminal sends Ctrl-C to the whole foreground group.
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} ended
 */
export async function pressCtrlC(child, ended) {
  const pid = child.pid ?? 0;
  const family = [pid, ...descendantsOf(runningProcesses(), pid)];
  process.kill(-pid, 'SIGINT');
  const limit = delay(stopMs, 'late', { ref: false });
  if ((await Promise.race([ended, limit])) === 'late') throw new Error('Ctrl-C did not end it');
  const left = family.filter((member) => runningProcesses().has(member));
  for (const member of left) process.kill(member, 'SIGKILL');
  if (left.length > 0) throw new Error(`left running after Ctrl-C: ${left.join(', ')}`);
  say(`stopped ${family.length} processes`);
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 */
export async function untilOk(url, child) {
  const end = Date.now() + startMs;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await delay(250);
  }
  throw new Error(`${url} did not answer in time`);
}

/** @param {string} url */
export async function mustOpen(url) {
  const answer = await fetch(url);
  const page = await answer.text();
  if (answer.status !== 200 || !page.includes('<html')) {
    throw new Error(`${url} answered ${answer.status} and no page`);
  }
}

/** @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** @param {number | undefined} pid */
export function endGroup(pid) {
  try {
    if (pid) process.kill(-pid, 'SIGTERM');
  } catch {
    return;
  }
}
