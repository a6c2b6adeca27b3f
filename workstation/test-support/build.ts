import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The screens built into a folder of their own, so that a test sees the present sources. */
export async function buildWorkstation(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'daozhen-workstation-'));
  // A test runner's environment would make it a development build.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { outDir: folder },
  });
  process.env['NODE_ENV'] = before;
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
