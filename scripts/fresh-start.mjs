/**
 * Proves the first command in the README: clones the last commit into an empty folder, runs
 * `npm start` there, opens the start page, presses Ctrl-C and sees that nothing is left running.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustExec, which } from './lib/exec.mjs';
import { root } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';
import { endGroup, freePort, mustOpen, pressCtrlC, untilOk } from './lib/served.mjs';

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
    env: freshEnvironment({ PORT: String(port) }),
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
 * What this npm put into the environment must not reach the other one.
 * @param {Record<string, string>} extra
 */
function freshEnvironment(extra) {
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const path = (process.env['PATH'] ?? '').split(':').filter((dir) => !dir.startsWith(root));
  return { ...Object.fromEntries(entries), PATH: path.join(':'), ...extra };
}
