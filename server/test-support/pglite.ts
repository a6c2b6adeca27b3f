import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPglite } from '../src/platform/db/index.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { dependencies } = createRequire(import.meta.url)('../package.json') as {
  dependencies: Record<string, string>;
};
const template = join(root, '.cache', `pglite-${dependencies['@electric-sql/pglite']}`);

/** An empty embedded database, made once and copied: creating one takes seconds, copying it does not. */
async function ensureTemplate(): Promise<void> {
  if (existsSync(template)) return;
  mkdirSync(dirname(template), { recursive: true });
  const made = mkdtempSync(`${template}-`);
  const database = openPglite(join(made, 'db'));
  await database.check();
  await database.close();
  try {
    renameSync(join(made, 'db'), template);
  } catch (error) {
    // Another test process was faster.
    if (!existsSync(template)) throw error;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** A folder with an empty embedded database, not yet opened. */
export async function pgliteFolder(): Promise<{ folder: string; remove(): void }> {
  await ensureTemplate();
  const parent = mkdtempSync(join(tmpdir(), 'daozhen-pglite-'));
  const folder = join(parent, 'db');
  cpSync(template, folder, { recursive: true });
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** An empty embedded database for one test file. */
export async function temporaryPglite() {
  const { folder, remove } = await pgliteFolder();
  const database = openPglite(folder);
  return {
    database,
    folder,
    async remove() {
      await database.close();
      remove();
    },
  };
}
