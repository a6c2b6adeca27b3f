import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre, Client } from './centre/centre.ts';
import { hang, type Glass } from './displays/glass.ts';

let centre: Centre;
let browser: Browser;
let manager: Client;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
  manager = await new Client(centre.url).logIn('manager');
});
afterAll(async () => {
  await browser?.close();
  await centre?.remove();
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

const shows = (page: Page, text: string, timeout = 20_000) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text, { timeout });

/** Opens the devices page, signed in. */
async function office(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  const page = await context.newPage();
  await page.request.post(`${centre.url}/api/session`, {
    data: { username: 'manager', password: 'demo' },
    headers: { 'x-requested-with': 'daozhen' },
  });
  await page.goto(`${centre.url}/workstation/devices`);
  return page;
}

async function glass(more: Partial<Glass> = {}): Promise<Page> {
  const context = await hang(browser, { width: 1920, height: 1080, ...more });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${centre.url}/display/`);
  return page;
}

/** A code shown by a glass is entered for the hall on the third floor; @returns the glass and its token. */
async function pair(name: string, more: object = {}): Promise<{ page: Page; token: string }> {
  const page = await glass();
  const code = (await page.locator('.code').innerText()).replaceAll(/\D/g, '');
  const placement = { kind: 'hall', zone: 'east-3' };
  await manager.post('/api/devices/pair', { code, name, site: 'east', placement, ...more });
  await page.waitForSelector('.panel');
  const token = await page.evaluate(() => localStorage.getItem('daozhen.display')!);
  return { page, token };
}

const card = (desk: Page, name: string) =>
  desk.locator('main li').filter({ hasText: name }).getByRole('button');

test('the office sees what is on a glass, names it, shows its name on it, turns and moves it', async () => {
  const { page } = await pair('故事屏');
  const desk = await office();
  await card(desk, '故事屏').waitFor();
  await desk.getByRole('searchbox').fill('故事');
  await desk.waitForFunction(() => document.querySelectorAll('main li').length === 1);
  // Somebody looks, so the glass is asked for its picture.
  await card(desk, '故事屏').locator('img').waitFor({ timeout: 30_000 });
  expect(await accessibilityProblems(desk)).toEqual([]);
  await shot(desk, 'devices-grid');

  await card(desk, '故事屏').click();
  const dialog = desk.getByRole('dialog');
  expect(
    await dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.decode()),
  ).toBeUndefined();
  expect(await accessibilityProblems(desk)).toEqual([]);
  await shot(desk, 'devices-detail');
  await dialog.getByRole('button', { name: '在屏上显示名称' }).click();
  await shows(page, '这块屏幕是');

  await dialog.getByLabel('名称', { exact: true }).fill('彩超一室门口');
  await dialog.getByLabel('类型').selectOption('door');
  await dialog.getByLabel('诊室').selectOption('east-ultrasound-1');
  await dialog.getByLabel('旋转').selectOption('90');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('已保存，屏幕已更新').waitFor();
  // At once and without pairing again.
  await page.waitForSelector('main.tall header h1');
  await dialog.getByRole('button', { name: '重新加载' }).click();
  await page.waitForEvent('load');
  await page.waitForSelector('main.tall header h1');
});

test('a removed display shows its code; taken back, it is on again without one', async () => {
  const { page } = await pair('来去屏');
  const desk = await office();
  await card(desk, '来去屏').click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: '移除' }).click();
  await dialog.getByRole('button', { name: '确认移除' }).click();
  await shows(page, '这块屏幕的配对已取消');
  await desk.getByRole('button', { name: '撤销' }).click();
  await shows(desk, '已恢复');
  await page.waitForSelector('.panel', { timeout: 40_000 });
  expect(await page.locator('.code').count()).toBe(0);
});

test('one pairing in two browsers: both glasses say so, and the office sees it', async () => {
  const { page, token } = await pair('双开屏');
  await page.evaluate(() => document.title);
  const second = await glass({ token, width: 1280, height: 800 });
  await second.waitForSelector('.panel');
  // The first glass reports again within half a minute; a change of its size makes it report now.
  await page.setViewportSize({ width: 1600, height: 900 });
  await shows(page, '同一配对在两块屏上使用', 40_000);
  await shows(second, '同一配对在两块屏上使用');
  const desk = await office();
  await card(desk, '双开屏').click();
  await shows(desk, '同一配对在 2 块屏上使用');
  await shows(desk, '1280×800');
  expect(await accessibilityProblems(desk)).toEqual([]);
  expect(await page.locator('.panel').count()).toBe(1);
});

test('a code entered twice, and a screen paired again under its name: refused, or replaced with its settings', async () => {
  const { page: old } = await pair('三楼大屏');
  const fresh = await glass();
  const code = (await fresh.locator('.code').innerText()).replaceAll(/\D/g, '');
  const desk = await office();
  await card(desk, '三楼大屏').waitFor();
  await desk.getByRole('button', { name: '配对新设备' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.locator('[name="code"]').fill(code);
  await dialog.locator('[name="name"]').fill('三楼大屏');
  await dialog.locator('[name="where"]').selectOption('east-3');
  await dialog.locator('[name="code"]').press('Enter');
  await shows(desk, '已有一块同名的屏“三楼大屏”');
  await dialog.getByRole('button', { name: '替换旧屏' }).click();
  await shows(desk, '“三楼大屏”已配对');
  await fresh.waitForSelector('.panel');
  await shows(old, '这块屏幕的配对已取消');

  await dialog.locator('[name="code"]').fill(code);
  await dialog.locator('[name="name"]').fill('第二块');
  await dialog.locator('[name="where"]').selectOption('east-3');
  await dialog.locator('[name="code"]').press('Enter');
  await shows(desk, '配对码不正确或已过期');
  expect(await accessibilityProblems(desk)).toEqual([]);
});

test('fonts that do not load: the board is shown all the same, and the office sees it', async () => {
  const context = await hang(browser, { width: 1920, height: 1080 });
  contexts.push(context);
  await context.route(/\.woff2/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${centre.url}/display/`);
  const code = (await page.locator('.code').innerText()).replaceAll(/\D/g, '');
  const placement = { kind: 'hall', zone: 'east-3' };
  await manager.post('/api/devices/pair', { code, name: '缺字屏', site: 'east', placement });
  await page.waitForSelector('.panel');
  const desk = await office();
  await card(desk, '缺字屏').getByText('字体缺失').waitFor({ timeout: 30_000 });
  expect(await page.locator('h1').innerText()).toBe('三楼功能区');
});

