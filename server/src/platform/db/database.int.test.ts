import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgliteFolder, temporaryPglite } from '../../../test-support/pglite.ts';
import { startTestPostgres } from '../../../test-support/postgres.ts';
import { FolderInUse } from '../files/index.ts';
import { migrate, openPglite, openPostgres, type Database, type Db } from './index.ts';
import { isDatabaseUnavailable, isUniqueViolation, json } from './index.ts';

type Samples = {
  samples: { id: number; day: string; at: Date; doc: unknown; tags: string[]; note: string | null };
};

const samples = (db: Db) => db.withTables<Samples>();

const steps = {
  one: {
    '001-samples': async (db: Db) => {
      await db.schema
        .createTable('samples')
        .addColumn('id', 'bigint', (column) => column.primaryKey())
        .addColumn('day', 'date', (column) => column.notNull())
        .addColumn('at', 'timestamptz', (column) => column.notNull())
        .addColumn('doc', 'jsonb', (column) => column.notNull())
        .addColumn('tags', sql`text[]`, (column) => column.notNull())
        .addColumn('note', 'text')
        .execute();
    },
  },
};

const row = (id: number) => ({
  id,
  day: '2026-11-23',
  at: new Date('2026-11-23T08:00:00.123Z'),
  doc: json({ 名: ['a', 1, null] }),
  tags: ['x', '憋尿'],
  note: null,
});

const adapters: [string, () => Promise<{ database: Database; remove(): Promise<void> }>][] = [
  ['PGlite', () => temporaryPglite()],
  [
    'PostgreSQL',
    async () => {
      const server = await startTestPostgres();
      const database = openPostgres({ url: server.url, connections: 4 });
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

describe.each(adapters)('database contract: %s', (_name, start) => {
  let database: Database;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    ({ database, remove } = await start());
  });
  afterAll(() => remove?.());

  it('runs every migration once, also when several processes start at the same time', async () => {
    const runs = await Promise.all([migrate(database, steps), migrate(database, steps)]);
    expect(runs.flat()).toEqual(['one/001-samples']);
    expect(await migrate(database, steps)).toEqual([]);
  });

  it('adds a module later, whatever its name sorts before', async () => {
    const earlier = { '001-nothing': () => Promise.resolve() };
    expect(await migrate(database, { ...steps, an: earlier })).toEqual(['an/001-nothing']);
  });

  it('gives back what was stored, in the same types on both', async () => {
    await samples(database.db).insertInto('samples').values(row(9_007_199_254_740_991)).execute();
    const read = await samples(database.db).selectFrom('samples').selectAll().executeTakeFirst();
    expect(read).toEqual({ ...row(9_007_199_254_740_991), doc: { 名: ['a', 1, null] } });
  });

  it('counts what a statement changed', async () => {
    const result = await samples(database.db)
      .updateTable('samples')
      .set({ note: '改' })
      .executeTakeFirst();
    expect(result.numUpdatedRows).toBe(1n);
    const none = await samples(database.db)
      .deleteFrom('samples')
      .where('id', '=', 5)
      .executeTakeFirst();
    expect(none.numDeletedRows).toBe(0n);
  });

  it('names the broken constraint and keeps nothing of a failed transaction', async () => {
    const attempt = samples(database.db)
      .transaction()
      .execute(async (tx) => {
        await tx.insertInto('samples').values(row(1)).execute();
        await tx.insertInto('samples').values(row(1)).execute();
      });
    const error: unknown = await attempt.catch((thrown: unknown) => thrown);
    expect(isUniqueViolation(error, 'samples_pkey')).toBe(true);
    expect(isDatabaseUnavailable(error)).toBe(false);
    const left = await samples(database.db).selectFrom('samples').select('id').execute();
    expect(left).toHaveLength(1);
  });

  it('lets transactions of many requests go on side by side', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => index + 100);
    await Promise.all(
      ids.map((id) =>
        samples(database.db)
          .transaction()
          .execute(async (tx) => {
            await tx.insertInto('samples').values(row(id)).execute();
            await tx.updateTable('samples').set({ note: 'x' }).where('id', '=', id).execute();
          }),
      ),
    );
    const kept = await samples(database.db)
      .selectFrom('samples')
      .select('id')
      .where('note', '=', 'x')
      .execute();
    expect(kept).toHaveLength(20);
  });
});

describe('PGlite', () => {
  it('opens a folder in one process only', async () => {
    const { folder, remove } = await pgliteFolder();
    const first = openPglite(folder);
    await first.check();
    expect(() => openPglite(folder)).toThrow(FolderInUse);
    await first.close();
    const second = openPglite(folder);
    await second.check();
    await second.close();
    remove();
  });

  it('E3: keeps every commit when its thread is ended in the middle of the work, and comes back', async () => {
    const { folder, remove } = await pgliteFolder();
    const database = openPglite(join(folder));
    await migrate(database, steps);
    let acknowledged = 0;
    const writing = (async () => {
      for (let id = 1; ; id++) {
        await samples(database.db).insertInto('samples').values(row(id)).execute();
        acknowledged = id;
        if (id === 20) void database.crash();
      }
    })();
    const error: unknown = await writing.catch((thrown: unknown) => thrown);
    expect(isDatabaseUnavailable(error)).toBe(true);
    const rows = await samples(database.db).selectFrom('samples').select('id').execute();
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
    await database.close();
    remove();
  });
});
