import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW, page as facts, view } from '../mobile-guide/src/testing/fixtures.ts';
import { loadGuideBundle, type GuideBundle } from '../server/src/mobile/index.ts';
import { phoneView } from '../server/src/queue/views/index.ts';
import { openCampus } from '../server/test-support/campus.ts';
import { item, MINUTE, openFloor } from '../server/test-support/floor.ts';
import { PhoneCentre } from './mobile-guide/phone-centre.ts';
import { accessibilityProblems, launchChromium } from './browser.ts';
import { builtScreen } from './built.ts';
import { phone } from './mobile-guide/phone.ts';

let bundle: GuideBundle;
let browser: Browser;
let centre: PhoneCentre;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  bundle = await loadGuideBundle(await builtScreen('mobile-guide'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  centre = new PhoneCentre(view('waiting'), facts, NOW);
  await centre.start(bundle);
  context = await phone(browser, { origin: centre.origin });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await centre.stop();
});

const shows = (text: string) =>
  expect
    .poll(() => page.locator('body').innerText(), { timeout: 5000, interval: 50 })
    .toContain(text);

describe.each(['early', 'late'] as const)('on a floor with %s binding', (binding) => {
  test('G2 W1 from resting to the call: told what is likely, sent, called, and at rest again', async () => {
    const floor = await openFloor({
      binding,
      rooms: { r303: { station: 'ultrasound' }, r204: { station: 'ecg' } },
    });
    const campus = await openCampus(floor);
    const now = async () => {
      await campus.current();
      return phoneView(campus, 'v-zhang')!;
    };
    try {
      for (const visit of ['v-first', 'v-zhang']) {
        await floor.arrive(visit, [item('ultrasound', { prep: ['full-bladder'] }), 'ecg']);
        await floor.accept('prepare', { visit, preparation: 'full-bladder', ready: true });
        floor.clock.advance(MINUTE);
      }
      await floor.accept('guide', { accept: { 'v-first': [], 'v-zhang': [] } });
      centre.view = await now();
      centre.at = floor.clock.now;
      await page.goto(centre.url);
      await page.waitForSelector('.link-live');
      const likely = centre.view.l === 'ecg' ? '心电图' : '彩超';
      await shows('请在候检区休息');
      expect(await page.locator('.figures').innerText()).toMatch(new RegExp(`可能去\\s+${likely}`));
      expect(await page.locator('.advice').innerText()).toContain('请先不要去洗手间');
      expect(await accessibilityProblems(page)).toEqual([]);
      const station = centre.view.l!;
      await floor.accept('join', { visit: 'v-zhang', station });
      centre.move(await now(), { at: floor.clock.now });
      await shows(binding === 'late' ? '请到门口等候' : '请在这里候检');
      await floor.call(station === 'ecg' ? 'r204' : 'r303');
      centre.move(await now(), { at: floor.clock.now });
      await shows('正在呼叫您');
      await floor.serve(station === 'ecg' ? 'r204' : 'r303');
      centre.move(await now(), { at: floor.clock.now });
      await shows('请在候检区休息');
      expect(await page.locator('.progress').innerText()).toContain('已完成 1 项，共 2 项');
    } finally {
      await campus.close();
    }
  });
});
