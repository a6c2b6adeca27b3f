import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../server/test-support/server.ts';
import { launchChromium } from './browser.ts';
import { axe, logIn, picture, shows, StaffBrowsers } from './security/staff.ts';
import { codeAt, nextCode } from './security/totp.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('accounts', () => {
  let server: TestServer;
  let staff: StaffBrowsers;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: '0' });
    staff = new StaffBrowsers(browser, server.url);
  });
  afterAll(async () => {
    await staff?.close();
    await server?.stop();
  });

  const choose = async (page: Page, current: string, next: string) => {
    await shows(page, '设置自己的密码');
    await page.getByLabel('当前密码').fill(current);
    await page.getByLabel('新密码', { exact: true }).fill(next);
    await page.getByLabel('再输入一次新密码').fill(next);
    await page.getByRole('button', { name: '保存新密码' }).click();
  };

  test('second factor, lock-out, expiry: from the first start to a nurse at work', async () => {
    const { password } = server.firstAccounts.find(({ username }) => username === 'security')!;
    const admin = await staff.open();
    await logIn(admin, 'security', password);
    await shows(admin, '第 1 步，共 2 步');
    await choose(admin, password, 'password');
    await shows(admin, '当前密码');
    expect(await axe(admin)).toEqual([]);
    await picture(admin, 'due-password');
    await choose(admin, password, 'Clear-water-7');
    await shows(admin, '用身份验证器扫描二维码');
    const secret = (await admin.locator('.secret').innerText()).replaceAll(' ', '');
    expect(await axe(admin)).toEqual([]);
    await picture(admin, 'due-factor');
    await admin.getByLabel('验证器显示的 6 位数字').fill('000000');
    await admin.keyboard.press('Enter');
    await shows(admin, '验证码不正确，请检查手机时间后再试。');
    await admin.getByLabel('验证器显示的 6 位数字').fill(codeAt(secret, Date.now()));
    await admin.keyboard.press('Enter');
    await shows(admin, '保存恢复码');
    const recovery = await admin.locator('.codes li').allInnerTexts();
    expect(recovery).toHaveLength(10);
    expect(await axe(admin)).toEqual([]);
    await picture(admin, 'due-recovery');
    await admin.getByRole('button', { name: '已妥善保存，继续' }).click();
    await admin.getByRole('heading', { name: '账号', exact: true }).waitFor();

    const nurse = await makeNurse(admin);
    const [oneTime, floor] = [nurse.password, await staff.open()];
    await logIn(floor, 'lu', oneTime);
    await choose(floor, oneTime, 'Night-shift-8');
    await floor.getByRole('navigation').first().waitFor();

    // Somebody tries his passwords on the nurse's account.
    const stranger = await staff.open();
    for (let count = 0; count < 5; count += 1) {
      await logIn(stranger, 'lu', `guess-${count}`);
      await shows(stranger, '用户名或密码不正确。');
      await stranger.getByLabel('用户名').fill('');
    }
    await logIn(stranger, 'lu', 'Night-shift-8');
    await shows(stranger, '尝试次数过多，请稍后再试。');
    await picture(stranger, 'login-locked');

    await admin.getByLabel('状态').selectOption('locked');
    await admin.getByRole('row', { name: /卢春晓/ }).click();
    const drawer = admin.getByRole('dialog');
    await drawer.getByText('已锁定').first().waitFor();
    expect(await axe(admin)).toEqual([]);
    await picture(admin, 'user-detail');
    await drawer.getByRole('button', { name: '解除锁定' }).click();
    await shows(admin, '卢春晓 的账号已解除锁定。');
    await drawer.getByRole('button', { name: '退出' }).first().click();
    // The nurse's page keeps its place and asks for the password.
    await shows(floor, '登录已过期');
    await logIn(floor, 'lu', 'Night-shift-8');
    await floor.getByRole('dialog').waitFor({ state: 'hidden' });

    const again = await staff.open();
    await logIn(again, 'security', 'Clear-water-7');
    await shows(again, '动态验证码');
    expect(await axe(again)).toEqual([]);
    await picture(again, 'login-code');
    await again.getByLabel('动态验证码').fill(nextCode(secret));
    await again.keyboard.press('Enter');
    await again.getByRole('heading', { name: '账号', exact: true }).waitFor();
    const lost = await staff.open();
    await logIn(lost, 'security', 'Clear-water-7');
    await lost.getByLabel('动态验证码').fill(recovery[0]!);
    await lost.keyboard.press('Enter');
    await lost.getByRole('heading', { name: '账号', exact: true }).waitFor();
    await lost.goto(`${server.url}/workstation/account`);
    await shows(lost, '恢复码还剩 9 个');
    expect(await axe(lost)).toEqual([]);
    await picture(lost, 'account');
    expect(staff.errors).toEqual([]);
  });

  async function makeNurse(admin: Page): Promise<{ password: string }> {
    await admin.keyboard.press('n');
    const drawer = admin.getByRole('dialog');
    await drawer.getByRole('button', { name: '建立账号' }).click();
    await shows(admin, '请至少选择一个角色。');
    await drawer.getByLabel('姓名').fill('卢春晓');
    await drawer.getByLabel('用户名').fill('lu');
    await drawer.getByLabel('导检护士').check();
    await drawer.getByLabel('审计管理员').check();
    await shows(admin, '三类管理员相互独立，也不能兼任业务角色。');
    expect(await axe(admin)).toEqual([]);
    await picture(admin, 'user-new');
    await drawer.getByLabel('审计管理员').uncheck();
    await drawer.locator('.sites input').first().check();
    await drawer.getByRole('button', { name: '建立账号' }).click();
    await shows(admin, '请当面交给 卢春晓');
    expect(await axe(admin)).toEqual([]);
    await picture(admin, 'user-password');
    const password = await admin.locator('dd.secret').innerText();
    await admin.getByRole('button', { name: '已交给本人' }).click();
    expect(await axe(admin)).toEqual([]);
    await picture(admin, 'users');
    return { password };
  }
});

