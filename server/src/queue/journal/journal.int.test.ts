import type { FloorEvent, SiteState } from '@daozhen/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryPglite } from '../../../test-support/pglite.ts';
import { startTestPostgres } from '../../../test-support/postgres.ts';
import {
  DatabaseUnavailable,
  migrate,
  openPostgres,
  type Database,
} from '../../platform/db/index.ts';
import type { Campus, CampusListener } from '../campus/index.ts';
import { Journal, journalMigrations, JournalRepository } from './index.ts';

/** A campus whose stream the test writes. */
class FakeCampus {
  readonly site: string;
  state: SiteState;
  readonly stream: FloorEvent[] = [];
  readonly #listeners = new Set<CampusListener>();

  constructor(site: string, epoch = 'e1') {
    this.site = site;
    this.state = { site, epoch, seq: 0, at: 0 } as SiteState;
  }

  now = () => this.state.at + 1000;

  listen = (listener: CampusListener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  happen(count: number): void {
    for (let i = 0; i < count; i += 1) {
      const seq = this.state.seq + 1;
      this.stream.push(event(seq));
      this.state = { ...this.state, seq, at: seq * 1000 };
    }
    for (const listener of this.#listeners) listener([], this as unknown as Campus);
  }

  events = (_site: string, after: number, limit: number) =>
    Promise.resolve(this.stream.filter((e) => e.seq > after).slice(0, limit));
}

const event = (seq: number): FloorEvent => ({
  seq,
  at: seq * 1000,
  day: '2026-03-02',
  type: 'recalled',
  command: `command-${seq}`,
  by: 'user:u1',
  facts: { room: 'us-1', ticket: 'A012' },
  changes: {},
});

/** Tells when a count of events has been kept. */
class WatchedRepository {
  readonly #inner: JournalRepository;
  readonly kept: number[] = [];
  failing = 0;
  #waiting: { count: number; resolve: () => void }[] = [];

  constructor(inner: JournalRepository) {
    this.#inner = inner;
  }

  last = (site: string, epoch: string) => this.#inner.last(site, epoch);

  async append(site: string, epoch: string, events: readonly FloorEvent[]): Promise<void> {
    if (this.failing > 0) {
      this.failing -= 1;
      throw new DatabaseUnavailable('away');
    }
    await this.#inner.append(site, epoch, events);
    this.kept.push(...events.map((e) => e.seq));
    this.#waiting = this.#waiting.filter(({ count, resolve }) => {
      if (this.kept.length >= count) resolve();
      return this.kept.length < count;
    });
  }

  until(count: number): Promise<void> {
    if (this.kept.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }
}

const quiet = { warn: () => undefined, info: () => undefined };

const adapters: [string, () => Promise<{ database: Database; remove(): Promise<void> }>][] = [
  ['PGlite', () => temporaryPglite()],
  [
    'PostgreSQL',
    async () => {
      const server = await startTestPostgres();
      const database = openPostgres({ url: server.url, connections: 2 });
      return {
        database,
        async remove() {
          await database.close();
          await server.stop();
        },
      };
    },
  ],
];

describe.each(adapters)('E3 journal on %s', (_name, start) => {
  let opened: Awaited<ReturnType<typeof start>>;
  let sites = 0;
  let journals: Journal[] = [];

  beforeAll(async () => {
    opened = await start();
    await migrate(opened.database, { journal: journalMigrations });
  });
  afterEach(async () => {
    await Promise.all(journals.map((journal) => journal.close()));
    journals = [];
  });
  afterAll(() => opened.remove());

  function setUp(campus = new FakeCampus(`site-${(sites += 1)}`)) {
    const repository = new WatchedRepository(new JournalRepository(opened.database.db));
    const journal = new Journal({ engine: campus, repository, campus, log: quiet, retryMs: 1 });
    journals.push(journal);
    journal.start();
    return { campus, repository, journal };
  }

  it('keeps every event once, in order, as it came', async () => {
    const { campus, repository, journal } = setUp();
    campus.happen(700);
    await repository.until(700);
    expect(repository.kept).toEqual(Array.from({ length: 700 }, (_, i) => i + 1));
    const row = await opened.database.db
      .withTables<{ journal: { site: string; seq: number; event: FloorEvent } }>()
      .selectFrom('journal')
      .select('event')
      .where('site', '=', campus.site)
      .where('seq', '=', 12)
      .executeTakeFirstOrThrow();
    expect(row.event).toEqual(event(12));
    await expect.poll(() => journal.lag()).toEqual({ events: 0, ms: 0 });
  });

  it('catches up after the database was away, and says how far behind it is', async () => {
    const { campus, repository, journal } = setUp();
    campus.happen(3);
    await expect.poll(() => journal.lag().events).toBe(0);
    repository.failing = 5;
    campus.happen(40);
    expect(journal.lag()).toEqual({ events: 40, ms: 41_000 });
    await repository.until(43);
    expect(new Set(repository.kept).size).toBe(43);
  });

  it('goes on where another process stopped, and two at once double nothing', async () => {
    const first = setUp();
    first.campus.happen(10);
    await expect.poll(() => first.journal.lag().events).toBe(0);
    const second = setUp(first.campus);
    first.campus.happen(10);
    await Promise.all([first.repository.until(20), second.repository.until(10)]);
    expect(second.repository.kept[0]).toBe(11);
    expect(await new JournalRepository(opened.database.db).last(first.campus.site, 'e1')).toBe(20);
  });

  it('begins anew with a new epoch', async () => {
    const { campus, repository } = setUp();
    campus.happen(5);
    await repository.until(5);
    campus.stream.length = 0;
    campus.state = { ...campus.state, epoch: 'e2', seq: 0 };
    campus.happen(2);
    await repository.until(7);
    expect(repository.kept).toEqual([1, 2, 3, 4, 5, 1, 2]);
  });
});
