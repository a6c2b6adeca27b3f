import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PrinterAgent } from '../server/test-support/printer-agent.ts';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre } from './centre/centre.ts';

let centre: Centre;
let browser: Browser;
let agent: PrinterAgent;
let desk: Page;
let context: BrowserContext;

/** A person's browser, signed in. */
async function at(username: string, path: string): Promise<Page> {
  const page = await context.newPage();
  const headers = { 'x-requested-with': 'daozhen' };
  const data = { username, password: 'demo' };
  await page.request.post(`${centre.url}/api/session`, { data, headers });
  await page.goto(centre.url + path);
  return page;
}

const openContext = () =>
  browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
  agent = new PrinterAgent(centre.url).start();
});
afterAll(async () => {
  await browser?.close();
  await agent?.remove();
  await centre?.remove();
});
beforeEach(async () => {
  context = await openContext();
});
afterEach(() => context.close());

let people = 0;

/** Registers somebody at the open desk; @returns what his panel says about printing. */
async function checkIn(name: string) {
  people += 1;
  await desk.locator('[name="name"]').fill(name);
  await desk.locator('[name="sex"]').selectOption('F');
  await desk.locator('[name="birthDate"]').fill(`1990-03-${String(people).padStart(2, '0')}`);
  await desk.locator('[name="packageId"]').selectOption('basic');
  await desk.keyboard.press('Enter');
  await desk.getByText(`${name} 已报到`).waitFor();
  return desk.locator('.sheet-print.main');
}

const papersOut = () => agent.printed().filter((name) => name.startsWith('导检单'));

describe('F10 printing without a dialog', () => {
  test('an agent is paired like any device, and its printer gets a name', async () => {
    const [, code = ''] = await agent.says(/配对码 (\d{6})/);
    const page = await at('manager', `/workstation/devices?code=${code}`);
    await page.locator('[name="name"]').fill('前台电脑');
    await page.locator('[name="place"][value="printer"]').check();
    await page.locator('[name="code"]').press('Enter');
    await agent.says(/打印机：前台/);
    await page.goto(`${centre.url}/workstation/printing`);
    await page.getByRole('button', { name: '改名：前台' }).click();
    await page.getByLabel('打印机名称').fill('前台激光');
    await page.keyboard.press('Enter');
    await page.getByText('前台激光').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('one press prints, a check-in prints by itself, and trouble shows in place', async () => {
    desk = await at('desk', '/workstation/desk');
    const first = await checkIn('梁小禾');
    await first.getByRole('button', { name: '打印导检单' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('打印到').selectOption({ label: '前台激光（就绪）' });
    await dialog.getByLabel('报到后').selectOption('sheet');
    expect(await accessibilityProblems(desk)).toEqual([]);
    await dialog.getByRole('button', { name: '打印', exact: true }).click();
    await first.getByText('已打印').waitFor();
    expect(papersOut()).toEqual([expect.stringContaining('A001')]);

    await desk.keyboard.press('n');
    await (await checkIn('欧阳安然')).getByText('已打印').waitFor();
    expect(papersOut().toSorted().at(-1)).toContain('A002');

    // The printer goes away: its folder is no folder any more.
    renameSync(agent.paper, `${agent.paper}-away`);
    writeFileSync(agent.paper, '');
    await desk.keyboard.press('n');
    const third = await checkIn('许知行');
    await third.getByText('打印机离线').waitFor();
    expect(await accessibilityProblems(desk)).toEqual([]);
    await third.getByRole('button', { name: '改用浏览器打印' }).click();
    await desk.getByRole('dialog').getByText('许知行').waitFor();
    await desk.keyboard.press('Escape');
    await third.getByText('已取消').waitFor();
    rmSync(agent.paper);
    renameSync(`${agent.paper}-away`, agent.paper);
    await third.getByRole('button', { name: '打印导检单' }).click();
    await third.getByText('已打印').waitFor();
    expect(papersOut().filter((name) => name.includes('A003'))).toHaveLength(1);
  });

  test('a nurse prints the queue lists, and opens them without any agent', async () => {
    const page = await at('nurse', '/workstation/printing');
    await page.getByLabel('打印到').selectOption({ label: '前台激光（就绪）' });
    await page.getByRole('button', { name: '打印名单' }).click();
    const row = page.getByRole('row', { name: /排队名单/ });
    await row.getByText('已打印').waitFor();
    expect(agent.printed().some((name) => name.startsWith('排队名单'))).toBe(true);
    // Guide sheets are the desk's: she sees them and cannot have them printed.
    const sheet = page.getByRole('row', { name: /导检单 A001/ });
    expect(await sheet.getByRole('button').count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    const address = await page.getByRole('link', { name: '在浏览器中打开' }).getAttribute('href');
    const answer = await page.request.get(centre.url + address!);
    expect(answer.headers()['content-type']).toBe('application/pdf');
  });
});
