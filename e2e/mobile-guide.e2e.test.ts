import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOW, page as facts, view, vvipPage } from '../mobile-guide/src/testing/fixtures.ts';
import { loadGuideBundle, type GuideBundle } from '../server/src/mobile/index.ts';
import { EXPIRED, PhoneCentre } from './mobile-guide/phone-centre.ts';
import { launchChromium } from './browser.ts';
import { builtScreen } from './built.ts';
import { phone, setVisible } from './mobile-guide/phone.ts';

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

const live = () => page.waitForSelector('.link-live');
const body = () => page.locator('body').innerText();
const shows = (text: string, timeout = 5000) =>
  expect.poll(body, { timeout, interval: 50 }).toContain(text);

async function open(): Promise<void> {
  await page.goto(centre.url);
  await live();
}

describe('without its script', () => {
  beforeEach(async () => {
    await context.close();
    context = await phone(browser, { origin: centre.origin, script: false });
    page = await context.newPage();
  });

  test('O1 the page has the place in line, the wait, the route and the plan', async () => {
    await page.goto(centre.url);
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/前面还有\s+4\s+人/);
    expect(text).toContain('约 8–15 分钟');
    expect(text).toContain('心电图');
    expect(await page.locator('.plan svg .target').count()).toBeGreaterThan(0);
    expect(await page.title()).toBe('A012 请到 彩超 候检');
  });

  test('language and size are links', async () => {
    await page.goto(centre.url);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('main').innerText()).toContain('about 8–15 min');
    await page.goto(`${centre.url}?elder=1`);
    expect(await page.locator('html').getAttribute('class')).toBe('elder');
  });

  test('C5 “我回来了” is a form', async () => {
    centre.view = view('passed');
    await page.goto(centre.url);
    await page.getByRole('button', { name: '我回来了' }).click();
    await page.waitForURL(centre.url);
    expect(centre.taps).toMatchObject([{ action: 'rejoin' }]);
  });
});

describe('live', () => {
  test('takes the page over without redrawing it, and asks for nothing it has', async () => {
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await open();
    expect(problems).toEqual([]);
    expect(centre.connections).toBe(1);
  });

  test('E2 follows the line, the door and the call; the call cannot be missed', async () => {
    await page.addInitScript(() => {
      navigator.vibrate = () => {
        document.documentElement.dataset['shaken'] = 'yes';
        return true;
      };
    });
    await open();
    centre.move({ ...view('waiting'), a: 2, w: [4, 9] });
    await shows('约 4–9 分钟');
    centre.move(view('door'));
    await shows('请到门口等候');
    expect(await page.locator('html').getAttribute('data-shaken')).toBeNull();
    centre.move(view('called'));
    await shows('正在呼叫您，请马上到');
    expect(await page.locator('h1').innerText()).toContain('303 彩超二室');
    expect(await page.title()).toBe('叫到您了：303 彩超二室');
    expect(await page.locator('main').getAttribute('class')).toContain('tone-call');
    expect(await page.locator('html').getAttribute('data-shaken')).toBe('yes');
    centre.move(view('serving'));
    await shows('检查中');
    centre.move(view('finished'));
    await shows('请把导检单交到前台');
  });

  test('W1 somebody who rests sees what is likely; he is shaken awake when he is sent', async () => {
    await page.addInitScript(() => {
      navigator.vibrate = (pattern) => {
        document.documentElement.dataset['shaken'] = JSON.stringify(pattern);
        return true;
      };
    });
    centre.view = view('resting');
    await open();
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/接下来可能去\s+彩超\s+3 楼/);
    expect(text).toMatch(/预计还要等\s+约 12–24 分钟/);
    expect(text).toContain('请先不要去洗手间');
    expect(await page.locator('.plan').count()).toBe(0);
    centre.move({ ...view('resting'), w: [9, 22] });
    await shows('约 9–22 分钟');
    expect(await page.locator('html').getAttribute('data-shaken')).toBeNull();
    centre.move(view('station'));
    await shows('请在这里候检');
    expect(await page.locator('html').getAttribute('data-shaken')).toBe('[200,150,200]');
    expect(await page.locator('.plan svg .target').count()).toBeGreaterThan(0);
  });

  test('an item added on the way brings its name', async () => {
    await open();
    const items = [
      ...facts.items,
      { id: 'i-new', name: '骨密度检查', nameEn: 'Bone density', station: 'dr' },
    ];
    centre.page = { ...facts, items };
    centre.move({ ...view('waiting'), d: [5, 12] });
    await expect.poll(body).toContain('骨密度检查');
  });

  test('G4 a timed item counts down and then calls back', async () => {
    centre.view = { ...view('timed'), b: NOW + 3000 };
    await open();
    await page.waitForSelector('text=定时采样');
    expect(await page.getByRole('timer').innerText()).toMatch(/^00:0[0-3]$/);
    centre.move(view('timed'), { at: view('timed').b! + 1 });
    await shows('时间到了');
  });

  test('V1 a VVIP’s page has a ticket and no name', async () => {
    centre.page = vvipPage();
    await open();
    const html = await page.content();
    expect(html).not.toContain('张');
    expect(html).toContain('V003');
  });
});

