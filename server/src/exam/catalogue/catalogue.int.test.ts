import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { databases, stopDatabases } from '../../../test-support/databases.ts';
import { migrate } from '../../platform/db/index.ts';
import { CatalogueRepository, catalogueMigrations, seed } from './index.ts';

afterAll(stopDatabases);

describe.each(databases)('a catalogue of before there were prices, on %s', (_name, open) => {
  it('is taken over, its entries completed, and the kinds that are new are filled', async () => {
    const { database, remove } = await open();
    const first = { '001-entries': catalogueMigrations['001-entries']! };
    await migrate(database, { catalogue: first });
    const old = (entry: object) =>
      Object.fromEntries(
        Object.entries(entry).filter(
          ([key]) => !['category', 'department', 'priceFen', 'examTypes'].includes(key),
        ),
      );
    // Pregnancy was one of the states an item is not advisable in.
    const states = [
      ['CXR', ['menses', 'pregnant', 'possibly-pregnant']],
      ['GYN', ['pregnant']],
    ] as const;
    for (const kind of ['station', 'item', 'package', 'site', 'room', 'staff'] as const) {
      for (const [position, entry] of seed[kind].entries()) {
        const excludes = states.find(([id]) => kind === 'item' && id === entry.id)?.[1];
        const { pregnancy: _since, ...rest } = old(entry) as Record<string, unknown>;
        const before = JSON.stringify({ ...rest, ...(excludes && { excludes }) });
        await sql`insert into catalogue_entries (kind, id, position, entry)
          values (${kind}, ${entry.id}, ${position}, ${before}::jsonb)`.execute(database.db);
      }
    }
    await migrate(database, { catalogue: catalogueMigrations });
    const repository = new CatalogueRepository(database.db);
    await repository.fill(seed);
    const entries = await repository.load('2026-11-23');
    expect(entries.item.map(({ id }) => id)).toEqual(seed.item.map(({ id }) => id));
    expect(entries.item[0]).toMatchObject({ priceFen: 0, department: '未设置' });
    const found = (id: string) => entries.item.find((item) => item.id === id);
    expect(found('CXR')).toMatchObject({ pregnancy: 'possible', excludes: ['menses'] });
    expect(found('GYN')).toMatchObject({ pregnancy: 'pregnant' });
    expect(found('GYN')?.excludes).toBeUndefined();
    expect(found('URINE')?.excludes).toEqual(['menses']);
    expect(entries.package[0]).toMatchObject({ priceFen: 0, examTypes: [] });
    expect(entries.examType).toEqual(seed.examType);
    expect(entries.measure).toHaveLength(seed.measure.length);
    await remove();
  }, 60_000);
});
