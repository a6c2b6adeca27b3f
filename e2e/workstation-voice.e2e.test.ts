import { expect, test } from 'vitest';
import { FakeVoice } from '../workstation/test-support/fake-voice.ts';
import { type Look, useWorkplaces, type Workplace } from './workstation/workplace.ts';

const workplaces = useWorkplaces();
let at: Workplace;

const voice = () => at.backend.rest.voice;
const key = (name: string) => at.page.keyboard.press(name);
const button = (name: string) => at.page.getByRole('button', { name });
const asked = (path: string) => voice().asked.find((one) => one.path === path)?.body;

async function begin(look: Look = {}): Promise<void> {
  at = await workplaces.open(look);
  await at.page.clock.install();
  await at.goto('/workstation/voice');
  await at.shows('二楼候检区');
}

test('shows what is said and what became of it, as it changes; nothing sticks out on a tablet', async () => {
  await begin({ user: 'nurse', width: 1180, height: 820 });
  await at.shows('还没有播报过');
  expect(await at.axe()).toEqual([]);
  const [first, second] = voice().status.zones;
  first!.now = FakeVoice.said('1', '请A 零一二号，张某三，到彩超二室检查。', {
    outcome: 'speaking',
  });
  first!.waiting = [FakeVoice.said('2', '请A 零一三号到内科诊室检查。', { outcome: 'waiting' })];
  first!.last = [
    FakeVoice.said('3', '请A 零一一号到采血二号窗采血。'),
    FakeVoice.said('4', '请A 零一零号到心电图室检查。', { outcome: 'missed', why: 'no-answer' }),
  ];
  second!.displays = 0;
  await at.shows('请A 零一二号，张某三，到彩超二室检查。');
  await at.shows('还有 1 条等待');
  const rows = await at.page.locator('tbody tr').allInnerTexts();
  expect(rows.map((row) => row.split(/\s+/).slice(-2))).toEqual([
    [expect.anything(), '已播报'],
    ['未播出', '屏没有回应'],
  ]);
  await at.shows('没有屏在线，听不到播报');
  voice().status.voices[1] = { name: 'espeak-ng', state: 'absent', languages: [] };
  await at.shows('未安装');
  expect(await at.axe()).toEqual([]);
  const wide = await at.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBe(0);
  // A nurse mutes, but does not set up.
  expect(await at.page.locator('[name="volume"]').isDisabled()).toBe(true);
  await button('30 分钟').click();
  await at.shows(/已静音，\d\d:\d\d 恢复/);
  expect(asked('/zones/z2/mute')).toEqual({ minutes: 30 });
  await button('恢复播报').click();
  await button('10 分钟').waitFor();
});

test('a notice by keyboard alone: written, sent, seen, taken back', async () => {
  await begin({ user: 'desk' });
  const text = at.page.getByLabel('播报内容');
  await text.focus();
  await key('Tab');
  for (let n = 0; n < 5; n += 1) await key('Tab');
  await key('Enter');
  await at.shows('请填写播报内容');
  expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await at.axe()).toEqual([]);
  await at.page.keyboard.type('请王女士的家属到二楼导检台。');
  await key('Tab');
  await key('Tab');
  await key('Tab');
  await key('Space');
  await key('Tab');
  await key('Space');
  await key('Tab');
  await key('ArrowDown');
  await key('Tab');
  await key('Enter');
  await at.shows('已排入播报');
  expect(asked('/notices')).toEqual({
    zones: ['z2'],
    text: { zh: '请王女士的家属到二楼导检台。' },
    urgent: true,
    times: 2,
  });
  await at.shows('第 1 次，共 2 次');
  expect(await at.axe()).toEqual([]);
  await button('取消').click();
  await at.page.getByText('还要播的通知').waitFor({ state: 'hidden' });
});

test('a manager sets a zone up, hears it, and is told what cannot be', async () => {
  await begin({ user: 'manager', colours: 'dark' });
  await button('三楼候检区').click();
  await at.page.getByLabel('音量').fill('35');
  await at.page.getByLabel('第二语言').selectOption('yue');
  await at.page.getByLabel('每天有静音时段').check();
  await at.page.getByLabel('开始').fill('1230');
  await at.page.getByLabel('结束').fill('12:30');
  await at.shows('请填写两个不同的时间');
  expect(await button('保存设置').isDisabled()).toBe(true);
  await at.page.getByLabel('结束').fill('14：00');
  await at.page.getByLabel('不出声，只看屏').check();
  expect(await at.axe()).toEqual([]);
  await key('Enter');
  await at.shows('已保存，立即生效');
  expect(asked('/zones/z3/settings')).toMatchObject({
    volume: 0.35,
    second: 'yue',
    quiet: { from: '12:30', to: '14:00', mode: 'text' },
  });
  await button('在大屏上播').click();
  await expect.poll(() => asked('/zones/z3/test')).toEqual({ on: 'displays' });
  voice().status.zones[1]!.displays = 0;
  await button('在大屏上播').click();
  await at.shows('没有开着的显示屏，无法试听');
  await at.backend.goAway();
  await at.page.clock.fastForward(6000);
  await at.shows('显示的播报情况可能不是最新');
  expect(await at.axe()).toEqual([]);
  await at.backend.comeBack();
  await at.page.getByText('显示的播报情况可能不是最新').waitFor({ state: 'hidden' });
});
