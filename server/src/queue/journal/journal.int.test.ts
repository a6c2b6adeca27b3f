import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  databases,
  stopDatabases,
  type DatabaseUnderTest,
} from '../../../test-support/databases.ts';
import { openFloor, type Floor } from '../../../test-support/floor.ts';
import { migrate, openPostgres, type Database } from '../../platform/db/index.ts';
import { Journal, JournalRepository, journalMigrations } from './index.ts';

afterAll(stopDatabases);

const quiet = { warn: () => undefined, info: () => undefined };
const retryMs = { first: 5, longest: 50 };

function journalOf(floor: Floor, database: Database) {
  const repository = new JournalRepository(database.db);
  const options = {
    engine: floor.engine,
    sites: ['main'],
    repository,
    log: quiet,
    retryMs,
    lookMs: 20,
  };
  return { journal: new Journal(options), repository };
}

/** What is stored, and the floor's own events: to be the same, each once, in order and unchanged. */
async function bothSides(floor: Floor, repository: JournalRepository) {
  const { epoch } = await floor.state();
  const stored = await repository.page('main', epoch, 0, 100_000, 100_000);
  return { stored, happened: await floor.engine.events('main', 0, 100_000) };
}

async function arrivals(floor: Floor, from: number, count: number): Promise<void> {
  for (let index = from; index < from + count; index++) await floor.arrive(`v${index}`);
}

describe.each(databases)('E3: the journal on %s', (_name, make) => {
  let under: DatabaseUnderTest;
  beforeAll(async () => {
    under = await make();
  });
  afterAll(() => under?.remove());
  const open = async () => {
    await under.clear();
    return under;
  };

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
    expect(second.journal.lag('main')).toEqual({ stored: 62, behind: 0, waitingMs: 0 });
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
    expect(journal.lag('main')).toMatchObject({ stored: undefined, behind: 0 });
    await journal.stop();
    await database.close();
  });
});
