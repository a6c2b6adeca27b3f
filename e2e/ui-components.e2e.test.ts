import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveGallery } from '../ui/gallery/build.ts';
import { accessibilityProblems, launchChromium } from './browser.ts';

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});
beforeEach(async () => {
  page = await browser.newPage({ locale: 'zh-CN', reducedMotion: 'reduce' });
  page.on('pageerror', (error) => errors.push(error.message));
});
afterEach(async () => {
  await page.close();
  if (errors.length > 0) throw new Error(`The page threw: ${errors.join('; ')}`);
});

const open = (tab: string) => page.goto(`${gallery.url}#${tab}`);
const key = (name: string) => page.keyboard.press(name);
const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).innerText);
const chosen = async () => JSON.parse((await page.locator('output').innerText()).split(' ')[0]!);

describe('fields', () => {
  beforeEach(() => open('fields'));

  test('an error is tied to its field and read with it', async () => {
    const field = page.getByLabel('姓名');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(`#${await field.getAttribute('aria-describedby')}`).innerText()).toBe(
      '请填写姓名。',
    );
    await field.fill('韦晓明');
    expect(await field.getAttribute('aria-invalid')).toBe('false');
  });

  test('a combobox is chosen from by keyboard; what cannot be chosen is passed over', async () => {
    const field = page.getByRole('combobox', { name: '项目' });
    await field.focus();
    await key('ArrowDown');
    await page.getByRole('option', { name: '血常规' }).waitFor();
    await key('ArrowDown');
    await key('ArrowDown');
    await key('Enter');
    expect(await field.inputValue()).toBe('腹部彩超');
    expect((await chosen()).item).toBe('us');
    await field.fill('肝');
    await key('Enter');
    expect((await chosen()).item).toBe('liver');
    await field.fill('没有这个');
    await page.getByText('没有符合的选项').waitFor();
    await key('Escape');
    expect(await field.inputValue()).toBe('肝功能');
    await field.fill('');
    await key('Tab');
    expect((await chosen()).item).toBeUndefined();
  });

  test('a combobox looks up elsewhere, and says when that fails', async () => {
    const field = page.getByRole('combobox', { name: '人员' });
    await field.fill('覃');
    await page.getByRole('option', { name: '覃' }).first().waitFor();
    await key('Enter');
    expect(await field.inputValue()).toMatch(/^覃/);
    await field.fill('错');
    await page.getByText('查找没有成功').waitFor();
  });

  test.each([
    ['19850203', '1985-02-03', undefined],
    ['1985年2月3日', '1985-02-03', undefined],
    ['19850230', '', '请填写日期'],
    ['18991231', '', '不能早于 1900-01-01'],
  ])('a date typed as %s', async (typed, date, problem) => {
    const field = page.getByLabel('出生日期', { exact: true });
    await field.fill(typed);
    await field.blur();
    expect((await chosen()).born).toBe(date);
    if (problem !== undefined) await page.getByText(problem).waitFor();
  });

  test('money is fen; what is no amount is refused and kept to be mended', async () => {
    const field = page.getByLabel('价格');
    expect(await field.inputValue()).toBe('128.00');
    await field.fill('1,280.5');
    await field.blur();
    expect((await chosen()).price).toBe(128_050);
    await field.fill('12.345');
    await field.blur();
    await page.getByText('请填写金额').waitFor();
    expect(await field.inputValue()).toBe('12.345');
    expect((await chosen()).price).toBe(128_050);
  });
});

