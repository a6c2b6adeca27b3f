/**
 * Proves the bundle: makes it, unpacks the archive into an empty folder, starts the server there as in
 * production and without anything of this repository, opens a screen, and stops it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustExec } from './lib/exec.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';
import { endGroup, freePort, mustOpen, pressCtrlC, untilOk } from './lib/served.mjs';

await runMain(async () => {
  await mustExec(process.execPath, [inRoot('scripts', 'bundle.mjs')], { show: true });
  const work = mkdtempSync(join(tmpdir(), 'daozhen-bundle-'));
  try {
    const archive = readdirSync(inRoot('dist')).find((name) => name.endsWith('.tar.gz')) ?? '';
    await mustExec('tar', ['-xzf', inRoot('dist', archive), '-C', work]);
    await mustServe(join(work, archive.replace('.tar.gz', '')), join(work, 'data'));
    say('✓ bundle');
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

/**
 * @param {string} folder the unpacked bundle
 * @param {string} data
 */
async function mustServe(folder, data) {
  const port = await freePort();
  const child = spawn(join(folder, 'bin', 'daozhen'), ['server'], {
    cwd: tmpdir(),
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: String(port),
      FEED_PORT: '0',
      DATA_DIR: data,
      SESSION_SECRET: 'a secret of this check and of nothing else',
    },
  });
  const ended = once(child, 'exit');
  try {
    const base = `http://127.0.0.1:${port}`;
    await untilOk(`${base}/readyz`, child);
    for (const screen of ['/', '/workstation/', '/display/']) await mustOpen(`${base}${screen}`);
    await pressCtrlC(child, ended);
  } finally {
    endGroup(child.pid);
  }
}
