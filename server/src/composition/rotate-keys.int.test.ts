import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { layPglite } from '../../test-support/pglite.ts';
import { readConfig } from '../config.ts';
import { employerMigrations } from '../exam/employers/index.ts';
import { peopleMigrations, PeopleRepository } from '../exam/people/index.ts';
import { visitMigrations } from '../exam/visits/index.ts';
import { attachedMigrations } from '../interfaces/attached/index.ts';
import { auditMigrations } from '../platform/audit/index.ts';
import { authMigrations } from '../platform/auth/index.ts';
import { loadKeys, openSeals } from '../platform/crypto/index.ts';
import { migrate, openPglite } from '../platform/db/index.ts';
import { FolderInUse, lockFolder } from '../platform/files/index.ts';
import { rotateKeys, sealedColumns } from './rotate-keys.ts';

/** Columns whose name or content says that they hold something sealed. */
const sealedThere = sql<{ table: string; column: string }>`
  select table_name as table, column_name as column from information_schema.columns
  where table_schema = 'public' and column_name like '%sealed%'`;

it('F3: a new key takes the place of the old one for everything sealed, while no server runs', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daozhen-rotate-'));
  await layPglite(join(dataDir, 'database'));
  const config = readConfig({ DATA_DIR: dataDir });
  const before = openSeals(loadKeys(dataDir));
  const given = { name: '覃晓岚', sex: 'F', birthDate: '1985-02-14' } as const;
  const database = openPglite(join(dataDir, 'database'));
  await migrate(database, {
    audit: auditMigrations,
    attached: attachedMigrations,
    auth: authMigrations,
    employers: employerMigrations,
    people: peopleMigrations(before),
    visits: visitMigrations,
  });
  const people = new PeopleRepository(database.db, before);
  const { id } = await database.db.transaction().execute((tx) => people.findOrAdd(tx, given));
  const { rows } = await sealedThere.execute(database.db);
  const rotated = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(
    rows.map(({ table, column }) => `${table}.${column}`).filter((one) => !rotated.includes(one)),
  ).toEqual([]);
  await database.close();

  const unlock = lockFolder(dataDir, join(dataDir, 'server.lock'));
  await expect(rotateKeys(config, () => undefined)).rejects.toThrow(FolderInUse);
  unlock();
  const said: string[] = [];
  await rotateKeys(config, (line) => said.push(line));
  expect(said[0]).toContain('1');
  expect(readFileSync(join(dataDir, 'data-keys'), 'utf8')).toMatch(/^index=\S+\nk2=\S+\n$/);
  const again = openPglite(join(dataDir, 'database'));
  const after = new PeopleRepository(again.db, openSeals(loadKeys(dataDir)));
  expect(await after.get(id)).toMatchObject({ name: '覃晓岚' });
  expect(await after.find(given)).toMatchObject({ id });
  await expect(new PeopleRepository(again.db, before).get(id)).rejects.toThrow('key ring');
  await again.close();
  rmSync(dataDir, { recursive: true, force: true });
});
