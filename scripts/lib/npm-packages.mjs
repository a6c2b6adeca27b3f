import { existsSync, readFileSync } from 'node:fs';
import { exec, which } from './exec.mjs';
import { inRoot, nodeBinary, root } from './paths.mjs';
import { say, Stop } from './say.mjs';
import { clearStamp, hashContents, stampMatches, writeStamp } from './stamp.mjs';

const stamp = inRoot('node_modules', '.daozhen-packages');

/** @returns {string[]} the workspace folders, in the root manifest's order */
export function workspaces() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).workspaces;
}

/** Installs the npm packages if the lock file or a manifest changed since the last time. */
export async function ensurePackages() {
  if (existsSync(nodeBinary) && stampMatches(stamp, fingerprint())) return;
  say('安装依赖包 · installing packages …');
  clearStamp(stamp);
  // Not `npm ci`: it refuses a lock that lacks a binary which the registry has for other systems
  // only. Continuous integration compares the lock file afterwards instead.
  const { code, output } = await npm(['install', '--loglevel=error']);
  if (code !== 0) {
    process.stderr.write(output);
    throw new Stop(
      '依赖包安装失败,请检查网络后重试。',
      'Installing npm packages failed; check the network and try again.',
    );
  }
  if (!existsSync(nodeBinary)) {
    throw new Stop(
      '缺少 Node 24:请不要使用 --ignore-scripts,然后重试。',
      'Node 24 is missing: npm must be allowed to run install scripts (no --ignore-scripts).',
    );
  }
  writeStamp(stamp, fingerprint());
}

/**
 * Runs npm, the very one that started us where there is one.
 * @param {string[]} args
 * @param {import('./exec.mjs').ExecOptions} [options]
 */
export function npm(args, options) {
  const started = process.env['npm_execpath'];
  if (started?.endsWith('.js')) return exec(process.execPath, [started, ...args], options);
  return exec(which('npm') ?? 'npm', args, options);
}

/** The lock alone would miss a manifest that was edited without an install. */
function fingerprint() {
  const manifests = workspaces().map((name) => inRoot(name, 'package.json'));
  const files = [inRoot('package.json'), inRoot('package-lock.json'), ...manifests];
  return hashContents(files, [process.platform, process.arch, root]);
}
