import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre, Client } from './centre/centre.ts';
import { hang } from './displays/glass.ts';

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

async function keep(context: Promise<BrowserContext> | BrowserContext): Promise<Page> {
  const opened = await context;
  contexts.push(opened);
  return opened.newPage();
}

/** A person's browser, signed in. */
async function at(
  username: string,
  path: string,
  { password = 'demo', dark = false }: { password?: string; dark?: boolean } = {},
): Promise<Page> {
  const page = await keep(
    browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    }),
  );
  const headers = { 'x-requested-with': 'daozhen' };
  await page.request.post(`${centre.url}/api/session`, { data: { username, password }, headers });
  await page.goto(centre.url + path);
  return page;
}

const shows = (page: Page, text: string) => page.getByText(text).first().waitFor();
const calm = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
};
const person = (name: string, birthDate: string) => ({
  examinee: { name, sex: 'F', birthDate },
  class: 'normal',
});

/** Makes the account of a doctor, who takes a password of his own. */
async function doctorAt(site: string, staff: string, name: string): Promise<string> {
  const security = await new Client(centre.url).logIn('security');
  const rights = { username: staff, name, roles: ['doctor'], sites: [site], staff };
  const { password } = await security.post<{ password: string }>('/api/users', rights);
  const doctor = new Client(centre.url);
  await doctor.post('/api/session', { username: staff, password });
  const next = 'Yunling-2026-huanhe';
  const changed = await doctor.send('POST', '/api/session/password', { current: password, next });
  expect(changed.status).toBe(200);
  return next;
}

/** Lets an account work at one campus more. */
async function letWorkAt(username: string, site: string): Promise<void> {
  const security = await new Client(centre.url).logIn('security');
  const found = await security.get<{
    users: { id: string; name: string; roles: string[]; sites: string[]; version: number }[];
  }>(`/api/users?query=${username}`);
  const { id, name, roles, sites, version } = found.users[0]!;
  const rights = { name, roles, sites: [...sites, site], version };
  expect((await security.send('PUT', `/api/users/${id}`, rights)).status).toBe(200);
}

/** The token of a hall display hung in a waiting area. */
async function hallDisplay(site: string, zone: string): Promise<string> {
  const manager = await new Client(centre.url).logIn('manager');
  const screen = new Client(centre.url);
  const offer = { kind: 'display' };
  const { code, secret } = await screen.post<{ code: string; secret: string }>(
    '/api/devices/pairing',
    offer,
  );
  const placement = { kind: 'hall', zone };
  await manager.post('/api/devices/pair', { code, name: '城南大屏', site, placement });
  return (await screen.get<{ token: string }>(`/api/devices/pairing/${secret}`)).token;
}

async function makeCampus(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新建院区' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '建立院区' }).click();
  await shows(page, '2–21 个小写字母、数字或 -，以字母开头。');
  await dialog.getByLabel('院区名称').fill('城南院区');
  await dialog.getByLabel('院区英文名').fill('South Campus');
  await dialog.getByLabel('编号').fill('south');
  await dialog.getByLabel('照此院区建立').selectOption('river');
  await calm(page);
  await dialog.getByRole('button', { name: '建立院区' }).click();
  await shows(page, '城南院区已建立，可以开始使用。');
}

/** Puts rooms elsewhere: one by keys, one by pointer. */
async function arrange(page: Page): Promise<void> {
  const blood = page.getByRole('button', { name: /^采血 1 号窗，/ });
  await blood.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: '采血 1 号窗，采血，横 8.5 米，纵 7 米' }).waitFor();
  const box = (await page.getByRole('button', { name: /^DR 室，/ }).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await calm(page);
  await page.getByRole('button', { name: '保存 2 处移动' }).click();
  await shows(page, '平面图已保存。');
}

