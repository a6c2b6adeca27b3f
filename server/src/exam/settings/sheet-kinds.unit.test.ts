import { describe, expect, it } from 'vitest';
import { checkRows, findHeading } from '../../platform/sheets/index.ts';
import { seed } from '../catalogue/index.ts';
import type { Entry } from './settings.schemas.ts';
import type { Row } from './sheet-cells.domain.ts';
import { sheetKind, sheetKinds } from './sheet-kinds.domain.ts';

describe.each(sheetKinds)('the sheet of %s', (kind) => {
  const sheet = sheetKind(kind, seed, 'east');
  const keys = Object.keys(sheet.columns);
  const titles = keys.map((key) => sheet.columns[key]?.title ?? '');
  const rowsOf = (entries: Entry[]) =>
    entries.map((entry) => keys.map((key) => String(sheet.cells(entry)[key] ?? '')));
  const all = seed[kind] as unknown as Entry[];
  const here = all.filter((entry) => entry.site === undefined || entry.site === 'east');

  it('gives back what was written into it', () => {
    const rows = [titles, ...rowsOf(here)];
    const heading = findHeading(rows, sheet.columns);
    expect(heading.missing).toEqual([]);
    const { good, problems } = checkRows(rows, heading, sheet.columns);
    expect(problems).toEqual([]);
    const read = good.map(({ value }, at) => ({ ...here[at], ...sheet.fields(value as Row) }));
    expect(read).toEqual(here);
  });
});

describe('a sheet that is wrong', () => {
  it('names the cell: an unknown station, a price that is none, an id with a blank', () => {
    const sheet = sheetKind('item', seed, 'east');
    const rows = [
      ['编号', '名称', '英文名', '检查点', '类别', '科室', '价格（元）'],
      ['NEW-1', '新项目', 'New', '彩超', '影像', '超声科', '120.5'],
      ['NEW 2', '新项目', 'New', '占卜', '影像', '超声科', '贵'],
    ];
    const heading = findHeading(rows, sheet.columns);
    const { good, problems } = checkRows(rows, heading, sheet.columns);
    expect(good).toMatchObject([{ value: { station: 'ultrasound', priceFen: 12_050 } }]);
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'id', 'not-an-id'],
      [3, 'station', 'not-known'],
      [3, 'priceFen', 'not-an-amount'],
    ]);
  });

  it('G1: reads what an item keeps apart from, and says what it cannot read', () => {
    const sheet = sheetKind('item', seed, 'east');
    const row = (id: string, pregnancy: string, apart: string) => {
      const usual = [id, '新项目', 'New', '彩超', '影像', '超声科', '120.5'];
      return [...usual, pregnancy, apart];
    };
    const titles = ['编号', '名称', '英文名', '检查点', '类别', '科室', '价格'];
    const rows = [
      [...titles, '妊娠', '互斥'],
      row('A', '须先询问', '上消化道钡餐 之前做；UBT-1 同日不做; 运动平板心电图 间隔30分钟'),
      row('B', 'possible', 'BARIUM before, ECG-EX apart 45'),
      row('C', '也许', '占卜 同日不做'),
      row('D', '', '钡餐 有时做'),
      row('E', '', '上消化道钡餐 间隔999分钟'),
    ];
    const heading = findHeading(rows, sheet.columns);
    const { good, problems } = checkRows(rows, heading, sheet.columns);
    expect(good.map(({ value }) => sheet.fields(value as Row))).toMatchObject([
      {
        pregnancy: 'unasked',
        exclusive: [
          { item: 'BARIUM', rule: 'before' },
          { item: 'UBT-1', rule: 'day' },
          { item: 'ECG-EX', rule: 'apart', minutes: 30 },
        ],
      },
      {
        pregnancy: 'possible',
        exclusive: [
          { item: 'BARIUM', rule: 'before' },
          { item: 'ECG-EX', rule: 'apart', minutes: 45 },
        ],
      },
    ]);
    expect(problems.map(({ row: at, column, code }) => [at, column, code])).toEqual([
      [4, 'pregnancy', 'not-one-of'],
      [4, 'exclusive', 'not-known'],
      [5, 'exclusive', 'not-an-exclusion'],
      [6, 'exclusive', 'out-of-range'],
    ]);
  });
});
