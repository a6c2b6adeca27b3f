import { existsSync, readdirSync } from 'node:fs';
import { npm, workspaces } from './npm-packages.mjs';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';
import { hashTree, stampMatches, writeStamp } from './stamp.mjs';

/** @returns {string[]} the workspaces that Vite builds into a dist folder */
export function screens() {
  return workspaces().filter(
    (name) =>
      existsSync(inRoot(name)) &&
      readdirSync(inRoot(name)).some((file) => file.startsWith('vite.config.')),
  );
}

/**
 * Builds the screens whose sources changed since their last build.
 * @param {{ force?: boolean }} [options] force: build them all
 */
export async function buildScreens({ force = false } = {}) {
  for (const name of screens()) {
    const { current, sources } = screenBuild(name);
    if (current && !force) continue;
    say(`构建界面 · building ${name} …`);
    const { code, output } = await npm(['run', 'build', '--workspace', name]);
    if (code !== 0) throw new Error(`building ${name} failed\n${output}`);
    writeStamp(stampOf(name), sources);
  }
}

/**
 * How the build of a screen stands.
 * @param {string} name its workspace
 * @returns {{ dist: string, current: boolean, sources: string }} current: dist was made from the
 *   present sources; sources: their fingerprint
 */
export function screenBuild(name) {
  const [dist, sources] = [inRoot(name, 'dist'), fingerprint(name)];
  const current = existsSync(dist) && stampMatches(stampOf(name), sources);
  return { dist, current, sources };
}

/** @param {string} name */
const stampOf = (name) => inRoot('.cache', 'screens', name);

/** @param {string} name */
function fingerprint(name) {
  const shared = ['ui', 'protocol', 'package-lock.json'].map((path) => inRoot(path));
  return hashTree([inRoot(name), ...shared]);
}
