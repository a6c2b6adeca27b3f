import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { RunningCaller } from './caller/running-caller.ts';
import { Wire } from './caller/wire.ts';
import { Centre, Client } from './centre/centre.ts';

const ROOM = 'east-ecg-1';

let centre: Centre;
let browser: Browser;
let manager: Client;
let wire: Wire;
let caller: RunningCaller;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
  manager = await new Client(centre.url).logIn('manager');
  wire = await Wire.to(centre.url);
  caller = new RunningCaller(['--url', wire.url, '--window', '--no-open', '--sound', 'off']);
  page = await browser.newPage({ viewport: { width: 320, height: 420 }, locale: 'zh-CN' });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(await caller.says(/(http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/)/));
});
afterAll(async () => {
  await caller?.stop();
  await browser?.close();
  wire?.close();
  await centre?.remove();
});

const looks = (look: string) => page.locator(`[data-look=${look}]`).waitFor();
const answers = (text: string) => page.locator('#answer', { hasText: text }).waitFor();
const key = (name: string) => page.getByRole('button', { name, exact: true });

/** Staff enters a code for the room; @returns nothing: the caller hears it itself. */
const pair = (code: string, name: string) =>
  manager.post('/api/devices/pair', { code, name, site: 'east', placement: { room: ROOM } });

const checkIn = (visit: string) =>
  manager.command('east', 'check-in', {
    visit,
    class: 'normal',
    items: [{ id: 'ecg', station: 'ecg' }],
  });

test('the window of a new computer shows its code, and the room once staff has entered it', async () => {
  await looks('pairing');
  const code = await page.locator('#ticket').innerText();
  expect(caller.said).toContain(`配对码 ${code}`);
  expect(await accessibilityProblems(page)).toEqual([]);
  await pair(code, '心电桌面叫号');
  await looks('closed');
  await page.getByText('医生在工作站开诊后即可叫号').waitFor();
});

test('C2 keys and touches call, recall, start, finish and take back; refusals say why', async () => {
  const { staff } = await manager.get<{ staff: { id: string }[] }>('/api/catalogue/east');
  await manager.command('east', 'open-room', { room: ROOM, staff: staff[0]!.id });
  await looks('idle');
  const { ticket = '' } = await checkIn('v-window-1');
  await page.getByText('候检 1 人').waitFor();
  await page.keyboard.press('Space');
  await answers(`已呼叫 ${ticket}`);
  await looks('called');
  expect(await page.locator('#ticket').innerText()).toBe(ticket);
  expect(await accessibilityProblems(page)).toEqual([]);
  await key('过号').click();
  await answers('还差');
  await page.keyboard.press('s');
  await answers('开始检查');
  await looks('serving');
  await key('完成').click();
  await answers('检查完成');
  await key('撤销').click();
  await answers('已撤销');
  await looks('serving');
  await key('暂停').click();
  await answers('已暂停');
  await looks('paused');
  await page.getByText('按钮暂停').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  // Another key in between: the same one again this soon would count as a bounce.
  await page.keyboard.press('r');
  await page.locator('#answer[data-kind=refused]').waitFor();
  await page.keyboard.press('a');
  await answers('已恢复');
  await looks('serving');
});

test('what is on show follows what is done elsewhere', async () => {
  await manager.command('east', 'finish', { room: ROOM });
  await looks('idle');
  expect(await page.locator('#also').innerText()).toBe('今日完成 1 人');
});

test('kept on top it is the same window, and comes back', async () => {
  await key('置顶').click();
  await page.getByText('小窗已置顶显示').waitFor();
  const top = await page.evaluate(() => {
    const { documentPictureInPicture } = globalThis as unknown as {
      documentPictureInPicture: { window: Window };
    };
    const { document, innerWidth, innerHeight } = documentPictureInPicture.window;
    const look = document.querySelector('main')?.dataset['look'];
    document.querySelector<HTMLButtonElement>('#top')?.click();
    return { look, innerWidth, innerHeight };
  });
  expect(top).toEqual({ look: 'idle', innerWidth: 320, innerHeight: 420 });
  await key('置顶').waitFor();
});

test('offline, keys do nothing, and nothing is made up for once the way is mended', async () => {
  await checkIn('v-window-2');
  await page.getByText('候检 1 人').waitFor();
  wire.cut();
  await looks('offline');
  expect(await key('重呼').isDisabled()).toBe(true);
  await page.keyboard.press('Space');
  await answers('按键不会执行');
  expect(await accessibilityProblems(page)).toEqual([]);
  wire.mend();
  await looks('idle');
  await page.getByText('候检 1 人').waitFor();
});

test('two agents claim one room: both are welcome and told, one call is carried out', async () => {
  await checkIn('v-window-3');
  const other = new RunningCaller(['--url', centre.url, '--sound', 'off']);
  try {
    await pair(await other.says(/配对码 (\d{6})/), '心电按钮二');
    await Promise.all([caller.says(/现有 2 个叫号器/), other.says(/现有 2 个叫号器/)]);
    await page.keyboard.press('Space');
    await looks('called');
    const late = new RunningCaller(['--url', centre.url, '--do', 'next'], other.folder);
    expect(await late.end()).toBe(2);
    expect(late.said).toContain('未执行');
  } finally {
    await other.stop();
  }
});

test('the same token in two programs: the first is told and stops, the second works', async () => {
  const { token } = JSON.parse(readFileSync(join(caller.folder, 'token.json'), 'utf8')) as {
    token: string;
  };
  const thief = new RunningCaller(['--url', centre.url, '--token', token, '--sound', 'off']);
  try {
    await thief.says(/已连接/);
    await caller.says(/已在另一台电脑/);
    await looks('ended');
    expect(await accessibilityProblems(page)).toEqual([]);
  } finally {
    await thief.stop();
  }
});

test('two agents on one folder: the second says who runs there and ends', async () => {
  const second = new RunningCaller(['--url', centre.url, '--window', '--no-open'], caller.folder);
  expect(await second.end()).toBe(1);
  expect(second.said).toContain('叫号程序已在运行');
  const status = new RunningCaller(['--status'], caller.folder);
  expect(await status.end()).toBe(3);
  expect(status.said).toContain('已在另一台电脑');
});

test('the page says when the program itself is gone', async () => {
  await caller.stop();
  await page.getByText('叫号程序没有响应').first().waitFor();
  expect(errors).toEqual([]);
});
