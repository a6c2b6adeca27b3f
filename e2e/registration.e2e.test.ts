import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems, launchChromium, strict } from './browser.ts';
import { Centre } from './centre/centre.ts';

let centre: Centre;
let browser: Browser;
let context: BrowserContext;

async function at(username: string, path: string): Promise<Page> {
  const page = await context.newPage();
  const headers = { 'x-requested-with': 'daozhen' };
  const data = { username, password: 'demo' };
  await page.request.post(`${centre.url}/api/session`, { data, headers });
  await page.goto(centre.url + path);
  return page;
}

const axe = (page: Page) => accessibilityProblems(page, strict);

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

/** Types a new person in, by keyboard alone, up to the package. */
async function typePerson(page: Page, name: string, idNumber: string) {
  await page.getByRole('combobox', { name: '查找受检者' }).fill(idNumber);
  await page.keyboard.press('Enter');
  await page.getByLabel('姓名').fill(name);
  await page.getByRole('combobox', { name: '套餐' }).fill('基础');
  await page.keyboard.press('Enter');
}

describe('registration', () => {
  test('F9: somebody new is registered without a mouse and found again by initials', async () => {
    const page = await at('desk', '/workstation/register');
    await typePerson(page, '覃晓岚', '990001198502141228');
    await expect
      .poll(() => page.getByRole('textbox', { name: '出生日期' }).inputValue())
      .toBe('1985-02-14');
    await page.getByRole('cell', { name: '498.00' }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('覃晓岚 已登记').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('n');
    await page.getByRole('combobox', { name: '查找受检者' }).fill('qxl');
    await page.getByRole('option', { name: /覃晓岚/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /档案 #/ }).waitFor();
    await page.getByRole('cell', { name: '498.00' }).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('该受检者今日已登记').waitFor();
  });

  test('A2, A11: warnings ask for a reason, blocked items go, a VIP is expected with his car', async () => {
    const page = await at('desk', '/workstation/register');
    await typePerson(page, '韦明珠', '99000119900307124X');
    await page.getByLabel('已怀孕').check();
    await page.getByText('需要确认').waitFor();
    const submit = page.getByRole('button', { name: /登记并取号/ });
    expect(await submit.isDisabled()).toBe(true);
    await page.getByRole('button', { name: '不做这些项目' }).first().click();
    await expect.poll(() => submit.isDisabled()).toBe(false);
    await page.getByLabel('优先级').selectOption({ label: 'VIP' });
    await page.getByRole('textbox', { name: '车牌' }).fill('桂BI2345');
    await page.keyboard.press('Tab');
    await page.getByText('车牌号不正确').waitFor();
    await page.getByRole('textbox', { name: '车牌' }).fill('桂b·12345');
    await page.keyboard.press('Tab');
    const floor = await page.request.get(`${centre.url}/api/floor/sites/east`);
    const { day: today } = (await floor.json()) as { day: string };
    await page.getByRole('textbox', { name: '预约日期' }).fill(today);
    await page.keyboard.press('Tab');
    await page.getByLabel('时间').fill('23:30');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.getByRole('button', { name: /登记预约/ }).isEnabled()).toBe(true);
    await page.getByRole('button', { name: /登记预约/ }).click();
    await page.getByText('韦明珠 已列入预检名单').waitFor();

    await page.goto(`${centre.url}/workstation/visits?tab=expected`);
    await page.getByRole('row', { name: /韦明珠/ }).click();
    const drawer = page.getByRole('dialog', { name: /韦明珠/ });
    expect(await axe(page)).toEqual([]);
    await drawer.getByRole('button', { name: '报到取号' }).click();
    await drawer.getByText('候检').waitFor();
    await drawer.getByRole('button', { name: '取消登记' }).click();
    await drawer.getByLabel('取消原因').fill('改期');
    await drawer.getByRole('button', { name: '确认取消' }).click();
    await drawer.getByRole('button', { name: '恢复登记' }).click();
    await drawer.getByText('候检').waitFor();
    const plates = page.waitForEvent('download');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '导出 VIP 车牌' }).click();
    expect((await plates).suggestedFilename()).toContain('VIP车牌');
  });

  test('G1: asked about pregnancy, an X-ray stays on the order and is not called; two breath tests are one too many', async () => {
    const page = await at('desk', '/workstation/register');
    await typePerson(page, '陶望舒', '990001199108152249');
    await page.getByText('请先问清').waitFor();
    for (const item of ['碳13呼气（第一次采样）', '碳14呼气（服胶囊）']) {
      await page.getByRole('combobox', { name: '加项' }).fill(item);
      await page.getByRole('option', { name: item }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('cell', { name: `移除 ${item}` }).waitFor();
    }
    await page.getByText(/同日不能都做，请去掉一项（碳13与碳14测同一项，同日只做一种）/).waitFor();
    const submit = page.getByRole('button', { name: /登记并取号/ });
    expect(await submit.isDisabled()).toBe(true);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '不做 碳14呼气（服胶囊）' }).click();
    await expect.poll(() => submit.isEnabled()).toBe(true);
    await page.getByLabel('已怀孕').check();
    await page.getByText(/胸部 DR：妊娠期不做/).waitFor();
    await page.getByLabel('继续登记的原因').fill('胸片等医生意见');
    await page.keyboard.press('Control+Enter');
    await page.getByText('陶望舒 已登记').waitFor();

    const nurse = await at('nurse', '/workstation/desk');
    await nurse.getByRole('button', { name: /陶望舒.*1 项不能做/ }).click();
    const visit = nurse.getByRole('region', { name: /陶望舒/ });
    await visit.getByText('妊娠期不做').waitFor();
    expect(await axe(nurse)).toEqual([]);
    await visit.getByLabel('未怀孕').check();
    await expect.poll(() => visit.getByText('妊娠期不做').count()).toBe(0);
    await visit.getByLabel('可能怀孕').check();
    const chest = visit.getByRole('listitem').filter({ hasText: '胸部 DR' });
    await chest.getByText('可能怀孕，排除前不做').waitFor();
    await chest.getByRole('button', { name: '弃检' }).click();
    await nurse.getByRole('button', { name: '确认弃检' }).click();
    await chest.getByText('已弃检').waitFor();
    await nurse.getByText('1 项不能做').waitFor({ state: 'detached' });
  });

  test('two records of one person are merged and the merge is taken back', async () => {
    const manager = await at('manager', '/workstation/people');
    const headers = { 'x-requested-with': 'daozhen' };
    const given = { name: '梁静怡', sex: 'F', birthDate: '1979-05-06' };
    for (const more of [{ phone: '13900005566' }, { idNumber: '990001197905061244' }]) {
      const data = { ...given, ...more };
      const added = await manager.request.post(`${centre.url}/api/people`, { data, headers });
      expect([added.status(), await added.text()]).toEqual([201, expect.any(String)]);
    }
    await manager.getByLabel('查找人员').fill('梁静怡');
    await manager.getByRole('row', { name: /990/ }).click();
    await manager.getByRole('heading', { name: '可能是同一人' }).waitFor();
    expect(await axe(manager)).toEqual([]);
    await manager.getByRole('button', { name: '显示完整号码' }).click();
    await manager.getByText('990001197905061244').waitFor();
    await manager.getByRole('button', { name: '并入本档案' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '合并档案' }).click();
    await manager.getByText('已并入本档案').first().waitFor();
    await manager.getByRole('button', { name: '撤销合并' }).click();
    await manager.getByRole('button', { name: '并入本档案' }).waitFor();
  });
});
