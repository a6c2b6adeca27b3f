import { beforeEach, describe, expect, test } from 'vitest';
import { NOW, page as facts, view, vvipPage } from '../mobile-guide/src/testing/fixtures.ts';
import { type Handset, type HandsetOptions, useHandsets } from './mobile-guide/handset.ts';
import { EXPIRED } from './mobile-guide/phone-centre.ts';
import { setVisible } from './mobile-guide/phone.ts';

const handsets = useHandsets();
let at: Handset;

const begin = async (options: HandsetOptions = {}) => {
  at = await handsets.open(options);
};

describe('without its script', () => {
  beforeEach(() => begin({ script: false }));

  test('O1 the page has the place in line, the wait, the route and the plan', async () => {
    await at.page.goto(at.centre.url);
    const text = await at.page.locator('main').innerText();
    expect(text).toMatch(/前面还有\s+4\s+人/);
    expect(text).toContain('约 8–15 分钟');
    expect(text).toContain('心电图');
    expect(await at.page.locator('.plan svg .target').count()).toBeGreaterThan(0);
    expect(await at.page.title()).toBe('A012 请到 彩超 候检');
  });

  test('language and size are links', async () => {
    await at.page.goto(at.centre.url);
    await at.page.getByRole('button', { name: 'English' }).click();
    expect(await at.page.locator('main').innerText()).toContain('about 8–15 min');
    await at.page.goto(`${at.centre.url}?elder=1`);
    expect(await at.page.locator('html').getAttribute('class')).toBe('elder');
  });

  test('C5 “我回来了” is a form', async () => {
    at.centre.view = view('passed');
    await at.page.goto(at.centre.url);
    await at.page.getByRole('button', { name: '我回来了' }).click();
    await at.page.waitForURL(at.centre.url);
    expect(at.centre.taps).toMatchObject([{ action: 'rejoin' }]);
  });
});

describe('live', () => {
  beforeEach(() => begin());

  test('takes the page over without redrawing it, and asks for nothing it has', async () => {
    const problems: string[] = [];
    at.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    at.page.on('pageerror', (error) => problems.push(error.message));
    await at.follow();
    expect(problems).toEqual([]);
    expect(at.centre.connections).toBe(1);
  });

  test('E2 follows the line, the door and the call; the call cannot be missed', async () => {
    await at.page.addInitScript(() => {
      navigator.vibrate = () => {
        document.documentElement.dataset['shaken'] = 'yes';
        return true;
      };
    });
    await at.follow();
    at.centre.move({ ...view('waiting'), a: 2, w: [4, 9] });
    await at.shows('约 4–9 分钟');
    at.centre.move(view('door'));
    await at.shows('请到门口等候');
    expect(await at.page.locator('html').getAttribute('data-shaken')).toBeNull();
    at.centre.move(view('called'));
    await at.shows('正在呼叫您，请马上到');
    expect(await at.page.locator('h1').innerText()).toContain('303 彩超二室');
    expect(await at.page.title()).toBe('叫到您了：303 彩超二室');
    expect(await at.page.locator('main').getAttribute('class')).toContain('tone-call');
    expect(await at.page.locator('html').getAttribute('data-shaken')).toBe('yes');
    at.centre.move(view('serving'));
    await at.shows('检查中');
    at.centre.move(view('finished'));
    await at.shows('请把导检单交到前台');
  });

  test('W1 somebody who rests sees what is likely; he is shaken awake when he is sent', async () => {
    await at.page.addInitScript(() => {
      navigator.vibrate = (pattern) => {
        document.documentElement.dataset['shaken'] = JSON.stringify(pattern);
        return true;
      };
    });
    at.centre.view = view('resting');
    await at.follow();
    const text = await at.page.locator('main').innerText();
    expect(text).toMatch(/接下来可能去\s+彩超\s+3 楼/);
    expect(text).toMatch(/预计还要等\s+约 12–24 分钟/);
    expect(text).toContain('请先不要去洗手间');
    expect(await at.page.locator('.plan').count()).toBe(0);
    at.centre.move({ ...view('resting'), w: [9, 22] });
    await at.shows('约 9–22 分钟');
    expect(await at.page.locator('html').getAttribute('data-shaken')).toBeNull();
    at.centre.move(view('station'));
    await at.shows('请在这里候检');
    expect(await at.page.locator('html').getAttribute('data-shaken')).toBe('[200,150,200]');
    expect(await at.page.locator('.plan svg .target').count()).toBeGreaterThan(0);
  });

  test('an item added on the way brings its name', async () => {
    await at.follow();
    const items = [
      ...facts.items,
      { id: 'i-new', name: '骨密度检查', nameEn: 'Bone density', station: 'dr' },
    ];
    at.centre.page = { ...facts, items };
    at.centre.move({ ...view('waiting'), d: [5, 12] });
    await expect.poll(at.text).toContain('骨密度检查');
  });

  test('G4 a timed item counts down and then calls back', async () => {
    at.centre.view = { ...view('timed'), b: NOW + 3000 };
    await at.follow();
    await at.page.waitForSelector('text=定时采样');
    expect(await at.page.getByRole('timer').innerText()).toMatch(/^00:0[0-3]$/);
    at.centre.move(view('timed'), { at: view('timed').b! + 1 });
    await at.shows('时间到了');
  });

  test('V1 a VVIP’s page has a ticket and no name', async () => {
    at.centre.page = vvipPage();
    await at.follow();
    const html = await at.page.content();
    expect(html).not.toContain('张');
    expect(html).toContain('V003');
  });
});

