import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openFloor, type Floor } from '../../../test-support/floor.ts';
import { temporaryPglite } from '../../../test-support/pglite.ts';
import { startTestPostgres, type TestPostgres } from '../../../test-support/postgres.ts';
import { migrate, openPostgres, type Database } from '../../platform/db/index.ts';
import { Journal, JournalRepository, journalMigrations } from './index.ts';

let cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const step of cleanUp.toReversed()) await step();
  cleanUp = [];
});

const quiet = { warn: () => undefined, info: () => undefined };
const retryMs = { first: 5, longest: 50 };

async function onPglite() {
  const { database, remove } = await temporaryPglite();
  cleanUp.push(remove);
  return { database, away: () => database.crash() };
}

let postgres: TestPostgres | undefined;

afterAll(() => postgres?.stop());

async function onPostgres() {
  const server = (postgres ??= await startTestPostgres());
  const url = await server.createDatabase();
  const database = openPostgres({ url, connections: 3 });
  const admin = openPostgres({ url: server.url, connections: 1 });
  cleanUp.push(async () => {
    await database.close();
    await admin.close();
  });
  return {
    database,
    away: async () => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${new URL(url).pathname.slice(1)}`.execute(admin.db);
    },
  };
}

function journalOf(floor: Floor, database: Database) {
  const repository = new JournalRepository(database.db);
  const options = { engine: floor.engine, sites: ['main'], repository, log: quiet, retryMs };
  return { journal: new Journal(options), repository };
}

/** What is stored, and the floor's own events: to be the same, each once, in order and unchanged. */
async function bothSides(floor: Floor, repository: JournalRepository) {
  const { epoch } = await floor.state();
  const stored = await repository.after('main', epoch, 0, 100_000);
  return { stored, happened: await floor.engine.events('main', 0, 100_000) };
}

async function arrivals(floor: Floor, from: number, count: number): Promise<void> {
  for (let index = from; index < from + count; index++) await floor.arrive(`v${index}`);
}

describe.each([
  ['PGlite', onPglite],
  ['PostgreSQL', onPostgres],
])('E3: the journal on %s', (_name, open) => {
  it('writes every event once, and goes on after a restart', async () => {
    const { database } = await open();
    await migrate(database, { journal: journalMigrations });
    const floor = await openFloor();
    await arrivals(floor, 0, 30);
    const first = journalOf(floor, database);
    first.journal.start();
    await first.journal.reached('main', (await floor.state()).seq);
    await first.journal.stop();
    await arrivals(floor, 30, 30);
    const second = journalOf(floor, database);
    second.journal.start();
    await second.journal.reached('main', (await floor.state()).seq);
    const { stored, happened } = await bothSides(floor, second.repository);
    expect(stored).toEqual(happened);
    expect(second.journal.lag('main')).toEqual({ stored: 62, waitingMs: 0 });
    await second.journal.stop();
  });

  it('stores nothing twice when two nodes write the same events', async () => {
    const { database } = await open();
    await migrate(database, { journal: journalMigrations });
    const floor = await openFloor();
    const nodes = [journalOf(floor, database), journalOf(floor, database)];
    for (const { journal } of nodes) journal.start();
    await arrivals(floor, 0, 50);
    const { seq } = await floor.state();
    for (const { journal } of nodes) await journal.reached('main', seq);
    const { stored, happened } = await bothSides(floor, nodes[0]!.repository);
    expect(stored).toEqual(happened);
    for (const { journal } of nodes) await journal.stop();
  });

  it('loses nothing when the database goes away again and again in the middle of writing', async () => {
    const { database, away } = await open();
    await migrate(database, { journal: journalMigrations });
    const floor = await openFloor();
    const { journal, repository } = journalOf(floor, database);
    journal.start();
    for (let round = 0; round < 5; round++) {
      await arrivals(floor, round * 40, 20);
      await away();
      await arrivals(floor, round * 40 + 20, 20);
    }
    await journal.reached('main', (await floor.state()).seq);
    const { stored, happened } = await bothSides(floor, repository);
    expect(stored).toEqual(happened);
    await journal.stop();
  });

  it('finds a visit’s check-in', async () => {
    const { database } = await open();
    await migrate(database, { journal: journalMigrations });
    const floor = await openFloor();
    await arrivals(floor, 0, 3);
    const { journal, repository } = journalOf(floor, database);
    journal.start();
    await journal.reached('main', (await floor.state()).seq);
    const event = await repository.checkIn('main', 'v1');
    expect(event?.facts.ticket).toBe('A002');
    expect(await repository.checkIn('main', 'nobody')).toBeUndefined();
    await journal.stop();
  });
});

describe('the journal without a database', () => {
  it('shows how long events wait, and stops when told to', async () => {
    const floor = await openFloor();
    const database = openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none', connections: 1 });
    const { journal } = journalOf(floor, database);
    journal.start();
    await arrivals(floor, 0, 2);
    await expect.poll(() => journal.lag('main').waitingMs).toBeGreaterThan(20);
    expect(journal.lag('main').stored).toBeUndefined();
    await journal.stop();
    await database.close();
  });
});
