import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre, Client } from './centre/centre.ts';

const MINUTE = 60_000;
const room = 'east-blood-1';

let centre: Centre;
let browser: Browser;
let context: BrowserContext;
let manager: Client;
const errors: string[] = [];

async function at(username: string, path: string): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  const headers = { 'x-requested-with': 'daozhen' };
  const data = { username, password: 'demo' };
  await page.request.post(`${centre.url}/api/session`, { data, headers });
  await page.goto(centre.url + path);
  return page;
}

const command = (type: string, fields: object) => manager.command('east', type, fields);
const pass = (advanceMs: number) => command('clock', { advanceMs });

/** Twelve people come; one room takes blood, and its doctor does not call. */
async function arrive(): Promise<void> {
  await command('open-room', { room, staff: 'tang-ruolan' });
  for (let n = 1; n <= 12; n += 1) {
    const birthDate = `19${60 + n}-03-1${n % 10}`;
    const examinee = { name: `韦晓${n}`, sex: n % 2 ? 'M' : 'F', birthDate };
    const body = { site: 'east', examinee, class: 'normal', packageId: 'basic' };
    await manager.post('/api/visits', body);
  }
}

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
  manager = await new Client(centre.url).logIn('manager');
  await arrive();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await centre?.remove();
});
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
});
afterEach(async () => {
  await context.close();
  if (errors.length > 0) throw new Error(`The page threw: ${errors.join('; ')}`);
});

describe('duty', () => {
  test('a doctor who has gone without signing out pops up at the desk, which answers', async () => {
    const page = await at('desk', '/workstation/visits');
    await page.locator('main h1').first().waitFor({ state: 'attached' });
    const notice = page.getByRole('alert').filter({ hasText: '采血 1 号窗 可能无人' });
    await expect
      .poll(async () => (await pass(6 * MINUTE), notice.count()), {
        timeout: 20_000,
        interval: 1000,
      })
      .toBe(1);
    expect(await notice.innerText()).toMatch(
      /唐若澜\s+有 \d+ 人在等，已 \d+ (分钟|小时.*)\s*没有叫号/,
    );
    expect(await accessibilityProblems(page)).toEqual([]);
    await notice.getByRole('button', { name: '有人在' }).click();
    await page.getByText('采血 1 号窗：15 分钟内不再提醒。').waitFor();
    await notice.waitFor({ state: 'detached' });
  });

  test('where one more room would spare most is on top, with the rooms that could be opened', async () => {
    const page = await at('desk', '/workstation/duty');
    const load = page.getByRole('region', { name: '负荷与支援' });
    const row = load.getByRole('row', { name: /^采血 / });
    await row.getByText(/可开：采血 2 号窗/).waitFor({ timeout: 20_000 });
    expect(await row.innerText()).toMatch(/1\/3[\s\S]*\d+ 分钟 · \d+ 人/);
    await page
      .getByRole('img', { name: /哪里最需要支援/ })
      .locator('svg')
      .waitFor();
    const rooms = page.getByRole('region', { name: '各诊室' });
    expect(await rooms.getByRole('row', { name: /采血 1 号窗 唐若澜/ }).count()).toBe(1);
    await page.getByRole('button', { name: /显示未开诊的 \d+ 间/ }).press('Enter');
    await rooms.getByRole('row', { name: /采血 2 号窗 – 未开诊/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('workload', () => {
  test('shows what the day adds up to, leads to what is behind, prints and goes into a file', async () => {
    for (let n = 0; n < 3; n += 1) {
      await pass(3000);
      await command('call-next', { room });
      await command('start', { room });
      await pass((2 + n) * MINUTE);
      await command('finish', { room });
    }
    const page = await at('manager', '/workstation/workload');
    const table = page.getByRole('region', { name: '工作量统计' });
    const row = table.getByRole('row', { name: /^唐若澜 / });
    await expect.poll(() => row.innerText(), { timeout: 10_000 }).toMatch(/\s3\s[\s\S]*\s3:0\d/);
    await page.locator('figure svg').nth(1).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await row.getByRole('link', { name: '唐若澜' }).press('Enter');
    const drawer = page.getByRole('dialog', { name: '唐若澜 · 每天明细' });
    await drawer.getByRole('row', { name: /采血 1 号窗 唐若澜/ }).waitFor();
    await drawer.getByText('前台确认有人').waitFor();
    expect(new URL(page.url()).searchParams.get('line')).toBe('tang-ruolan');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    const csv = page.getByRole('link', { name: '导出 CSV' });
    const file = await page.request.get(centre.url + (await csv.getAttribute('href')));
    expect(await file.text()).toMatch(/唐若澜,1,\d+,0,\d+,3,/);
    await page.evaluate(() => {
      window.print = () => (document.title = document.querySelector('.print-area')!.textContent);
    });
    await page.getByRole('button', { name: '打印' }).press('Enter');
    await page.waitForFunction(() => document.title.includes('人员工作量统计'));
    expect(await page.title()).toContain('唐若澜');
  });

  test('says that nobody was on duty, and is not for the desk', async () => {
    const page = await at('manager', '/workstation/workload?from=2026-01-05&to=2026-01-11');
    await page.getByText('这段时间没有人上岗').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const desk = await new Client(centre.url).logIn('desk');
    const query = 'site=east&from=2026-01-05&to=2026-01-11';
    expect((await desk.send('GET', `/api/staffing/report?${query}`)).status).toBe(403);
  });
});