describe('a VVIP', () => {
  let server: TestServer;
  let staff: StaffBrowsers;
  const NAME = '隗独秀';
  const ID = '990001194912310022';

  beforeAll(async () => {
    server = await startTestServer();
    staff = new StaffBrowsers(browser, server.url);
  });
  afterAll(async () => {
    await staff?.close();
    await server?.stop();
  });

  test('stays invisible, and break-glass leaves its trace', async () => {
    const manager = await staff.at('manager', '/workstation/');
    const examinee = { name: NAME, sex: 'F', birthDate: '1949-12-31', idNumber: ID, vvip: true };
    const visit = { site: 'east', examinee, class: 'normal', packageId: 'basic' };
    expect(await staff.send(manager, 'post', '/api/visits', visit)).toMatchObject({ status: 201 });

    const watcher = await staff.at('security', '/workstation/vvip');
    const elsewhere = await staff.at('audit', '/workstation/audit');
    await shows(watcher, '没有待核查的紧急查看。');
    const reviewer = await staff.at('reviewer', '/workstation/break-glass');
    const search = () => staff.send(reviewer, 'get', `/api/people?query=${ID}&limit=10`);
    expect((await search()).body).toMatchObject({ people: [] });

    expect(await axe(reviewer)).toEqual([]);
    await reviewer.getByRole('button', { name: '确认紧急查看' }).click();
    await shows(reviewer, '请写明理由，至少 4 个字。');
    await reviewer.getByLabel('号码').fill('99000119491231009X');
    await reviewer.getByLabel('理由').fill('受检者晕厥，需要了解病史');
    await reviewer.getByRole('button', { name: '确认紧急查看' }).click();
    await shows(reviewer, '没有符合的受保护档案。');
    await picture(reviewer, 'glass-refused');
    await reviewer.getByLabel('号码').fill(ID);
    await reviewer.getByRole('button', { name: '确认紧急查看' }).click();
    await shows(reviewer, '已授予查看权限');
    expect(await axe(reviewer)).toEqual([]);
    await picture(reviewer, 'glass-done');
    expect(JSON.stringify((await search()).body)).toContain('people');
    expect((await search()).body['people']).toHaveLength(1);

    // Those who watch are told without asking.
    await shows(watcher, '毛静怡 紧急查看了 VVIP 档案');
    await shows(watcher, '受检者晕厥，需要了解病史');
    await shows(elsewhere, '有 1 次 VVIP 紧急查看等待核查。');
    expect(await axe(elsewhere)).toEqual([]);
    await picture(elsewhere, 'alarm-banner');
    expect(await watcher.content()).not.toContain(NAME);
    expect(await axe(watcher)).toEqual([]);
    await picture(watcher, 'vvip-alarm');
    await watcher.getByRole('button', { name: '立即终止' }).click();
    await shows(watcher, '已终止 毛静怡 的查看权限。');
    await expect.poll(async () => (await search()).body['people'], { timeout: 8000 }).toEqual([]);
    await watcher.getByRole('button', { name: '已核查' }).click();
    await shows(watcher, '没有待核查的紧急查看。');
    await watcher.getByRole('tab', { name: '紧急查看记录' }).click();
    await watcher.getByRole('row', { name: /毛静怡/ }).waitFor();
    expect(await axe(watcher)).toEqual([]);
    await picture(watcher, 'vvip-list');
    await watcher.getByRole('button', { name: '新增授权' }).click();
    expect(await axe(watcher)).toEqual([]);
    await picture(watcher, 'vvip-grant');

    const auditor = await staff.at('audit', '/workstation/audit');
    await auditor.getByRole('row', { name: /核查紧急查看/ }).waitFor();
    expect(await axe(auditor)).toEqual([]);
    // The log is read anew; what stands there meanwhile stays legible.
    const answered = Promise.withResolvers<void>();
    await auditor.route('**/api/audit?*', (route) => answered.promise.then(() => route.continue()));
    await auditor.getByRole('button', { name: '核对完整性' }).click();
    await shows(auditor, '日志完整，共');
    await auditor.locator('[aria-busy] > table').waitFor();
    expect(await axe(auditor)).toEqual([]);
    answered.resolve();
    await auditor.locator('[aria-busy] > table').waitFor({ state: 'detached' });
    expect(await axe(auditor)).toEqual([]);
    await picture(auditor, 'audit');
    await auditor
      .getByRole('row', { name: /紧急查看/ })
      .last()
      .click();
    await auditor.getByRole('dialog').getByText('vvip.break-glass').waitFor();
    expect(await auditor.content()).not.toContain(NAME);
    expect(await axe(auditor)).toEqual([]);
    await picture(auditor, 'audit-entry');
    expect(staff.errors).toEqual([]);
  });
});