describe('coming and going', () => {
  test('cut off while in the background: right within a second of coming back', async () => {
    await open();
    await setVisible(page, false);
    centre.cut({ refuse: true });
    centre.move(view('called'), { silent: true });
    centre.cut();
    await setVisible(page, true);
    await expect.poll(body, { timeout: 1000, interval: 50 }).toContain('正在呼叫您');
    await live();
  });

  test('asleep without noticing: the picture is asked for on return', async () => {
    await open();
    await setVisible(page, false);
    centre.move(view('door'), { silent: true });
    await page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 60_000;
    });
    await setVisible(page, true);
    await expect.poll(body, { timeout: 1000, interval: 50 }).toContain('请到门口等候');
  });

  test('E4 without the network it keeps the picture, says its age, and recovers', async () => {
    await open();
    centre.cut({ refuse: true });
    await page.waitForSelector('.link-offline');
    expect(await page.locator('.link').innerText()).toContain('网络断开');
    expect(await page.locator('main').innerText()).toContain('约 8–15 分钟');
    centre.move(view('door'), { silent: true });
    centre.cut();
    await shows('请到门口等候', 12_000);
    await live();
  });
});

describe('taps', () => {
  test('C5 “我回来了” sends one rejoin', async () => {
    centre.view = view('passed');
    await open();
    await page.getByRole('button', { name: '我回来了' }).click();
    centre.move(view('waiting'));
    await shows('下一站');
    expect(centre.taps).toMatchObject([{ action: 'rejoin' }]);
  });

  test('C7 “我已憋好尿” declares the preparation', async () => {
    centre.view = view('unprepared');
    await open();
    await page.getByRole('button', { name: '我已憋好尿' }).click();
    await expect
      .poll(() => centre.taps)
      .toMatchObject([{ action: 'prepare', preparation: 'full-bladder' }]);
  });

  test('a refusal is said in words', async () => {
    centre.view = view('passed');
    centre.reply = { ok: false, code: 'rejoin.nurse' };
    await open();
    await page.getByRole('button', { name: '我回来了' }).click();
    await expect.poll(body).toContain('请联系导检护士');
  });

  test('a failure says that nothing was sent, and the next tap works', async () => {
    centre.view = view('passed');
    centre.reply = new Error('floor away');
    await open();
    await page.getByRole('button', { name: '我回来了' }).click();
    await page.waitForSelector('[role=alert]');
    centre.reply = { ok: true, seq: 3, at: NOW };
    await page.getByRole('button', { name: '我回来了' }).click();
    await expect.poll(() => centre.taps.length).toBe(2);
  });
});

test('a chosen language and size stay for the next visit', async () => {
  await open();
  await page.getByRole('button', { name: 'English' }).click();
  await shows('Expected wait');
  await page.getByRole('button', { name: 'Large text' }).click();
  await page.waitForSelector('html.elder');
  await page.reload();
  await shows('Expected wait');
  expect(await page.locator('html').getAttribute('class')).toBe('elder');
});

describe('a link that opens nothing', () => {
  test.each([
    ['nobody', 404, '这个链接打不开'],
    [EXPIRED, 410, '这个链接已经过期'],
  ])('%s', async (token, status, title) => {
    const answer = await page.goto(`${centre.origin}/m/${token}`);
    expect(answer?.status()).toBe(status);
    expect(await page.locator('h1').innerText()).toBe(title);
    expect(await page.locator('main').innerText()).toContain('请到前台');
  });

  test('no picture of the floor yet: says that the place is safe', async () => {
    centre.ready = false;
    const answer = await page.goto(centre.url);
    expect(answer?.status()).toBe(503);
    expect(await page.locator('main').innerText()).toContain('您的排队不受影响');
    centre.ready = true;
    await page.getByRole('button', { name: '再试一次' }).click();
    await live();
  });
});
