import { sql } from 'kysely';
import { openPostgres, type Database } from '../src/platform/db/index.ts';
import { temporaryPglite } from './pglite.ts';
import { startTestPostgres, type TestPostgres } from './postgres.ts';

/** An empty database under test. */
export interface DatabaseUnderTest {
  database: Database;
  /** Breaks all its connections; it is back at once. */
  away(): Promise<void>;
  /** Makes it as empty as it was: far quicker than to open another. */
  clear(): Promise<void>;
  remove(): Promise<void>;
}

/** Everything the tests make lies in the one schema. */
async function clear({ db }: Database): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
}

async function onPglite(): Promise<DatabaseUnderTest> {
  const { database, remove } = await temporaryPglite();
  return { database, away: () => database.crash(), clear: () => clear(database), remove };
}

let postgres: TestPostgres | undefined;

async function onPostgres(): Promise<DatabaseUnderTest> {
  const server = (postgres ??= await startTestPostgres());
  const url = await server.createDatabase();
  const database = openPostgres({ url, connections: 3 });
  const admin = openPostgres({ url: server.url, connections: 1 });
  return {
    database,
    away: async () => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${new URL(url).pathname.slice(1)}`.execute(admin.db);
    },
    clear: () => clear(database),
    remove: async () => {
      await database.close();
      await admin.close();
    },
  };
}

/** Both kinds of database, by name, for `describe.each`. */
export const databases = [
  ['PGlite', onPglite],
  ['PostgreSQL', onPostgres],
] as const;

/** Ends the PostgreSQL server that was started for this file, if one was. */
export async function stopDatabases(): Promise<void> {
  await postgres?.stop();
  postgres = undefined;
}
