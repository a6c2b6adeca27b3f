import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre, Client } from './centre/centre.ts';

const SITE = 'east';
const ROOM = 'east-ecg-1';

let centre: Centre;
let browser: Browser;
let context: BrowserContext | undefined;
let manager: Client;
let staff: { id: string; name: string }[];

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
  manager = await new Client(centre.url).logIn('manager');
  ({ staff } = await manager.get<{ staff: typeof staff }>(`/api/catalogue/${SITE}`));
});
afterAll(async () => {
  await browser?.close();
  await centre?.remove();
});
afterEach(() => context?.close());

/** Somebody before the floor screen. */
async function before(
  username: string,
  look: { colours?: 'dark'; width?: number; height?: number; path?: string } = {},
): Promise<Page> {
  const { colours = 'light', width = 1440, height = 900, path = '' } = look;
  context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colours,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const headers = { 'x-requested-with': 'daozhen' };
  const data = { username, password: 'demo' };
  await page.request.post(`${centre.url}/api/session`, { data, headers });
  await page.goto(`${centre.url}/workstation/overview${path}`);
  await page.getByRole('heading', { name: '现场总览' }).waitFor();
  return page;
}

const command = (type: string, fields: object) => manager.command(SITE, type, fields);

/** Registers somebody for the pre-employment examination. */
function register(name: string, more: object = {}): Promise<{ visit: string; ticket: string }> {
  return manager.post('/api/visits', {
    site: SITE,
    examinee: { name, sex: 'F', birthDate: '1990-03-07', ...more },
    class: 'normal',
    packageId: 'entry',
  });
}

const station = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { name, exact: true, level: 3 }) });
const panel = (page: Page) => page.getByRole('complementary', { name: '详情' });

/** What is wrong with the page as it stands. */
async function problems(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const found = await accessibilityProblems(page);
  return wide > 0 ? [...found, `${wide} px wider than the screen`] : found;
}

test('a morning begins: empty, then people at doors, in rooms and at rest, and a line that stops', async () => {
  const page = await before('manager');
  await page.getByText('今天还没有人报到').waitFor();
  expect(await problems(page)).toEqual([]);

  await command('open-room', { room: ROOM, staff: staff[0]!.id });
  await register('梁小禾');
  const { ticket } = await register('汪知远');
  const ecg = station(page, '心电图');
  // Guidance sends the first to the only open door; the second rests until the room is nearly free.
  await ecg.getByRole('button', { name: '门口 A001' }).waitFor();
  await ecg.getByText(staff[0]!.name).waitFor();
  await page.locator('dl', { hasText: /在检\s*2.*其中待安排\s*1/ }).waitFor();
  await page.getByRole('button', { name: `${ticket} 待安排，可能去心电图` }).click();
  await panel(page).getByText('在候检区待安排，可能的下一站：心电图').waitFor();
  await panel(page).getByText('可能的下一站', { exact: true }).waitFor();
  expect(await problems(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await command('call-next', { room: ROOM });
  await ecg.getByRole('button', { name: /^呼叫 A001/ }).waitFor();
  await command('start', { room: ROOM });
  await ecg.getByRole('button', { name: /^检查中 A001/ }).waitFor();
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: '三楼' }).waitFor();
  expect(await problems(page)).toEqual([]);
  await page.keyboard.press('g');

  await command('finish', { room: ROOM });
  await page.getByText('检查 1 人次').waitFor();
  await command('pause-room', { room: ROOM, reason: '会诊' });
  await ecg.getByText('无诊室开诊').waitFor();
  await page.getByRole('button', { name: /^心电图 0 分$/ }).click();
  await panel(page).getByText('会诊').waitFor();
  await panel(page).getByText(ticket).waitFor();
  expect(await problems(page)).toEqual([]);
  await command('resume-room', { room: ROOM });
  await ecg.getByText('无诊室开诊').waitFor({ state: 'detached' });
});

test('from a ticket to its reasons, its day, and a nurse’s word, all by keyboard', async () => {
  const { ticket } = await register('苏晚晴');
  const page = await before('nurse');
  await page.keyboard.press('/');
  await page.keyboard.type('苏晚晴');
  await page.getByRole('option', { name: new RegExp(ticket) }).waitFor();
  await page.keyboard.press('Enter');
  const detail = panel(page);
  await detail.getByRole('heading', { name: `${ticket} 苏晚晴` }).waitFor();

  const place = detail.locator('details', { hasText: '心电图' });
  await place.locator('summary').focus();
  await page.keyboard.press('Enter');
  await place.getByText('能做的诊室').waitFor();
  await place.getByText(/已在门口 \d 人|先到 \d 人/).waitFor();
  await detail.getByText('报到', { exact: true }).last().waitFor();
  expect(await problems(page)).toEqual([]);

  await detail.getByRole('button', { name: '挂起', exact: true }).press('Enter');
  await detail.getByText('已挂起').waitFor();
  await detail.getByRole('button', { name: '放行' }).waitFor();
  await detail.locator('li', { hasText: '工作人员' }).getByText('挂起').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '需要处理' }).waitFor();
  await page
    .getByRole('button', { name: new RegExp(`^${ticket} `) })
    .first()
    .press('Enter');
  await detail.getByRole('button', { name: '放行' }).press('Enter');
  await detail.getByText('已放行').waitFor();
});

test('V1 a VVIP stays a ticket; a doctor sees the floor and moves nobody', async () => {
  const { visit, ticket } = await register('沈若棠', { vvip: true });
  const page = await before('wei-mingyuan', { path: `?visit=${visit}` });
  const detail = panel(page);
  await detail.getByText(ticket).first().waitFor();
  await detail.getByRole('heading', { name: '今天的经过' }).waitFor();
  expect(await page.locator('body').innerText()).not.toContain('沈若棠');
  expect(await detail.getByRole('button', { name: '指定' }).count()).toBe(0);
});

test('arrow keys lead from room to room, and back from what was opened', async () => {
  const page = await before('desk');
  const room = page.getByRole('button', { name: /^采血 1 号窗/ });
  await room.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await panel(page)
    .getByRole('heading', { name: /采血 2 号窗/ })
    .waitFor();
  expect(new URL(page.url()).searchParams.get('room')).toBe('east-blood-2');
  await page.keyboard.press('Escape');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  expect(await focused()).toContain('采血 2 号窗');
});

test.each([
  { width: 1920, height: 1080, colours: 'dark' },
  { width: 720, height: 450, path: '?view=plan' },
] as const)('fits and reads well at $width px', async (look) => {
  const page = await before('manager', look);
  await page.getByRole('heading', { name: '需要处理' }).waitFor();
  expect(await problems(page)).toEqual([]);
});

test('E4 says since when it is old while the server is away, and goes on by itself', async () => {
  const page = await before('manager');
  await page.getByRole('heading', { name: '心电图', exact: true }).waitFor();
  await centre.stop('SIGKILL');
  await page.getByText(/^画面停在 \d/).waitFor();
  // The last picture stays.
  await page.getByRole('heading', { name: '心电图', exact: true }).waitFor();
  expect(await problems(page)).toEqual([]);
  await centre.start();
  await page.getByText(/^画面停在 \d/).waitFor({ state: 'detached' });
});
