import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layPglite } from '../../test-support/pglite.ts';
import { rosterCsv } from '../../test-support/roster.ts';
import { readConfig } from '../index.ts';
import { migrateArguments, migrateFiles } from './migration.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('F8: the command reads a mapping file, tells, and takes over only when told to', async () => {
  const mapping = join(folder, 'mapping.json');
  const files = [{ file: 'people.csv', kind: 'people', columns: { number: '工号' } }];
  writeFileSync(mapping, JSON.stringify({ source: 'old', files }));
  writeFileSync(join(folder, 'people.csv'), rosterCsv(3));
  await layPglite(join(folder, 'data', 'database'));
  const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
  const said: string[] = [];
  const run = (...args: string[]) =>
    migrateFiles(config, migrateArguments([mapping, ...args]), (line) => said.push(line));
  expect(await run()).toBe(true);
  expect(said.splice(0)).toEqual([expect.stringContaining('试算：共 3 行，合格 3')]);
  expect(await run('--apply')).toBe(true);
  expect(said.splice(0)[0]).toContain('新增 3，更新 0，未变 0；库中现有 3');
});

it('says what is wrong with what was typed, or with the mapping', async () => {
  expect(() => migrateArguments([])).toThrow('npm run migrate');
  expect(() => migrateArguments(['a.json', '--now'])).toThrow('npm run migrate');
  const mapping = join(folder, 'mapping.json');
  writeFileSync(mapping, JSON.stringify({ source: 'old', files: [{ file: 'a', kind: 'cars' }] }));
  const config = readConfig({ DATA_DIR: join(folder, 'data') });
  await expect(migrateFiles(config, { mapping, apply: false }, () => undefined)).rejects.toThrow(
    '/files/0/kind',
  );
});