async function addDoctor(page: Page, id: string, name: string): Promise<void> {
  await page.getByRole('tab', { name: '工作人员' }).click();
  await page.getByRole('button', { name: '新建工作人员' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('编号').fill(id);
  await drawer.getByLabel('姓名').fill(name);
  await drawer.getByLabel('职称').fill('主管护师');
  await calm(page);
  await page.keyboard.press('Control+Enter');
  await shows(page, '已保存，现场立即生效。');
  await page
    .getByRole('cell', { name })
    .or(page.getByRole('rowheader', { name }))
    .first()
    .waitFor();
}

describe('settings', () => {
  test('an administrator sets a new campus up and it calls its first person', async () => {
    const page = await at('system', '/workstation/settings/campuses');
    await calm(page);
    await makeCampus(page);
    await arrange(page);
    await addDoctor(page, 'nan-yifan', '南一帆');

    const password = await doctorAt('south', 'nan-yifan', '南一帆');
    await letWorkAt('manager', 'south');
    const hall = await keep(
      hang(browser, {
        width: 1920,
        height: 1080,
        token: await hallDisplay('south', 'south-1'),
      }),
    );
    await hall.goto(`${centre.url}/display/`);
    await shows(hall, '城南院区');

    const manager = await new Client(centre.url).logIn('manager');
    const coming = { site: 'south', packageId: 'entry', ...person('梁小禾', '1990-03-07') };
    const { ticket } = await manager.post<{ ticket: string }>('/api/visits', coming);
    expect(ticket).toBe('A001');

    const doctor = await at('nan-yifan', '/workstation/rooms/south-blood-1', { password });
    const main = (says: string) =>
      doctor.locator('.primary button:not([aria-busy])').filter({ hasText: says });
    await main('上岗开诊').click();
    await main('呼叫下一位').click();
    await main('开始检查').waitFor();
    await hall.waitForFunction(() =>
      /A\s?001[\s\S]*采血 1 号窗|采血 1 号窗[\s\S]*A\s?001/.test(document.body.innerText),
    );
  });

  test('what would strand people who wait is refused, and says who they are', async () => {
    const manager = await new Client(centre.url).logIn('manager');
    const coming = { site: 'east', packageId: 'basic', ...person('韦小满', '1985-05-20') };
    const { ticket } = await manager.post<{ ticket: string }>('/api/visits', coming);
    const page = await at('system', '/workstation/settings/campuses?tab=policy&site=east');
    await page.getByLabel('分诊方式').selectOption('early');
    await page.getByRole('button', { name: '保存' }).click();
    const refusal = page.getByRole('alert').filter({ hasText: '未保存' });
    await refusal.getByText(`受检者 ${ticket} 韦*满`).waitFor();
    expect(await refusal.innerText()).toContain('正在排队，不能改变分诊方式');
    await calm(page);
  });

  test('prices come from a spreadsheet, looked at first, from a day on', async () => {
    const page = await at('manager', '/workstation/settings/offers');
    await page.getByRole('button', { name: '从 Excel 导入' }).click();
    const dialog = page.getByRole('dialog');
    const heading = '编号,名称,英文名,检查点,类别,科室,价格';
    const csv = (...rows: string[]) =>
      page.locator('input[type="file"]').setInputFiles({
        name: '项目.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from([heading, ...rows].join('\r\n')),
      });
    await csv('ECG,常规心电图,Resting ECG,心电图,功能,功能检查科,很贵');
    await shows(page, '不是有效金额，请写成 1280.50');
    await calm(page);
    expect(await dialog.getByRole('button', { name: /^保存/ }).isDisabled()).toBe(true);
    await csv('ECG,常规心电图,Resting ECG,心电图,功能,功能检查科,38');
    await dialog.getByRole('textbox', { name: '生效日期' }).fill('2099-01-01');
    await dialog.getByRole('button', { name: '保存 1 条' }).click();
    await shows(page, '已导入 1 条。');
    await page.getByPlaceholder('搜索名称或编号').fill('ECG');
    await shows(page, '2099-01-01 起变更');
  });

  test('G1: what an item keeps apart from is set beside pregnancy; a package of both is refused', async () => {
    const page = await at('manager', '/workstation/settings/offers');
    await page.getByPlaceholder('搜索名称或编号').fill('TCD');
    await page.getByText('经颅多普勒').click();
    const drawer = page.getByRole('dialog', { name: /经颅多普勒/ });
    await drawer.getByLabel('妊娠').selectOption('怀孕或可能怀孕不做');
    await drawer.getByRole('button', { name: '添加互斥项目' }).click();
    const rule = drawer.getByRole('group', { name: '互斥项目 1' });
    await rule.getByLabel('另一个项目').selectOption({ label: '肺功能' });
    await rule.getByLabel('关系').selectOption('两项须间隔');
    await rule.getByRole('textbox', { name: '分钟' }).fill('45');
    await calm(page);
    await page.keyboard.press('Control+Enter');
    await drawer.waitFor({ state: 'hidden' });

    await page.reload();
    await page.getByPlaceholder('搜索名称或编号').fill('TCD');
    await page.getByText('经颅多普勒').click();
    expect(await rule.getByRole('textbox', { name: '分钟' }).inputValue()).toBe('45');
    await rule.getByLabel('另一个项目').selectOption({ label: '常规心电图' });
    await rule.getByLabel('关系').selectOption('同日不能都做');
    await page.keyboard.press('Control+Enter');
    await drawer
      .getByRole('alert')
      .getByText(/套餐 心脑血管套餐/)
      .waitFor();
  });

  test('A2: from when a room counts as left is set by the campus, within bounds', async () => {
    const page = await at('system', '/workstation/settings/campuses?tab=policy&site=east');
    const idle = page.getByLabel('有人等却没有叫号（分钟）');
    expect(await idle.inputValue()).toBe('5');
    await idle.fill('90');
    await shows(page, '1 到 60 分钟');
    await calm(page);
    await idle.fill('8');
    await page.getByRole('button', { name: '保存' }).click();
    await shows(page, '已保存');
    await page.reload();
    expect(await idle.inputValue()).toBe('8');
  });

  test('pages that no story shows pass axe, in the dark', async () => {
    const wrong: string[] = [];
    const look = async (page: Page, path: string) => {
      await page.goto(`${centre.url}/workstation/settings/${path}&site=east`);
      await page.getByRole('tabpanel').locator('h2, table, svg').first().waitFor();
      wrong.push(...(await accessibilityProblems(page)).map((each) => `${path} ${each}`));
    };
    const dark = await at('system', '/workstation/settings/campuses', { dark: true });
    for (const path of ['campuses?tab=site', 'calendar?tab=week', 'calendar?tab=month']) {
      await look(dark, path);
    }
    expect(wrong).toEqual([]);
  });
});
