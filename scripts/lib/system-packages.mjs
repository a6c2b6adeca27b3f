import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { exec, which } from './exec.mjs';
import { parseOsRelease } from './versions.mjs';

/** @typedef {'apt' | 'dnf' | 'apk' | 'brew'} Manager */

/** What each tool's package is called. */
export const packageNames = {
  redis: { apt: 'redis-server', dnf: 'redis', apk: 'redis', brew: 'redis' },
  chromium: { apt: 'chromium', dnf: 'chromium', apk: 'chromium', brew: 'chromium' },
  espeak: { apt: 'espeak-ng', dnf: 'espeak-ng', apk: 'espeak-ng', brew: 'espeak-ng' },
};

/**
 * Which package manager this machine lets us use.
 * @param {{ has: (command: string) => boolean, isRoot: boolean }} machine
 * @returns {Manager | undefined} system managers need root; Homebrew refuses it
 */
export function chooseManager({ has, isRoot }) {
  if (isRoot && has('apt-get')) return 'apt';
  if (isRoot && has('dnf')) return 'dnf';
  if (isRoot && has('apk')) return 'apk';
  if (!isRoot && has('brew')) return 'brew';
  return undefined;
}

/**
 * The commands that install a package, in order.
 * @param {Manager} manager
 * @param {string} name
 * @returns {string[][]}
 */
export function installCommands(manager, name) {
  const commands = {
    apt: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', name],
    ],
    dnf: [['dnf', 'install', '-y', '-q', name]],
    apk: [['apk', 'add', '--no-cache', name]],
    brew: [['brew', 'install', name]],
  };
  return commands[manager];
}

/**
 * Installs a tool with the machine's package manager.
 * @param {keyof typeof packageNames} tool
 * @returns {Promise<{ ok: boolean, reason: string }>} ok is false, with the reason, where there is
 *   no usable manager or it failed
 */
export async function installTool(tool) {
  const manager = chooseManager({
    has: (command) => which(command) !== undefined,
    isRoot: process.getuid?.() === 0,
  });
  if (!manager) return { ok: false, reason: 'no package manager that this user may run' };
  return withoutServices(manager, async () => {
    for (const [command = '', ...args] of installCommands(manager, packageNames[tool][manager])) {
      const { code, output } = await exec(command, args, {
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      });
      if (code !== 0) return { ok: false, reason: output.trim().split('\n').slice(-4).join('\n') };
    }
    return { ok: true, reason: '' };
  });
}

const policyFile = '/usr/sbin/policy-rc.d';

/**
 * Debian packages start their service on installation; we run our own child instead. A policy file
 * that answers 101 forbids it for as long as the installation takes; an existing one is respected.
 * @template T
 * @param {Manager} manager
 * @param {() => Promise<T>} install
 * @returns {Promise<T>}
 */
async function withoutServices(manager, install) {
  if (manager !== 'apt' || existsSync(policyFile)) return install();
  writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await install();
  } finally {
    rmSync(policyFile, { force: true });
  }
}

/** @returns {ReturnType<typeof parseOsRelease>} this machine's distribution, empty elsewhere */
export function thisDistribution() {
  const file = '/etc/os-release';
  return parseOsRelease(existsSync(file) ? readFileSync(file, 'utf8') : '');
}
