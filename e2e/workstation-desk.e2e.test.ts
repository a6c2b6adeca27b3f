import { beforeEach, describe, expect, test } from 'vitest';
import { type Look, useWorkplaces, type Workplace } from './workstation/workplace.ts';

const workplaces = useWorkplaces();
let at: Workplace;

const begin = async (look: Look = {}) => {
  at = await workplaces.open(look);
};
const key = (name: string) => at.page.keyboard.press(name);
const field = (name: string) => at.page.locator(`[name="${name}"]`);
const row = (ticket: string) => at.page.locator('.rows button', { hasText: ticket });
const details = () => at.page.locator('section[aria-labelledby="visit-title"]');
const status = (text: string | RegExp) => details().locator('.note').getByText(text).waitFor();

async function fillIn(name: string): Promise<void> {
  await field('name').fill(name);
  await field('sex').selectOption('F');
  await field('birthDate').fill('1990-03-07');
  await field('packageId').selectOption('staff-f');
}

describe('check-in', () => {
  beforeEach(async () => {
    await begin({ user: 'desk' });
    await at.goto('/workstation/desk');
    await at.shows('今天还没有人报到');
  });

  test('says at each field what is missing, and nothing is sent', async () => {
    expect(await at.axe()).toEqual([]);
    await key('n');
    await field('name').waitFor();
    await at.page.keyboard.type('梁小禾');
    await key('Tab');
    await at.page.keyboard.type('999001199003071234');
    await key('Enter');
    await at.shows('校验码不符，请核对号码');
    expect(await at.page.getByText('必填').count()).toBe(3);
    expect(await field('idNumber').evaluate((element) => element === document.activeElement)).toBe(
      true,
    );
    expect(await at.axe()).toEqual([]);
    expect(at.floor.visits.size).toBe(0);
  });

  test('T1 registers, shows the ticket, prints, and starts anew', async () => {
    await fillIn('梁小禾');
    await key('Enter');
    await at.shows('梁小禾 已报到');
    await row('A001').waitFor();
    expect(await at.axe()).toEqual([]);
    await at.page.getByRole('button', { name: '打印导检单' }).click();
    const sheet = at.page.getByRole('dialog').locator('article');
    expect(await sheet.locator('tbody tr').count()).toBe(15);
    expect(await sheet.innerText()).toMatch(/\d{6}A001/);
    expect(await at.axe()).toEqual([]);
    const paper = await at.page.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type \/Page[ \n]/g)).toHaveLength(1);
    await key('Escape');
    await key('n');
    await field('name').waitFor();
    expect(await field('name').inputValue()).toBe('');
  });

  test('somebody registered already is shown instead of being registered twice', async () => {
    await fillIn('梁小禾');
    await key('Enter');
    await at.shows('梁小禾 已报到');
    await key('n');
    await fillIn('梁小禾');
    await key('Enter');
    await at.shows('今日已登记，号码是 A001。');
    await at.page.getByRole('button', { name: '查看 A001' }).click();
    await details().getByText('梁小禾').waitFor();
    expect(at.floor.visits.size).toBe(1);
  });

  test('V1 a VVIP is listed by ticket only', async () => {
    await fillIn('梁小禾');
    await at.page.getByLabel(/VVIP/).check();
    await key('Enter');
    await row('A001').waitFor();
    expect(await at.page.locator('.rows').innerText()).not.toContain('梁小禾');
  });

  test('what was typed survives the end of the session', async () => {
    await fillIn('梁小禾');
    at.backend.expireSessions();
    await at.page.getByRole('dialog', { name: '登录已过期' }).waitFor();
    await at.page.getByLabel('用户名').fill('desk');
    await at.page.getByLabel('密码').fill('demo');
    await key('Enter');
    await at.page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await field('name').inputValue()).toBe('梁小禾');
  });
});

