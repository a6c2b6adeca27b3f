import { describe, expect, it } from 'vitest';
import { readSheetFile, writeXlsx } from './index.ts';

const table = (rows: string[][]) => ({
  name: '名单/一',
  columns: [0, 1].map((at) => ({ title: `列${at}`, value: (row: string[]) => row[at] })),
  rows,
});

describe('a workbook', () => {
  it('comes back as written; rows keep their numbers and formulas stay texts', async () => {
    const bytes = await writeXlsx(table([['=1+1', '甲'], [], ['990001198502141234', '-3']]));
    const file = await readSheetFile(bytes);
    expect(file).toMatchObject({ format: 'xlsx', tabs: [{ name: '名单 一' }] });
    expect(file.tabs[0]?.rows.map((row) => row.slice(0, 2))).toEqual([
      ['列0', '列1'],
      ["'=1+1", '甲'],
      ['', ''],
      ['990001198502141234', '-3'],
    ]);
  });

  it('that is damaged, old, locked or empty is refused with what to do', async () => {
    const whole = await writeXlsx(table([['甲', '乙']]));
    const refused: [string, Uint8Array][] = [
      ['sheet.unreadable', whole.subarray(0, whole.length / 2)],
      ['sheet.unreadable', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)])],
      ['sheet.old-or-locked', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
      ['sheet.empty', Buffer.from(' , ,\r\n')],
      ['sheet.empty', Buffer.alloc(0)],
      ['sheet.encoding', Buffer.from([0x61, 0xff, 0xff, 0x80])],
    ];
    for (const [code, bytes] of refused) {
      await expect(readSheetFile(bytes)).rejects.toMatchObject({ code });
    }
    const long = Buffer.from('a\n'.repeat(20));
    await expect(readSheetFile(long, { maxRows: 10 })).rejects.toMatchObject({
      code: 'sheet.too-large',
    });
  });
});
