import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, neutral } from './cell.domain.ts';
import { checkRows, findHeading, type Columns } from './columns.domain.ts';
import { parseCsv } from './csv.domain.ts';
import { decodeText } from './encoding.domain.ts';
import { readers, tellProblems, writeCsv } from './index.ts';

const chinese = '姓名,性别\r\n覃晓岚,女\r\n';
/** 姓名,性别 / 覃晓岚,女 as GB18030. */
const gb = Buffer.from('d0d5c3fb2cd0d4b1f00d0aecfccffee1b02cc5ae0d0a', 'hex');

describe('the encoding of a file', () => {
  const utf16 = Buffer.from(chinese, 'utf16le');
  it.each([
    ['utf-8', Buffer.from(chinese)],
    ['utf-8', Buffer.from(`\uFEFF${chinese}`)],
    ['utf-16le', Buffer.from(`\uFEFF${chinese}`, 'utf16le')],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ['gb18030', gb],
  ])('is recognised: %s', (encoding, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded).toMatchObject({ ok: true, encoding });
    expect(decoded.ok && decoded.text.slice(0, 5)).toBe('姓名,性别');
  });

  it('is told when it is none, when it is not the one said, and when the text was ruined before', () => {
    expect(decodeText(Buffer.from([0x61, 0xff, 0xff, 0x80]))).toEqual({
      ok: false,
      problem: 'unknown',
    });
    expect(decodeText(gb, 'utf-8')).toMatchObject({ ok: false, problem: 'unknown' });
    const ruined = Buffer.from('\uFFFD\uFFFD,锟斤拷');
    expect(decodeText(ruined)).toMatchObject({ ok: false, problem: 'garbled', encoding: 'utf-8' });
  });
});

describe('comma-separated text', () => {
  it('keeps quoted separators, line ends and quotation marks, and finds the separator', () => {
    expect(parseCsv('a,"b,1"\r\n"c ""x""\ny",d\n')).toEqual([
      ['a', 'b,1'],
      ['c "x"\ny', 'd'],
    ]);
    expect(parseCsv('姓名\t"性,别"\n甲\t男')).toEqual([
      ['姓名', '性,别'],
      ['甲', '男'],
    ]);
    expect(parseCsv('a,b,\n\n,')).toEqual([['a', 'b', ''], [''], ['', '']]);
  });

  it('comes back as it was written, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const columns = [0, 1].map((at) => ({
          title: `t${at}`,
          value: (row: string[]) => row[at],
        }));
        const text = Buffer.from(writeCsv({ columns, rows })).toString().slice(1);
        const expected = rows.map((row) => row.map(neutral));
        expect(parseCsv(text, ',')).toEqual([['t0', 't1'], ...expected]);
      }),
    );
  });
});

describe('cells', () => {
  it('become text as a person reads it', () => {
    expect(cellText(' １３９００００１２３４　')).toBe('13900001234');
    expect(cellText(new Date('1985-02-14T00:00:00Z'))).toBe('1985-02-14');
    expect(cellText(990001198502141200)).toBe('9.90001e+17');
    expect(cellText(null)).toBe('');
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\r=1', '＝1'])(
    'that look like a formula are neutralised: %j',
    (text) => expect(neutral(text)).toBe(`'${text}`),
  );

  it('that are numbers or plain text stay', () => {
    for (const text of ['-12.5', '+3', '甲', 'a=b', '']) expect(neutral(text)).toBe(text);
  });
});

const columns = {
  name: { title: '姓名', titleEn: 'Name', required: true, read: readers.text({ max: 4 }) },
  sex: {
    title: '性别',
    titleEn: 'Sex',
    required: true,
    read: readers.oneOf({ 男: 'M', 女: 'F' }),
  },
  birth: {
    title: '出生日期',
    titleEn: 'Birth date',
    aliases: ['生日'],
    required: false,
    read: readers.date,
  },
  fee: { title: '金额', titleEn: 'Amount', required: false, read: readers.money },
} as const satisfies Columns;

describe('rows', () => {
  const rows = [
    ['某单位体检名单', '', ''],
    [' 性 别*', '姓名（必填）', '生日', '备注'],
    ['男', '甲', '1985/2/14', 'x'],
    ['', '', '', ''],
    ['中', '名字太长了吧', '2月', ''],
    ['女', '9.90001E+17', '31092', ''],
  ];

  it('are found below the headings and read by type, each problem told with row, column and reason', () => {
    const heading = findHeading(rows, columns);
    expect(heading).toEqual({
      at: 1,
      columns: { name: 1, sex: 0, birth: 2 },
      missing: [],
      unknown: ['备注'],
    });
    const checked = checkRows(rows, heading, columns);
    expect(checked.total).toBe(3);
    expect(checked.good).toEqual([
      { row: 3, value: { name: '甲', sex: 'M', birth: '1985-02-14' } },
    ]);
    const told = tellProblems(checked.problems, columns, 'zh');
    expect(told.map(({ row, title, code }) => [row, title, code])).toEqual([
      [5, '姓名', 'too-long'],
      [5, '性别', 'not-one-of'],
      [5, '出生日期', 'not-a-date'],
      [6, '姓名', 'digits-lost'],
    ]);
    expect(told[1]).toMatchObject({ value: '中', message: '只能填：男、女' });
  });

  it('need the headings that are required, by their own names or by given ones', () => {
    expect(findHeading([['姓 名', '金额']], columns).missing).toEqual(['sex']);
    const named = findHeading([['员工', '性别']], columns, { name: '员工' });
    expect(named.columns).toEqual({ name: 0, sex: 1 });
  });
});

describe('readers', () => {
  it.each([
    ['1985-02-14', '1985-02-14'],
    ['1985.2.4', '1985-02-04'],
    ['1985年2月14日', '1985-02-14'],
    ['19850214', '1985-02-14'],
    ['31092', '1985-02-14'],
    ['1985-02-14 08:30', '1985-02-14'],
  ])('take the date %s', (text, date) =>
    expect(readers.date(text)).toEqual({ ok: true, value: date }),
  );

  it('take amounts to the fen and nothing that is none', () => {
    expect(readers.money('¥1,280.5')).toEqual({ ok: true, value: 128_050 });
    expect(readers.money('12.345').ok).toBe(false);
    expect(readers.money('-1').ok).toBe(false);
  });
});