test('what a playlist holds is seen on the glass, from an upload to the hours of the day', async () => {
  const { page } = await pair('播放屏');
  const desk = await office();
  await desk.getByRole('button', { name: '播放内容' }).click();
  await shows(desk, '还没有播放单');
  expect(await accessibilityProblems(desk)).toEqual([]);
  await desk.getByRole('button', { name: '新建播放单' }).click();
  await desk.getByLabel('播放单名称').fill('三楼公告');
  await desk.getByLabel('默认用于候检区').selectOption('east-3');
  await desk.getByRole('button', { name: '添加公告' }).click();
  await desk.getByLabel('标题').fill('早餐供应时间');
  await desk.getByLabel('正文').fill('空腹项目完成后，请到一楼餐厅用餐，供应时间 07:30 至 10:30。');
  const html = Buffer.from('<html><script>alert(1)</script></html>');
  const choose = desk.locator('input[type=file]');
  await choose.setInputFiles({ name: '海报.png', mimeType: 'image/png', buffer: html });
  await shows(desk, '只能使用 MP4、WebM 视频和 JPG、PNG、WebP 图片');
  const poster = await page.screenshot();
  await choose.setInputFiles({ name: '海报.png', mimeType: 'image/png', buffer: poster });
  await desk.getByRole('button', { name: '加入 海报.png' }).click();
  await desk.getByRole('button', { name: '保存' }).click();
  await shows(desk, '播放单已保存');
  expect(await accessibilityProblems(desk)).toEqual([]);
  await shot(desk, 'playlists');

  await desk.getByRole('button', { name: '显示屏', exact: true }).click();
  await card(desk, '播放屏').click();
  await desk.getByRole('dialog').getByLabel('播放区').selectOption('side');
  await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await shows(page, '早餐供应时间');
  await page.waitForSelector('main.side');
});

/** Leaves a picture for the manual where a person can look at it. */
async function shot(page: Page, name: string): Promise<void> {
  const shelf = new URL('../.cache/displays/', import.meta.url).pathname;
  await mkdir(shelf, { recursive: true });
  await page.screenshot({ path: `${shelf}${name}.png` });
}
