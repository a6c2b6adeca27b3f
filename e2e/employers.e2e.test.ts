import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invented, rosterCsv } from '../server/test-support/roster.ts';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { Centre } from './centre/centre.ts';

let centre: Centre;
let browser: Browser;
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

const csv = (text: string, name = '名单.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
const send = (page: Page, file: ReturnType<typeof csv>) =>
  page.locator('input[type="file"]').setInputFiles(file);

beforeAll(async () => {
  centre = new Centre();
  [browser] = await Promise.all([launchChromium(), centre.start()]);
});
afterAll(async () => {
  await browser?.close();
  await centre?.remove();
});
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
});
afterEach(() => context.close());

async function addGroup(page: Page, name: string, sex: '男' | '女') {
  await page.getByRole('button', { name: '新建分组' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('分组名称').fill(name);
  await drawer.getByLabel('套餐', { exact: true }).selectOption('basic');
  await drawer.getByLabel('适用性别').selectOption({ label: sex });
  await drawer.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name }).waitFor();
}

describe('employers', () => {
  test('a liaison sets an employer up, imports its list, and the desk registers 200 people', async () => {
    const page = await at('liaison', '/workstation/employers');
    await page.getByRole('button', { name: '新建单位' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('单位名称').fill('青石机械有限公司');
    expect(await accessibilityProblems(page)).toEqual([]);
    await drawer.getByRole('button', { name: '保存' }).click();

    await page.getByRole('button', { name: '新建批次' }).click();
    await drawer.getByLabel('批次名称').fill('2026 年度员工体检');
    await drawer.getByLabel('体检类型').selectOption('health');
    await drawer.getByRole('textbox', { name: '开始日期' }).fill('2026-11-01');
    await drawer.getByRole('textbox', { name: '结束日期' }).fill('2026-12-31');
    expect(await accessibilityProblems(page)).toEqual([]);
    await drawer.getByRole('button', { name: '保存' }).click();

    await addGroup(page, '男职工', '男');
    await addGroup(page, '女职工', '女');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '开放登记' }).click();
    await page.getByText('批次已开放，可以登记了。').waitFor();

    await page.getByRole('tab', { name: '导入名单' }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
    const wrong = `某甲,${invented(300).idNumber.slice(0, 16)}00,男,139,,`;
    await send(page, csv(`${rosterCsv(200)}\r\n${wrong}`));
    await page.getByText('有问题的行').waitFor();
    await page.getByText('不是 11 位手机号').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '换一个文件' }).click();
    await send(page, csv(rosterCsv(200)));
    await page.getByRole('button', { name: '导入全部 200 人' }).click();
    await page.getByText('已导入 200 人').waitFor();
    await page.getByRole('button', { name: '查看名单' }).click();
    await page.getByText(invented(0).name, { exact: true }).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const address = page.url().slice(centre.url.length);

    const desk = await at('desk', address);
    await desk.getByRole('button', { name: '登记全部未登记的人' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '登记全部未登记的人' }).click();
    await desk.getByText('已登记 200 人').waitFor({ timeout: 60_000 });
    expect(await accessibilityProblems(desk)).toEqual([]);
    await desk.getByRole('button', { name: '关闭', exact: true }).last().click();
    await desk.getByText('已登记 200 / 200').waitFor();
    await desk.getByPlaceholder(/拼音首字母/).fill(invented(7).name);
    await desk.getByText(invented(7).name, { exact: true }).first().waitFor();
    await desk.getByText(invented(0).name, { exact: true }).waitFor({ state: 'detached' });
  });
});

describe('taking over and connecting', () => {
  test('F8: a file is tried, looked at and written, and a second time changes nothing', async () => {
    const page = await at('system', '/workstation/migration');
    await page.getByLabel('旧系统标识').fill('old');
    await page.getByLabel('列对应关系（JSON）').fill('{"columns": {"number": "工号"}}');
    expect(await accessibilityProblems(page)).toEqual([]);
    const people = `${rosterCsv(20, 400)}\r\n某甲,123,男,,,G999`;
    await send(page, csv(people, '人员.csv'));
    await page.getByText('试算结果（尚未写入）').waitFor();
    await page.getByText('证件号码不正确').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '写入 20 行' }).click();
    await page.getByText(/^已写入/).waitFor();
    await page.getByRole('button', { name: '换一个文件' }).click();
    await send(page, csv(people, '人员.csv'));
    await page.getByText('试算结果（尚未写入）').waitFor();
    expect(await page.getByRole('button', { name: /^写入/ }).count()).toBe(0);
  });

  test('an outside system is added, and its keys are shown once', async () => {
    const page = await at('system', '/workstation/partners');
    await page.getByRole('button', { name: '接入外部系统' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('标识').fill('his');
    await drawer.getByLabel('名称').fill('市一医院体检系统');
    expect(await accessibilityProblems(page)).toEqual([]);
    await drawer.getByRole('button', { name: '保存' }).click();
    await page.getByText('密钥只显示这一次').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByRole('button', { name: '发出的消息' }).click();
    await page.getByText('还没有消息').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
