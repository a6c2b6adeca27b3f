import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPglite } from '../src/platform/db/index.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { dependencies } = createRequire(import.meta.url)('../package.json') as {
  dependencies: Record<string, string>;
};
const empty = join(root, '.cache', `pglite-${dependencies['@electric-sql/pglite']}`);

/** Where the server's own tables as of today's sources lie, all of them empty. */
function serverTables(): string {
  const server = join(root, 'server/src');
  const sources = globSync('**/*.tables.ts', { cwd: server }).toSorted();
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(join(server, file)));
  return `${empty}-${hash.digest('hex').slice(0, 16)}`;
}

/** Makes a database once, to be copied: creating one takes seconds, copying it does not. */
async function ensure(template: string, make: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(template)) return;
  mkdirSync(dirname(template), { recursive: true });
  const made = mkdtempSync(`${template}-`);
  await make(join(made, 'database'));
  try {
    renameSync(join(made, 'database'), template);
  } catch (error) {
    // Another test process was faster.
    if (!existsSync(template)) throw error;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

const ensureEmpty = (): Promise<void> =>
  ensure(empty, async (folder) => {
    const database = openPglite(folder);
    await database.check();
    await database.close();
  });

/**
 * Lays an empty embedded database into a folder that is not there yet.
 * @param options tables: with the server's own, as if it had started there before
 */
export async function layPglite(folder: string, options: { tables?: boolean } = {}): Promise<void> {
  await ensureEmpty();
  let template = empty;
  if (options.tables) {
    template = serverTables();
    await ensure(template, async (made) => {
      cpSync(empty, made, { recursive: true });
      // Only here: most tests would load the whole server for nothing.
      const { layTables } = await import('./tables.ts');
      await layTables(made);
    });
  }
  cpSync(template, folder, { recursive: true });
}

/** A folder with an empty embedded database, not yet opened. */
export async function pgliteFolder(): Promise<{ folder: string; remove(): void }> {
  const parent = mkdtempSync(join(tmpdir(), 'daozhen-pglite-'));
  const folder = join(parent, 'db');
  await layPglite(folder);
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
