import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium, strict } from './browser.ts';
import { Centre, Client } from './centre/centre.ts';
import { phone } from './mobile-guide/phone.ts';
import { BusyMorning } from './reviews/busy-morning.ts';

let centre: Centre;
let browser: Browser;
let manager: Client;
let morning: BusyMorning;
let people: Awaited<ReturnType<BusyMorning['begin']>>;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
  manager = await new Client(centre.url).logIn('manager');
  morning = new BusyMorning(manager, await new Client(centre.url).logIn('desk'));
});
afterAll(async () => {
  await browser?.close();
  await centre?.remove();
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

async function at(username: string, path: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  const page = await context.newPage();
  const headers = { 'x-requested-with': 'daozhen' };
  const data = { username, password: 'demo' };
  await page.request.post(`${centre.url}/api/session`, { data, headers });
  await page.goto(centre.url + path);
  return page;
}

const axe = (page: Page) => accessibilityProblems(page, strict);

/** The newest day of the journal once it has so many misses that were answered. */
async function journalled(answered: number): Promise<string> {
  let day = '';
  const patience = { timeout: 15_000 };
  await expect
    .poll(async () => {
      const { days } = await manager.get<{ days: string[] }>('/api/reviews/east/days');
      day = days[0] ?? '';
      if (day === '') return -1;
      const path = `/api/reviews/east/${day}/passes`;
      const { misses } = await manager.get<{ misses: { answeredAt?: number }[] }>(path);
      return misses.filter((miss) => miss.answeredAt !== undefined).length;
    }, patience)
    .toBe(answered);
  return day;
}

describe('VIPs and missed calls, through one morning', () => {
  test('an empty journal says so', async () => {
    const page = await at('manager', '/workstation/passed?tab=rules');
    await page.getByText('还没有叫号流水').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.goto(`${centre.url}/workstation/vips`);
    await page.getByText('今天没有贵宾').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('C3, P1: a VIP is reserved, expected with her kept places, and followed to her next station', async () => {
    people = await morning.begin();
    const { day } = await manager.get<{ day: string }>('/api/floor/sites/east');
    const tonight = Date.parse(`${day}T23:59:00+08:00`);
    const reserved = await morning.register('蓝若琳', 'vip', tonight);
    const page = await at('desk', '/workstation/vips');
    const expected = page.getByRole('region', { name: /预约未到/ });
    await expected.getByRole('row', { name: /蓝若琳 23:59 .*00:29.*2 个检查点/ }).waitFor();
    const here = page.getByRole('region', { name: /正在检查/ });
    await here.getByRole('row', { name: new RegExp(`${people.vip.ticket}.*覃若兰`) }).waitFor();
    await page.getByText('每 3 次叫号，最多 1 次让贵宾提前').waitFor();
    expect(await page.getByRole('tab', { name: '影响' }).count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await manager.command('east', 'check-in', { visit: reserved.visit, class: 'vip' });
    await here.getByRole('row', { name: /V002.*蓝若琳.*候检/ }).waitFor();
    await page.getByText('没有待到的贵宾').waitFor();
  });

  test('C5: who missed the call scans the code on the wall and taps once', async () => {
    const context = await phone(browser, { origin: centre.url });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${centre.url}/m/back`);
    await page.getByText('请先扫导检单上的二维码').waitFor();
    const sheet = new URL(people.missing.guideUrl);
    await page.goto(centre.url + sheet.pathname);
    await page.getByText('您已过号').waitFor();
    const desk = await at('desk', '/workstation/passed');
    await desk.getByRole('button', { name: '返队二维码' }).click();
    const sign = (
      await desk
        .getByRole('dialog')
        .getByText(/\/m\/back$/)
        .innerText()
    ).trim();
    expect(await axe(desk)).toEqual([]);
    await page.goto(centre.url + new URL(sign).pathname);
    await page.getByRole('button', { name: '我回来了' }).click();
    await page.getByText('您已过号').waitFor({ state: 'detached' });
    expect(page.url()).toContain(sheet.pathname);
  });

  test('C5, C6: the day’s misses by reason, a policy tried on it and switched on', async () => {
    await morning.examine(6);
    const day = await journalled(1);
    const page = await at('manager', `/workstation/passed?day=${day}`);
    // The VIP who was expected at the day's last minute is late after midnight.
    await page.getByText(new RegExp(`^${day} 共 [12] 人次：叫号未到 1，在别处检查 0，`)).waitFor();
    await page
      .getByRole('row', { name: new RegExp(`${people.missing.ticket}.*本人手机`) })
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('tab', { name: '规则与模拟' }).click();
    await page.getByRole('button', { name: '用这一天试算' }).click();
    const policy = page.getByRole('combobox', { name: '心电图 的返队规则' });
    await policy.selectOption({ label: '排到队尾' });
    await page.getByRole('row', { name: /心电图.*\+\d/ }).waitFor();
    await page.getByText(/按现行规则重演/).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '启用…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('心电图：隔几人后 → 排到队尾').waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: '启用' }).click();
    await page.getByText('新的返队规则已保存').waitFor();
    const { stations } = await manager.get<{ stations: Record<string, { reentry: string }> }>(
      '/api/floor/sites/east',
    );
    expect(stations['ecg']?.reentry).toBe('tail');
  });

  test('O4: what VIPs gained and others paid, on the screen and as a table', async () => {
    const page = await at('manager', '/workstation/vips?tab=cost');
    await page.getByText('其他人共多等').first().waitFor();
    await page.getByRole('row', { name: /心电图 \d+ [12] / }).waitFor();
    expect(await axe(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^贵宾影响-.*\.csv$/);
  });
});
