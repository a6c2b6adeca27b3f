import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from './exec.mjs';
import { cacheDir } from './paths.mjs';

/** Memory that looks like a folder; Linux alone has it. */
const memory = '/dev/shm';

/** Four suites at once leave databases and browsers' profiles of some hundred megabytes. */
const neededBytes = 4 * 2 ** 30;

const prefix = 'daozhen-tests-';

/**
 * Where tests put what they throw away, and what they share: temporary files in memory where there is
 * plenty of it and programs may run from there, compiled scripts beside the repository.
 * @returns {Promise<{ env: Record<string, string>, remove(): void }>} env: for the tests' processes
 */
export async function openTestRoom() {
  const env = { NODE_COMPILE_CACHE: join(cacheDir, 'compiled') };
  const folder = await folderInMemory();
  if (folder === undefined) return { env, remove: () => undefined };
  return {
    env: { ...env, TMPDIR: folder },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @returns {Promise<string | undefined>} undefined where there is no such place or not enough of it */
async function folderInMemory() {
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < neededBytes) return undefined;
    removeLeftovers();
    const folder = mkdtempSync(join(memory, `${prefix}${process.pid}-`));
    // A test's database may run as another user.
    chmodSync(folder, 0o1777);
    if (await mayRunFrom(folder)) return folder;
    rmSync(folder, { recursive: true });
  } catch {
    // Then as everywhere else.
  }
  return undefined;
}

/** What a run left that was ended from outside. */
function removeLeftovers() {
  for (const name of readdirSync(memory).filter((each) => each.startsWith(prefix))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!isRunning(pid)) rmSync(join(memory, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's run.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} folder */
async function mayRunFrom(folder) {
  const program = join(folder, 'probe');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  const { code } = await exec(program, []);
  rmSync(program);
  return code === 0;
}
