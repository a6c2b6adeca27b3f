import { beforeEach, describe, expect, test } from 'vitest';
import { type Look, useWorkplaces, type Workplace } from './workstation/workplace.ts';

const workplaces = useWorkplaces();
let at: Workplace;

const begin = async (look: Look = {}) => {
  at = await workplaces.open(look);
};
const key = (name: string) => at.page.keyboard.press(name);
const main = () => at.page.locator('.primary button');
/** The main button's next meaning, once it has the answer to what was pressed before. */
const mainSays = (text: string) =>
  at.page.locator('.primary button:not([aria-busy])').filter({ hasText: text }).waitFor();
const status = (text: string | RegExp) => at.page.locator('.note').getByText(text).waitFor();

describe('login', () => {
  beforeEach(() => begin());

  test('refuses a wrong password, then leads to the page that was asked for', async () => {
    await at.goto('/workstation/rooms/us-1');
    await at.page.getByLabel('用户名').fill('doctor');
    await at.page.getByLabel('密码').fill('wrong');
    await key('Enter');
    await at.shows('用户名或密码不正确。');
    expect(await at.page.getByLabel('密码').inputValue()).toBe('');
    expect(await at.axe()).toEqual([]);
    await at.page.getByLabel('密码').fill('demo');
    await key('Enter');
    await at.page.getByRole('heading', { name: '彩超 1 室' }).waitFor();
    await at.page.getByRole('button', { name: '退出' }).click();
    await at.shows('登录工作站');
  });

  test('speaks English when asked to, and remembers it', async () => {
    await at.goto('/workstation/');
    await at.page.getByRole('button', { name: 'English' }).click();
    await at.shows('Log in');
    await at.page.reload();
    await at.shows('User name');
    expect(await at.page.locator('html').getAttribute('lang')).toBe('en');
  });
});

describe('call screen by keyboard alone', () => {
  beforeEach(async () => {
    await begin({ user: 'doctor' });
    at.floor.populate(8);
    await at.goto('/workstation/rooms/us-1');
    await mainSays('上岗开诊');
  });

  test('C2 open, call, start, finish and call next', async () => {
    await key('Enter');
    await mainSays('呼叫下一位');
    await key(' ');
    await mainSays('开始检查');
    await at.shows('正在呼叫');
    at.floor.advance(2500);
    await key('Enter');
    await mainSays('完成并呼叫下一位');
    at.floor.advance(60_000);
    await key('Enter');
    await mainSays('开始检查');
    const commands = at.backend.live.received.map(({ type }) => type);
    expect(commands).toEqual(['open-room', 'press', 'press', 'press']);
    expect(at.floor.rooms.get('us-1')?.done).toBe(1);
  });

  test('C3 C4 C5 recall, pass when allowed, and back in line', async () => {
    await key('Enter');
    await mainSays('呼叫下一位');
    await key('Enter');
    await mainSays('开始检查');
    const pass = at.page.getByRole('button', { name: '过号…' });
    expect(await pass.isDisabled()).toBe(true);
    await at.shows(/还需呼叫 1 次、再等 \d+ 秒/);
    at.floor.advance(31_000);
    await key('r');
    await status('已重呼 A001');
    await at.page.waitForFunction(
      () => !document.querySelector<HTMLButtonElement>('.gated button')?.disabled,
    );
    await key('p');
    await at.page.getByRole('dialog').waitFor();
    expect(await at.axe()).toEqual([]);
    await key('1');
    await status('已过号 A001');
    await at.page.getByRole('button', { name: 'A001 重新排队' }).click();
    await status('已重新排队 A001');
  });

  test('C8 undo takes back the last call', async () => {
    await key('Enter');
    await mainSays('呼叫下一位');
    await key('Enter');
    await at.page.getByRole('button', { name: /撤销呼叫 A001/ }).waitFor();
    await key('u');
    await status('已撤销');
    await mainSays('呼叫下一位');
    expect(at.floor.visits.get('v-a1')?.state).toBe('free');
  });

  test('C9 pause with reason and return, resume', async () => {
    await key('Enter');
    await mainSays('呼叫下一位');
    await key('z');
    await at.page.getByLabel('设备故障').check();
    await key('Enter');
    await at.shows('暂停：设备故障。');
    await mainSays('恢复叫号');
    expect(at.floor.rooms.get('us-1')?.pause?.until).toBeGreaterThan(at.floor.now());
    await key('Enter');
    await mainSays('呼叫下一位');
  });

  test('C1 a key held down or hit twice calls one person', async () => {
    await key('Enter');
    await mainSays('呼叫下一位');
    at.backend.live.faults.delayMs = 300;
    await Promise.all([key('Enter'), key('Enter'), key('Enter')]);
    await mainSays('开始检查');
    expect(at.backend.live.received.filter(({ type }) => type === 'press')).toHaveLength(1);
  });

  test('T3 only the ticked items are finished', async () => {
    await key('Enter');
    await mainSays('呼叫下一位');
    await key('Enter');
    await mainSays('开始检查');
    at.floor.advance(2500);
    await key('Enter');
    await at.page.getByLabel('前列腺彩超').uncheck();
    await at.page.locator('#current-title').click({ force: true });
    await key('f');
    await status(/已完成/);
    const items = at.floor.visits
      .get('v-a1')
      ?.items.filter(({ station }) => station === 'ultrasound');
    expect(items?.map(({ id, state }) => [id, state])).toEqual([
      ['us-abdomen', 'done'],
      ['us-prostate', 'todo'],
    ]);
  });
});

