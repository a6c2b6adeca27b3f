/**
 * Proves the first command in the README: clones the last commit into an empty folder, runs
 * `npm start` there, opens the start page, presses Ctrl-C and sees that nothing is left running.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { mustExec, which } from './lib/exec.mjs';
import { root } from './lib/paths.mjs';
import { descendantsOf, runningProcesses } from './lib/process-tree.mjs';
import { runMain, say } from './lib/say.mjs';

const startMs = 10 * 60_000;
const stopMs = 45_000;

await runMain(async () => {
  const work = mkdtempSync(join(tmpdir(), 'daozhen-fresh-'));
  try {
    const clone = join(work, 'daozhen');
    await mustExec('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
    await startAndStop(clone);
    say('✓ fresh start');
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

/** @param {string} clone */
async function startAndStop(clone) {
  const port = await freePort();
  const child = spawn(which('npm') ?? 'npm', ['start'], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: freshEnvironment({ PORT: String(port), DATA_DIR: join(clone, '.data') }),
  });
  const ended = once(child, 'exit');
  try {
    const base = `http://127.0.0.1:${port}`;
    await untilOk(`${base}/healthz`, child);
    await mustOpen(`${base}/`);
    await pressCtrlC(child, ended);
  } finally {
    endGroup(child.pid);
  }
}

/**
 * A terminal sends Ctrl-C to the whole foreground group.
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} ended
 */
async function pressCtrlC(child, ended) {
  const pid = child.pid ?? 0;
  const family = [pid, ...descendantsOf(runningProcesses(), pid)];
  process.kill(-pid, 'SIGINT');
  const limit = delay(stopMs, 'late', { ref: false });
  if ((await Promise.race([ended, limit])) === 'late')
    throw new Error('Ctrl-C did not end npm start');
  const left = family.filter((member) => runningProcesses().has(member));
  for (const member of left) process.kill(member, 'SIGKILL');
  if (left.length > 0) throw new Error(`left running after Ctrl-C: ${left.join(', ')}`);
  say(`stopped ${family.length} processes`);
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 */
async function untilOk(url, child) {
  const end = Date.now() + startMs;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await delay(250);
  }
  throw new Error(`${url} did not answer in time`);
}

/** @param {string} url */
async function mustOpen(url) {
  const answer = await fetch(url);
  const page = await answer.text();
  if (answer.status !== 200 || !page.includes('<html')) {
    throw new Error(`${url} answered ${answer.status} and no page`);
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/**
 * What this npm put into the environment must not reach the other one.
 * @param {Record<string, string>} extra
 */
function freshEnvironment(extra) {
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const path = (process.env['PATH'] ?? '').split(':').filter((dir) => !dir.startsWith(root));
  return { ...Object.fromEntries(entries), PATH: path.join(':'), ...extra };
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  try {
    if (pid) process.kill(-pid, 'SIGTERM');
  } catch {
    return;
  }
}