describe('a list', () => {
  beforeEach(async () => {
    await open('lists');
    await page.getByText('已显示 50 行，共 230 行').waitFor();
  });

  test('is walked, ticked and opened by keyboard, and goes on at its end', async () => {
    await page.locator('tbody tr').first().focus();
    await key('ArrowDown');
    expect(await focused()).toContain('覃明1');
    await key('Enter');
    await page.locator('output').getByText('覃明1').waitFor();
    await key(' ');
    await page.getByText('已选 1 行').waitFor();
    await key('End');
    await page.getByText('已显示 100 行，共 230 行').waitFor();
    await page.getByLabel('选择已显示的全部行').check();
    await page.getByText(/已选 1\d\d 行/).waitFor();
  });

  test('is sorted by a column’s head', async () => {
    await page.getByRole('button', { name: '姓名' }).click();
    await page.locator('tbody tr').first().getByText('蒙明229').waitFor();
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
  });

  test('keeps what it has when the server fails, says so, and comes back', async () => {
    await page.getByRole('button', { name: '断开' }).click();
    await page.getByText(/与服务器的连接已断开。\s*以下是 \d\d:\d\d 的内容/).waitFor();
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(49);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '恢复' }).click();
    await page.getByText(/以下是/).waitFor({ state: 'detached' });
  });

  test('says that it is empty', async () => {
    await page.getByRole('button', { name: '清空' }).click();
    await page.getByText('没有内容').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('charts', () => {
  beforeEach(async () => {
    await open('charts');
    await page.locator('[role="img"][aria-busy="false"] svg').nth(3).waitFor();
  });

  test('are pictures with a name, or the same figures as a table', async () => {
    await page.getByRole('img', { name: '等候时间。九点最久' }).waitFor();
    const figure = page.locator('figure', { hasText: '各检查点的人数' });
    await figure.getByRole('button', { name: '看表格' }).press('Enter');
    expect(await figure.locator('thead').innerText()).toContain('已检 (人)');
    expect(await figure.locator('tbody tr').nth(1).innerText()).toMatch(/腹部超声\s+86\s+30/);
    await figure.getByRole('button', { name: '腹部超声' }).press('Enter');
    expect(await page.locator('output').innerText()).toBe('腹部超声');
    expect(await accessibilityProblems(page)).toEqual([]);
    await figure.getByRole('button', { name: '看图' }).press('Enter');
    await figure.getByRole('img').locator('svg').waitFor();
  });

  test('lead to what is behind a value', async () => {
    await page.getByRole('button', { name: '腹部超声 7:00 5 分钟' }).press('Enter');
    expect(await page.locator('output').innerText()).toBe('腹部超声 7:00');
    await page.getByText('昨天没有开诊').waitFor();
  });

  test('take the colours of the dark when it gets dark', async () => {
    const drawn = (colour: string) => page.locator(`figure path[fill="${colour}"]`);
    await drawn('#1b5e4b').first().waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await drawn('#6cc3a5').first().waitFor();
    expect(await drawn('#1b5e4b').count()).toBe(0);
  });
});

describe('over the page', () => {
  beforeEach(() => open('overlays'));

  test('a dialog and a drawer keep the focus, close by Escape and give it back', async () => {
    for (const name of ['打开对话框', '打开侧栏']) {
      await page.getByRole('button', { name }).press('Enter');
      await page.getByRole('dialog').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await key('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(await focused()).toBe(name);
    }
  });

  test('what was done can be taken back', async () => {
    await page.getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已恢复').waitFor();
    expect(await page.getByText('已删除 3 行').count()).toBe(0);
  });

  test('a file is taken if it is of the kind and size, and its progress shown', async () => {
    const field = page.locator('input[type=file]');
    const buffer = Buffer.from('x');
    await field.setInputFiles({ name: 'list.pdf', mimeType: 'application/pdf', buffer });
    await page.getByText('请选择这几种文件：.xlsx、.csv。').waitFor();
    const large = Buffer.alloc(1_000_001);
    await field.setInputFiles({ name: 'list.CSV', mimeType: 'text/csv', buffer: large });
    await page.getByText('文件超过 1.0 MB').waitFor();
    await field.setInputFiles({ name: 'list.CSV', mimeType: 'text/csv', buffer });
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('32');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('paper shows what is to be printed and nothing else', async () => {
    await page.evaluate(() => {
      window.print = () => {
        document.title = [...document.body.children]
          .filter((each) => each.getClientRects().length > 0)
          .map((each) => each.textContent)
          .join();
      };
    });
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('button', { name: '打印' }).press('Enter');
    await page.waitForFunction(() => document.title !== '组件');
    expect(await page.title()).toBe('导检单');
  });
});

describe.each([
  ['light', 1440],
  ['dark', 1180],
  ['light', 640],
] as const)('%s, %i px wide', (colours, width) => {
  test('tabs are walked by keyboard, and every part passes axe', async () => {
    await page.emulateMedia({ colorScheme: colours });
    await page.setViewportSize({ width, height: 820 });
    await open('fields');
    await page.getByRole('tab', { name: '表单' }).focus();
    for (const name of ['列表', '对话框与文件', '图表', '状态']) {
      expect(await accessibilityProblems(page)).toEqual([]);
      await key('ArrowRight');
      expect(await focused()).toContain(name);
    }
    expect(await accessibilityProblems(page)).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wider).toBe(false);
  });
});
