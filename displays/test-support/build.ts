import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A production build of its own, so that tests prove the sources and not an old `dist`. */
export async function buildDisplays(): Promise<{ folder: string; remove(): Promise<void> }> {
  const shelf = join(root, '..', '.cache', 'displays');
  await mkdir(shelf, { recursive: true });
  const folder = await mkdtemp(join(shelf, 'test-'));
  // A test runner's environment would make it a development build.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  process.env['NODE_ENV'] = before;
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