describe('coming and going', () => {
  beforeEach(() => begin());

  test('cut off while in the background: right on coming back, before the next try is due', async () => {
    await at.follow();
    await at.page.evaluate(() => {
      // Left to itself it would try again after three seconds.
      Math.random = () => 0.999;
    });
    await setVisible(at.page, false);
    at.centre.cut({ refuse: true });
    at.centre.move(view('called'), { silent: true });
    at.centre.cut();
    await setVisible(at.page, true);
    await expect.poll(at.text, { timeout: 2500, interval: 50 }).toContain('正在呼叫您');
    await at.live();
  });

  test('asleep without noticing: the picture is asked for on return', async () => {
    await at.follow();
    await setVisible(at.page, false);
    at.centre.move(view('door'), { silent: true });
    await at.page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 60_000;
    });
    await setVisible(at.page, true);
    await expect.poll(at.text, { timeout: 5000, interval: 50 }).toContain('请到门口等候');
  });

  test('E4 without the network it keeps the picture, says its age, and recovers', async () => {
    await at.follow();
    at.centre.cut({ refuse: true });
    await at.page.waitForSelector('.link-offline');
    expect(await at.page.locator('.link').innerText()).toContain('网络断开');
    expect(await at.page.locator('main').innerText()).toContain('约 8–15 分钟');
    at.centre.move(view('door'), { silent: true });
    at.centre.cut();
    await at.shows('请到门口等候', 12_000);
    await at.live();
  });
});

describe('taps', () => {
  beforeEach(() => begin());

  test('C5 “我回来了” sends one rejoin', async () => {
    at.centre.view = view('passed');
    await at.follow();
    await at.page.getByRole('button', { name: '我回来了' }).click();
    at.centre.move(view('waiting'));
    await at.shows('下一站');
    expect(at.centre.taps).toMatchObject([{ action: 'rejoin' }]);
  });

  test('C7 “我已憋好尿” declares the preparation', async () => {
    at.centre.view = view('unprepared');
    await at.follow();
    await at.page.getByRole('button', { name: '我已憋好尿' }).click();
    await expect
      .poll(() => at.centre.taps)
      .toMatchObject([{ action: 'prepare', preparation: 'full-bladder' }]);
  });

  test('a refusal is said in words', async () => {
    at.centre.view = view('passed');
    at.centre.reply = { ok: false, code: 'rejoin.nurse' };
    await at.follow();
    await at.page.getByRole('button', { name: '我回来了' }).click();
    await expect.poll(at.text).toContain('请联系导检护士');
  });

  test('a failure says that nothing was sent, and the next tap works', async () => {
    at.centre.view = view('passed');
    at.centre.reply = new Error('floor away');
    await at.follow();
    await at.page.getByRole('button', { name: '我回来了' }).click();
    await at.page.waitForSelector('[role=alert]');
    at.centre.reply = { ok: true, seq: 3, at: NOW };
    await at.page.getByRole('button', { name: '我回来了' }).click();
    await expect.poll(() => at.centre.taps.length).toBe(2);
  });
});

test('a chosen language and size stay for the next visit', async () => {
  await begin();
  await at.follow();
  await at.page.getByRole('button', { name: 'English' }).click();
  await at.shows('Expected wait');
  await at.page.getByRole('button', { name: 'Large text' }).click();
  await at.page.waitForSelector('html.elder');
  await at.page.reload();
  await at.shows('Expected wait');
  expect(await at.page.locator('html').getAttribute('class')).toBe('elder');
});

describe('a link that opens nothing', () => {
  beforeEach(() => begin());

  test.each([
    ['nobody', 404, '这个链接打不开'],
    [EXPIRED, 410, '这个链接已经过期'],
  ])('%s', async (token, status, title) => {
    const answer = await at.page.goto(`${at.centre.origin}/m/${token}`);
    expect(answer?.status()).toBe(status);
    expect(await at.page.locator('h1').innerText()).toBe(title);
    expect(await at.page.locator('main').innerText()).toContain('请到前台');
  });

  test('no picture of the floor yet: says that the place is safe', async () => {
    at.centre.ready = false;
    const answer = await at.page.goto(at.centre.url);
    expect(answer?.status()).toBe(503);
    expect(await at.page.locator('main').innerText()).toContain('您的排队不受影响');
    at.centre.ready = true;
    await at.page.getByRole('button', { name: '再试一次' }).click();
    await at.live();
  });
});
