import { slipContent, type GuideSheet } from '@daozhen/protocol';
import { afterAll, describe, expect, it } from 'vitest';
import { guideSheetPdf } from '../../../exam/visits/index.ts';
import { PdfMaker, slipPdf } from '../index.ts';

const maker = new PdfMaker();
afterAll(() => maker.close());

const sheet = (name: string, items: number): GuideSheet => ({
  hospital: '柳东人民医院',
  siteName: '东院',
  siteNameEn: 'East',
  day: '2026-11-23',
  ticket: 'A012',
  visit: 'v1',
  name,
  sex: 'F',
  age: 43,
  className: '普通',
  packageName: '基础套餐',
  guideUrl: 'http://10.0.0.8:8080/m/abcdefghijklmnopqrstuv',
  items: Array.from({ length: items }, (_, index) => ({
    id: `i${index}`,
    name: `项目 ${index}`,
    nameEn: `Item ${index}`,
    station: 'ecg',
    stationName: '心电图',
    rooms: ['心电图 1 室'],
    floor: '三楼',
  })),
});

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const pages = (bytes: Uint8Array) => text(bytes).match(/\/Type \/Page\b/g)?.length;

/** Page sizes in whole millimetres. */
const sizes = (bytes: Uint8Array) =>
  [...text(bytes).matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) =>
    box.slice(1).map((points) => Math.round((Number(points) * 25.4) / 72)),
  );

describe('documents for paper', () => {
  it('a guide sheet of an ordinary package fits one A5 page, with its fonts inside', async () => {
    const { bytes, missing } = await maker.make(
      guideSheetPdf(sheet('梁小禾', 14), 'a5', 'zh'),
      'zh',
    );
    expect(pages(bytes)).toBe(1);
    expect(sizes(bytes)).toEqual([[148, 210]]);
    expect(missing).toEqual([]);
    expect(text(bytes)).toContain('/FontFile2');
    expect(bytes.length).toBeLessThan(120_000);
  });

  it('a long one goes on to the next page', async () => {
    const { bytes } = await maker.make(guideSheetPdf(sheet('梁小禾', 40), 'a4', 'zh'), 'zh');
    expect(pages(bytes)).toBe(2);
    expect(sizes(bytes)[0]).toEqual([210, 297]);
  });

  it('a slip is 80 mm wide and as long as it needs', async () => {
    const { bytes } = await maker.make(slipPdf(slipContent(sheet('梁小禾', 3), 'zh')), 'zh');
    const [[width = 0, height = 0] = []] = sizes(bytes);
    expect([pages(bytes), width]).toEqual([1, 80]);
    expect(height).toBeGreaterThan(90);
    expect(height).toBeLessThan(200);
  });

  it('rare characters are set in the fonts that have them; one that none has is named', async () => {
    // 𡋾 and 𠮷 are in the sans-serif slices, 𪚥 in a Ming one, 𱍊 of Extension H in none.
    const plain = await maker.make(guideSheetPdf(sheet('梁小禾', 2), 'a5', 'zh'), 'zh');
    const rare = await maker.make(guideSheetPdf(sheet('䶮𡋾𠮷𪚥', 2), 'a5', 'zh'), 'zh');
    expect([plain.missing, rare.missing]).toEqual([[], []]);
    expect(fonts(rare.bytes)).toBeGreaterThan(fonts(plain.bytes) + 1);
    const { missing } = await maker.make(guideSheetPdf(sheet('𱍊', 2), 'a5', 'zh'), 'zh');
    expect(missing).toEqual(['U+3134A']);
  });

  it('a description that cannot be set fails alone', async () => {
    const bad = { content: [{ image: '/etc/hostname' }] };
    await expect(maker.make(bad, 'zh')).rejects.toThrow('no PDF');
    const { bytes } = await maker.make({ content: '好' }, 'zh');
    expect(pages(bytes)).toBe(1);
  });
});

const fonts = (bytes: Uint8Array) => text(bytes).match(/\/FontFile[23]/g)?.length ?? 0;