describe('today’s examinees', () => {
  beforeEach(async () => {
    await begin({ user: 'desk' });
    at.floor.populate(60);
    await at.goto('/workstation/desk');
    await row('A001').waitFor();
  });

  test('are found and opened by keyboard', async () => {
    await key('/');
    await at.page.keyboard.type('A007');
    await row('A006').waitFor({ state: 'detached' });
    await key('ArrowDown');
    await key('Enter');
    await details().getByText('A007').waitFor();
    expect(await at.axe()).toEqual([]);
  });

  test('class, hold, transfer and decline, and what can be taken back', async () => {
    await row('A001').click();
    await details().getByLabel('优先级类别').selectOption('vip');
    await status('类别已更改 A001');
    await details().getByRole('button', { name: '撤回对 A001 的操作' }).click();
    await at.page.waitForFunction(() => !document.querySelector('.note .warn'));
    await expect.poll(() => at.floor.visits.get('v-a1')?.class).toBe('elder');
    await details().getByRole('button', { name: '挂起' }).click();
    await status('已挂起 A001');
    await at.page.getByRole('button', { name: '放行 A001' }).click();
    await status('已放行 A001');
    await details().getByLabel('指定检查点').selectOption('ecg');
    await details().getByRole('button', { name: '指定', exact: true }).click();
    await status('已指定检查点 A001');
    await details().getByText('已指定 心电图').waitFor();
    await details()
      .locator('li', { hasText: '心电图' })
      .getByRole('button', { name: '弃检' })
      .click();
    await at.page.getByRole('dialog').getByRole('button', { name: '确认弃检' }).click();
    await status('已弃检 A001');
    const ecg = at.floor.visits.get('v-a1')?.items.find((item) => item.id === 'ecg');
    expect(ecg?.state).toBe('declined');
  });

  test('the list stays and says so when the server fails', async () => {
    at.backend.rest.broken.set('/api/visits', 503);
    at.floor.changed();
    await key('/');
    await at.page.keyboard.type('A');
    await at.shows('名单没有更新，显示的是之前的内容。');
    await row('A001').waitFor();
    expect(await at.axe()).toEqual([]);
  });

  test('C9 a station without an open room raises an alarm', async () => {
    const alarm = at.page.getByRole('alert').filter({ hasText: '没有诊室开诊' });
    await alarm.waitFor();
    expect(await alarm.innerText()).toContain('彩超');
  });
});

test('devices are paired by their code and removed', async () => {
  await begin({ user: 'manager' });
  await at.goto('/workstation/devices');
  await at.shows('还没有配对的显示屏');
  expect(await at.axe()).toEqual([]);
  await at.page.getByRole('button', { name: '配对新设备' }).click();
  expect(await at.axe()).toEqual([]);
  await field('code').fill('000000');
  await field('name').fill('二楼东侧大屏');
  await field('where').selectOption('z2');
  await key('Enter');
  await at.shows(/没有等待配对的设备|配对码/);
  await field('code').fill('123456');
  await at.page.getByRole('button', { name: '配对', exact: true }).click();
  await at.shows('“二楼东侧大屏”已配对');
  await key('Escape');
  await at.page.getByRole('button', { name: /二楼东侧大屏/ }).click();
  await at.shows('从未连接');
  expect(await at.axe()).toEqual([]);
  await at.page.getByRole('button', { name: '移除' }).click();
  await at.page.getByRole('button', { name: '确认移除' }).click();
  await at.shows('还没有配对的显示屏');
});

test('the start page leads everywhere, and shows logins in a demo only', async () => {
  await begin();
  at.floor.populate(1);
  await at.goto('/');
  await at.shows('系统正常');
  await at.shows('这是演示系统。');
  expect(await at.axe()).toEqual([]);
  await at.page.getByRole('link', { name: '用 doctor 登录' }).click();
  expect(await at.page.getByLabel('用户名').inputValue()).toBe('doctor');
  at.backend.rest.demo = false;
  await at.goto('/');
  await at.shows('系统正常');
  expect(await at.page.getByText('演示').count()).toBe(0);
});

test.each([
  ['light', 'en', 1440, 1],
  ['dark', 'zh', 1180, 1],
  ['light', 'zh', 1440, 2],
] as const)(
  'a full desk in %s, %s, %i px, zoomed %i times, passes axe',
  async (colours, language, width, zoom) => {
    await begin({ user: 'desk', colours, language, width: width / zoom, height: 900 / zoom });
    at.floor.populate(100);
    await at.goto('/workstation/desk');
    await row('A001').click();
    await details().locator('li').first().waitFor();
    expect(await at.axe()).toEqual([]);
    const wide = await at.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  },
);