describe('when things go wrong', () => {
  beforeEach(async () => {
    await begin({ user: 'doctor' });
    at.floor.populate(8);
    await at.goto('/workstation/rooms/us-1');
    await mainSays('上岗开诊');
    await key('Enter');
    await mainSays('呼叫下一位');
  });

  test('C1 a lost answer is asked for again with the same id, and said so', async () => {
    at.backend.live.faults.loseReplies = 2;
    await key('Enter');
    await status(/正在用同一编号重发/);
    await status('已呼叫 A001');
    const ids = at.backend.live.received.filter(({ type }) => type === 'press').map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  test('offline is said within three seconds, nothing can be pressed, and it comes back', async () => {
    const gone = Date.now();
    await at.backend.goAway();
    await at.shows(/连接已断开/);
    expect(Date.now() - gone).toBeLessThan(3000);
    expect(await main().isDisabled()).toBe(true);
    expect(await at.axe()).toEqual([]);
    await at.backend.comeBack();
    await at.page.getByText(/连接已断开/).waitFor({ state: 'detached' });
    await key('Enter');
    await mainSays('开始检查');
  });

  test('E4 a floor the server has lost is said, nothing can be pressed, and it comes back', async () => {
    at.backend.live.faults.lostAt = at.floor.now();
    await at.shows(/读不到现场的队伍/);
    expect(await main().isDisabled()).toBe(true);
    expect(await at.axe()).toEqual([]);
    delete at.backend.live.faults.lostAt;
    await at.page.getByText(/读不到现场的队伍/).waitFor({ state: 'detached' });
    await key('Enter');
    await mainSays('开始检查');
  });

  test('C2 a stale press is refused and shows the new state', async () => {
    // The screen misses the last change: its press carries an old version.
    const room = at.floor.rooms.get('us-1')!;
    room.version += 1;
    await key('Enter');
    await status('状态已变化，请看最新状态后再按。');
    at.floor.changed();
    await at.page.waitForFunction(
      () => !document.querySelector<HTMLButtonElement>('.primary button')?.disabled,
    );
    await key('Enter');
    await mainSays('开始检查');
    expect(at.floor.rooms.get('us-1')?.called).toEqual(['v-a1']);
  });

  test('an ended session asks for the password over the page', async () => {
    at.backend.expireSessions();
    await at.page.getByRole('dialog', { name: '登录已过期' }).waitFor();
    expect(await at.axe()).toEqual([]);
    await at.page.getByLabel('用户名').fill('doctor');
    await at.page.getByLabel('密码').fill('demo');
    await key('Enter');
    await at.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await mainSays('呼叫下一位');
    await at.page.waitForFunction(
      () => !document.querySelector<HTMLButtonElement>('.primary button')?.disabled,
    );
  });
});

describe.each([
  ['light', 'zh', 1440],
  ['dark', 'en', 1180],
] as const)('%s, %s, %i px wide', (colours, language, width) => {
  test('every state of the call screen passes axe', async () => {
    await begin({ user: 'doctor', colours, language, width });
    await at.goto('/workstation/rooms/us-1');
    await main().waitFor();
    expect(await at.axe()).toEqual([]);
    at.floor.populate(100);
    at.floor.changed();
    await key('Enter');
    await at.page.locator('.bead').first().waitFor();
    for (let step = 0; step < 3; step += 1) {
      const label = await main().innerText();
      await key('Enter');
      await at.page.waitForFunction(
        (before) => document.querySelector<HTMLElement>('.primary button')?.innerText !== before,
        label,
      );
      expect(await at.axe()).toEqual([]);
      at.floor.advance(3000);
    }
    await at.goto('/workstation/rooms/c13-1');
    await main().waitFor();
    expect(await at.axe()).toEqual([]);
    await at.goto('/workstation/rooms');
    await at.page.locator('section').first().waitFor();
    expect(await at.axe()).toEqual([]);
  });
});
