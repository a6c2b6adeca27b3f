import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database } from './database.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

/** The steps of one module, by name; a step once released is never changed. */
export type Migrations = Readonly<Record<string, (db: Kysely<unknown>) => Promise<void>>>;

/**
 * Brings the tables up to date. Several processes starting at once wait for each other; each step is
 * all or nothing and runs once. Modules do not look into each other's tables, so their steps are
 * independent: `<module>/<number>-<what>`.
 * @returns names of the steps that ran
 */
export async function migrate(
  database: Database,
  modules: Readonly<Record<string, Migrations>>,
): Promise<string[]> {
  const migrations: Record<string, Migration> = {};
  for (const [module, steps] of Object.entries(modules)) {
    for (const [name, up] of Object.entries(steps)) migrations[`${module}/${name}`] = { up };
  }
  const migrator = new Migrator({
    db: database.db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/**
 * Waits for a database that is still starting.
 * @param waiting told before every further try
 * @throws the last error once `limitMs` have passed, or any error that waiting cannot mend
 */
export async function untilReachable(
  database: Database,
  limitMs: number,
  waiting: (error: Error) => void,
): Promise<void> {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      await database.check();
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() > end) throw error;
      waiting(error as Error);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** The server's version, for the start log. */
export async function databaseVersion(database: Database): Promise<string> {
  const result = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(database.db);
  return result.rows[0]?.version ?? '';
}
