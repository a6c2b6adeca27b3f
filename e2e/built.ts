import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { buildDisplays } from '../displays/test-support/build.ts';
import { buildGuide } from '../mobile-guide/src/testing/build.ts';
import { screenBuild } from '../scripts/lib/screens.mjs';
import { buildWorkstation } from '../workstation/test-support/build.ts';

const builders = {
  displays: buildDisplays,
  'mobile-guide': buildGuide,
  workstation: buildWorkstation,
};

/** Builds of other sources are kept this long: a run that began with them may still be going on. */
const KEPT_MS = 24 * 3_600_000;

/**
 * A production build of a screen's present sources, made once for all stories; no story changes it.
 * @returns its folder
 */
export async function builtScreen(screen: keyof typeof builders): Promise<string> {
  const { dist, current, sources } = screenBuild(screen);
  const shelf = join(dirname(import.meta.dirname), '.cache', 'built', screen);
  const folder = join(shelf, sources);
  if (existsSync(folder)) return folder;
  mkdirSync(shelf, { recursive: true });
  removeOld(shelf);
  const made = mkdtempSync(`${folder}-`);
  if (current) cpSync(dist, made, { recursive: true });
  else {
    const built = await builders[screen]();
    cpSync(built.folder, made, { recursive: true });
    await built.remove();
  }
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another story was faster.
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true });
  }
  return folder;
}

function removeOld(shelf: string): void {
  const old = (path: string): boolean => statSync(path).mtimeMs < Date.now() - KEPT_MS;
  const builds = readdirSync(shelf).map((name) => join(shelf, name));
  for (const path of builds.filter(old)) rmSync(path, { recursive: true, force: true });
}
