import { afterAll, describe, expect, it } from 'vitest';
import { databases, stopDatabases } from '../../../test-support/databases.ts';
import { invented } from '../../../test-support/roster.ts';
import { Audit, auditMigrations } from '../../platform/audit/index.ts';
import { openSeals, parseKeys } from '../../platform/crypto/index.ts';
import { migrate } from '../../platform/db/index.ts';
import type { Actor } from '../../platform/http/index.ts';
import { PeopleRepository, peopleMigrations } from '../people/index.ts';
import { Migration, MigrationRepository, migrationMigrations, type FileMapping } from './index.ts';

const key = Buffer.alloc(32, 'k').toString('base64url');
const seals = openSeals(parseKeys(`index=${key},k1=${key}`));
const actor: Actor = { kind: 'system', id: 'test', roles: [], sites: [] };
afterAll(stopDatabases);

const people = (count: number, more = '') =>
  [
    '病人ID,姓名,身份证号,xb',
    ...Array.from({ length: count }, (_each, at) => {
      const { name, idNumber, sex } = invented(at);
      return `P${at},${name},${idNumber},${sex === '男' ? 'm1' : 'f2'}`;
    }),
    more,
  ].join('\n');
const peopleMapping: FileMapping = {
  source: 'old',
  kind: 'people',
  columns: { sex: 'xb' },
  values: { sex: { m1: '男', f2: '女' } },
};
const visits = [
  '体检号,病人ID,体检日期,套餐,结论',
  'V1,P0,2024-03-01,基础套餐,未见异常',
  'V2,P1,2025-04-02,基础套餐,"血压偏高，复查"',
  'V3,nobody,2025-04-03,,',
].join('\n');
const results = [
  '体检号,项目代码,项目名称,结果,单位,参考范围',
  'V1,XY,血压,120/80,mmHg,90-140',
  'V2,XY,血压,150/95,mmHg,90-140',
  'V9,XY,血压,1,,',
].join('\n');

describe.each(databases)('taking an old system over, on %s', (_name, open) => {
  it('F8: tells first, then takes over, once; what differs from before is changed', async () => {
    const { database, remove } = await open();
    await migrate(database, {
      audit: auditMigrations,
      people: peopleMigrations(seals),
      migration: migrationMigrations,
    });
    const migration = new Migration({
      repository: new MigrationRepository(database.db),
      people: new PeopleRepository(database.db, seals),
      audit: new Audit(Date.now, 's'.repeat(43)),
      digest: (text) => seals.index.digest('migration', text),
      now: Date.now,
    });
    const run = (text: string, mapping: FileMapping, dryRun: boolean) =>
      migration.run(Buffer.from(`\uFEFF${text}`, 'utf16le'), mapping, {
        dryRun,
        language: 'zh',
        actor,
      });
    const all = async (dryRun: boolean) => [
      await run(people(300), peopleMapping, dryRun),
      await run(visits, { source: 'old', kind: 'visits' }, dryRun),
      await run(results, { source: 'old', kind: 'results' }, dryRun),
    ];
    const told = await all(true);
    expect(told.map(({ rows, good, added, kept }) => [rows, good, added, kept])).toEqual([
      [300, 300, 300, 0],
      [3, 2, 2, 0],
      [3, 2, 2, 0],
    ]);
    const done = await all(false);
    expect(done.map(({ added, kept }) => [added, kept])).toEqual([
      [300, 300],
      [2, 2],
      [2, 2],
    ]);
    expect(done[1]?.years).toEqual([
      { year: '2024', inFile: 1, kept: 1 },
      { year: '2025', inFile: 1, kept: 1 },
    ]);
    expect(done[1]?.problems).toMatchObject([
      { row: 4, title: '人员编号', code: 'person-unknown' },
    ]);
    const again = await all(false);
    expect(again.map(({ added, changed, unchanged }) => [added, changed, unchanged])).toEqual([
      [0, 0, 300],
      [0, 0, 2],
      [0, 0, 2],
    ]);
    const mended = await run(
      visits.replace('未见异常', '甲状腺结节'),
      { source: 'old', kind: 'visits' },
      false,
    );
    expect(mended).toMatchObject({ added: 0, changed: 1, unchanged: 1, kept: 2 });
    await remove();
  });
});
