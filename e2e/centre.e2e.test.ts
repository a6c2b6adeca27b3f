import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Centre, Client } from './centre/centre.ts';
import { hang } from './displays/glass.ts';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { phone } from './mobile-guide/phone.ts';

const ROOM = 'east-ecg-1';
const STATION = 'ecg';

let centre: Centre;
let browser: Browser;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
});
afterAll(async () => {
  await browser?.close();
  await centre?.remove();
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

const keep = async (context: Promise<BrowserContext> | BrowserContext): Promise<Page> => {
  const opened = await context;
  contexts.push(opened);
  return opened.newPage();
};

/** A person at a workstation, signed in. */
async function workstation(username: string, path: string): Promise<Page> {
  const page = await keep(
    browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    }),
  );
  const headers = { 'x-requested-with': 'daozhen' };
  const data = { username, password: 'demo' };
  await page.request.post(`${centre.url}/api/session`, { data, headers });
  await page.goto(centre.url + path);
  return page;
}

const shows = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text, {
    timeout: 20_000,
  });

/** Sound files a display has played. */
const played = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { played: string[] }).played);

/** Puts up a screen as a technician does: it shows a code, the code is entered at the devices page. */
async function putUp(
  glass: { width: number; height: number },
  name: string,
  kind: string,
  place: string,
) {
  const screen = await keep(hang(browser, glass));
  await screen.goto(`${centre.url}/display/`);
  const code = await screen.locator('.code').innerText();
  const desk = await workstation('manager', '/workstation/devices');
  await desk.getByRole('button', { name: '配对新设备' }).click();
  await desk.locator('[name="code"]').fill(code.replaceAll(/\D/g, ''));
  await desk.locator('[name="name"]').fill(name);
  await desk.locator(`[name="place"][value="${kind}"]`).check();
  await desk.locator('[name="where"]').selectOption(place);
  await desk.locator('[name="code"]').press('Enter');
  await shows(desk, name);
  return screen;
}

/** Presses the button beside a room by running the caller itself. */
async function press(token: string): Promise<string> {
  const program = new URL('../caller/src/main.ts', import.meta.url).pathname;
  const args = [program, '--url', centre.url, '--token', token, '--press'];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

async function pairCaller(room: string): Promise<string> {
  const manager = await new Client(centre.url).logIn('manager');
  const box = new Client(centre.url);
  const { code, secret } = await box.post<{ code: string; secret: string }>(
    '/api/devices/pairing',
    {
      kind: 'caller',
    },
  );
  await manager.post('/api/devices/pair', {
    code,
    name: '心电图按钮',
    site: 'east',
    placement: { room },
  });
  const { token } = await box.get<{ token: string }>(`/api/devices/pairing/${secret}`);
  return token;
}

describe('the floor, from the desk to the next station', () => {
  test('desk → button → hall display, door display and phone → finish → next station', async () => {
    const manager = await new Client(centre.url).logIn('manager');
    const catalogue = await manager.get<{ staff: { id: string }[] }>('/api/catalogue/east');
    const staff = catalogue.staff[0]!.id;
    const token = await pairCaller(ROOM);
    const hall = await putUp(
      { width: 1920, height: 1080 },
      '心电候诊大屏',
      'hall',
      await zoneOf(ROOM),
    );
    const door = await putUp({ width: 1080, height: 1920 }, '心电 1 室门屏', 'door', ROOM);

    // The desk registers somebody.
    const desk = await workstation('desk', '/workstation/desk');
    await desk.locator('[name="name"]').fill('梁小禾');
    await desk.locator('[name="sex"]').selectOption('F');
    await desk.locator('[name="birthDate"]').fill('1990-03-07');
    await desk.locator('[name="packageId"]').selectOption('entry');
    await desk.keyboard.press('Enter');
    await shows(desk, '梁小禾 已报到');
    expect(await accessibilityProblems(desk)).toEqual([]);
    const { visits } = await manager.get<{ visits: { visit: string; ticket: string }[] }>(
      '/api/visits?site=east',
    );
    const [visit] = visits;
    const { ticket } = visit!;
    const { guideSheet } = await manager.get<{ guideSheet: { guideUrl: string } }>(
      `/api/visits/${visit!.visit}`,
    );

    // The phone has the state of things before any script has run.
    const handset = await keep(phone(browser, { origin: centre.url }));
    const path = new URL(guideSheet.guideUrl).pathname;
    const html = await (await handset.request.get(centre.url + path)).text();
    expect(html).toContain(ticket);
    await handset.goto(centre.url + path);

    // A browser without sound until it is touched is touched once.
    for (const screen of [hall, door]) await screen.mouse.click(500, 500);

    // The room opens; its door fills; the button calls.
    await manager.command('east', 'open-room', { room: ROOM, staff });
    await shows(handset, '心电图');
    await expect.poll(() => press(token), { timeout: 30_000 }).toContain(ticket);
    await Promise.all([shows(hall, ticket), shows(door, ticket), shows(handset, '正在呼叫您')]);
    await shows(hall, '梁*禾');
    // The hall display, not the door display beside it, has said it with sounds the server rendered.
    await expect
      .poll(() => played(hall), { timeout: 20_000 })
      .toContainEqual(expect.stringMatching(/^\/voice\/./));
    expect(await played(door)).toEqual([]);
    for (const page of [hall, door, handset]) expect(await accessibilityProblems(page)).toEqual([]);

    // In, and out again: the phone names the next station.
    await expect
      .poll(() => press(token).catch(() => ''), { timeout: 30_000, interval: 2100 })
      .not.toBe('');
    await shows(handset, '检查中');
    await manager.command('east', 'open-room', {
      room: 'east-internal-1',
      staff: catalogue.staff[1]!.id,
    });
    await manager.command('east', 'finish', { room: ROOM });
    await shows(handset, '内科');
    expect(await handset.locator('main').innerText()).not.toContain('检查中');
    const state = await manager.get<{
      visits: Record<string, { items: Record<string, { state: string; station: string }> }>;
    }>('/api/floor/sites/east');
    const done = Object.values(state.visits[visit!.visit]!.items).filter(
      (item) => item.state === 'done',
    );
    expect(done.map((item) => item.station)).toEqual([STATION]);
  }, 180_000);

  async function zoneOf(room: string): Promise<string> {
    const manager = await new Client(centre.url).logIn('manager');
    const { rooms } = await manager.get<{ rooms: { id: string; zone: string }[] }>(
      '/api/catalogue/east',
    );
    return rooms.find(({ id }) => id === room)!.zone;
  }
});
