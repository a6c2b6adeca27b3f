import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre, Client } from './centre/centre.ts';

let centre: Centre;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let manager: Client;

const ACCURACY = '/api/forecast/sites/east/accuracy';
interface Accuracy {
  hours: { station: string }[];
  forecaster: { seq?: number };
}

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
  manager = await new Client(centre.url).logIn('manager');
  await openPage();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await centre?.remove();
});

async function openPage() {
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  const headers = { 'x-requested-with': 'daozhen' };
  const data = { username: 'manager', password: 'demo' };
  await page.request.post(`${centre.url}/api/session`, { data, headers });
}

const until = { timeout: 20_000, interval: 100 };

/** Resolves once the forecaster knows everything that has happened so far. */
async function forecastAnew(): Promise<void> {
  const { seq } = await manager.get<{ seq: number }>('/api/floor/sites/east');
  const known = async () => (await manager.get<Accuracy>(ACCURACY)).forecaster.seq ?? 0;
  await expect.poll(known, until).toBeGreaterThanOrEqual(seq);
}

async function register(n: number): Promise<void> {
  const birthDate = `198${n}-03-08`;
  const examinee = { name: '韦小满', sex: 'F', birthDate };
  await manager.post('/api/visits', {
    site: 'east',
    examinee,
    class: 'normal',
    packageId: 'basic',
  });
}

test('W3 what examinees were told, beside what happened: nothing yet, then the first waits and each of them', async () => {
  await page.goto(`${centre.url}/workstation/accuracy`);
  await page.getByText('这段时间还没有预测结果').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  await manager.command('east', 'open-room', { room: 'east-blood-1', staff: 'tang-ruolan' });
  for (const n of [1, 2, 3, 4]) await register(n);
  await forecastAnew();
  await manager.command('east', 'clock', { advanceMs: 120_000 });
  const { ticket = '' } = await manager.command('east', 'call-next', { room: 'east-blood-1' });
  await forecastAnew();
  await manager.command('east', 'clock', { advanceMs: 61_000 });
  const told = async () => (await manager.get<Accuracy>(ACCURACY)).hours.length;
  await expect.poll(told, until).toBeGreaterThan(0);

  await page.reload();
  await page.getByText('正在预测').waitFor();
  const tile = page.locator('dl > div').filter({ hasText: '预测次数' });
  await expect.poll(() => tile.locator('.figures').innerText(), until).toBe('1');
  await page.getByRole('cell', { name: ticket }).or(page.getByText(ticket)).first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.getByRole('row', { name: '采血' }).getByRole('button').first().click();
  await expect.poll(() => page.url()).toContain('station=blood');
  await page.getByRole('row').filter({ hasText: ticket }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('第一次告知').waitFor();
  await drawer.getByText('看到的变化').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});
