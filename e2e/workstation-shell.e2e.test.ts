import { describe, expect, test } from 'vitest';
import { firstLoads } from './workstation/first-load.ts';
import { type Look, useWorkplaces, type Workplace } from './workstation/workplace.ts';

const workplaces = useWorkplaces();

async function begin(path: string, look: Look = { user: 'manager' }): Promise<Workplace> {
  const at = await workplaces.open(look);
  at.floor.populate(12);
  await at.goto(path);
  return at;
}

const links = (place: Workplace) =>
  place.page.getByRole('navigation').getByRole('link').allInnerTexts();

test('every page opens for the first time with at most 200 kB of gzipped script', () => {
  const loads = [...firstLoads(workplaces.built)];
  expect(loads.length).toBeGreaterThan(5);
  expect(loads.filter(([, bytes]) => bytes > 200_000)).toEqual([]);
});

describe('navigation', () => {
  test('shows each user the pages of his rights, and starts him where his work is', async () => {
    const nurse = await begin('/workstation/', { user: 'nurse' });
    await nurse.page.waitForURL('**/workstation/desk');
    const forNurse = await links(nurse);
    expect(forNurse).toEqual(expect.arrayContaining(['前台', '诊室叫号', '广播', '打印']));
    expect(forNurse).not.toContain('设备');
    await nurse.close();
    const system = await begin('/workstation/', { user: 'system' });
    await system.page.getByRole('navigation').getByRole('link').first().waitFor();
    const forSystem = await links(system);
    expect(forSystem).toContain('设备');
    expect(forSystem).not.toContain('前台');
  });

  test('refuses a page beyond one’s rights and one that is not there, in words', async () => {
    const place = await begin('/workstation/devices', { user: 'nurse' });
    await place.shows('您没有打开这个页面的权限');
    expect(await place.axe()).toEqual([]);
    await place.goto('/workstation/nowhere');
    await place.shows('没有这个页面');
    expect(await place.axe()).toEqual([]);
  });

  test('folds to icons with names, closes groups, and stays so after a reload', async () => {
    const place = await begin('/workstation/desk');
    const nav = place.page.getByRole('navigation');
    const wide = (await nav.boundingBox())?.width ?? 0;
    await place.page.keyboard.press('Control+b');
    await nav.getByRole('button', { name: '展开' }).waitFor();
    await place.page.reload();
    await nav.getByRole('button', { name: '展开' }).waitFor();
    expect((await nav.boundingBox())?.width ?? 0).toBeLessThan(wide / 2);
    expect(await place.axe()).toEqual([]);
    await nav.getByRole('button', { name: '展开' }).click();
    await nav.getByRole('button', { name: '现场' }).click();
    await nav.getByRole('link', { name: '前台' }).waitFor({ state: 'hidden' });
  });

  test('lies over the page at 200 % zoom, and closes when a page is chosen', async () => {
    const look = { user: 'manager', width: 720, height: 450 };
    const place = await begin('/workstation/desk', look);
    await place.page.getByRole('button', { name: '菜单' }).click();
    expect(await place.axe()).toEqual([]);
    await place.page.getByRole('link', { name: '诊室叫号' }).click();
    await place.page.getByRole('heading', { name: '选择诊室' }).waitFor();
    await place.page.getByRole('link', { name: '诊室叫号' }).waitFor({ state: 'hidden' });
    expect(await place.axe()).toEqual([]);
  });
});

describe('by keyboard', () => {
  test('Ctrl+K finds a page by name, pinyin or English and opens it', async () => {
    const place = await begin('/workstation/desk');
    await place.page.getByRole('heading', { name: '今日受检者' }).waitFor();
    const palette = place.page.getByRole('dialog', { name: '查找页面和人员' });
    for (const [words, heading] of [
      ['gb', '广播'],
      ['诊室', '选择诊室'],
      ['printing', '打印'],
    ] as const) {
      await place.page.keyboard.press('Control+k');
      await palette.getByRole('combobox').fill(words);
      await palette.getByRole('option').first().waitFor();
      expect(await place.axe()).toEqual([]);
      await place.page.keyboard.press('Enter');
      await place.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    }
    await place.page.keyboard.press('Control+k');
    await palette.getByRole('combobox').fill('没有这样的页面');
    await place.shows(/没有找到|查找没有成功/);
  });

  test('? lists the keys of the page and those of every page', async () => {
    const place = await begin('/workstation/rooms/us-1', { user: 'doctor' });
    await place.page.getByRole('heading', { name: '彩超 1 室' }).waitFor();
    await place.page.keyboard.press('?');
    const help = place.page.getByRole('dialog', { name: '快捷键' });
    await help.getByText('重呼').waitFor();
    await help.getByText('查找页面和人员').waitFor();
    expect(await place.axe()).toEqual([]);
    await place.page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  test('the first stop leads past the navigation', async () => {
    const place = await begin('/workstation/rooms');
    await place.page.getByRole('heading', { name: '选择诊室' }).waitFor();
    await place.page.keyboard.press('Tab');
    await place.page.keyboard.press('Enter');
    expect(await place.page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(place.page.url()).toContain('/workstation/rooms');
  });
});

test('a page that cannot be loaded says so', async () => {
  const place = await begin('/workstation/desk');
  await place.page.getByRole('heading', { name: '今日受检者' }).waitFor();
  await place.page.route('**/VoicePage-*.js', (route) => route.abort());
  await place.page.getByRole('link', { name: '广播' }).click();
  await place.shows('页面没有载入');
  expect(await place.axe()).toEqual([]);
});
