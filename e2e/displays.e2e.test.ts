import type { Announcement, BoardView } from '@daozhen/protocol';
import { describe, expect, test } from 'vitest';
import { problems } from './displays/glass.ts';
import { useStage } from './displays/stage.ts';

const stage = useStage();
const { shows } = stage;
const hero = () => stage.page.locator('.panel .number').innerText();

/** The board after `ticket` was called to the ECG room. */
function called(view: BoardView, ticket: string, n: number): BoardView {
  const at = Date.now();
  const room = { ...view.rooms['ecg-1']!, serving: [], called: [{ ticket, name: '覃*', at }] };
  const recent = [{ ticket, name: '覃*', room: 'ecg-1', at, n }, ...view.recent].slice(0, 6);
  return { ...view, rooms: { ...view.rooms, 'ecg-1': room }, recent };
}

function announcement(n: number, ticket: string): Announcement {
  return {
    id: `${n}.call`,
    n,
    at: Date.now(),
    zone: 'east',
    ticket,
    room: 'ecg-1',
    text: { zh: `请 ${ticket} 号到心电图室`, en: '' },
    audio: [`/voice/${ticket}.mp3`],
    repeat: 2,
  };
}

test('from a bare screen to a call, through silence and back', async () => {
  await stage.open();
  await shows('请配对这块屏幕');
  expect(await stage.page.locator('.code').innerText()).toBe('482916');
  expect(await problems(stage.page)).toEqual([]);

  stage.centre.pair();
  await shows('二楼东区候诊厅');
  expect(await hero()).toBe('A012');
  expect(await problems(stage.page)).toEqual([]);

  stage.centre.change(called(stage.centre.view, 'C032', 300));
  await stage.page.waitForSelector('.main.fresh');
  expect(await hero()).toBe('C032');
  expect(await problems(stage.page)).toEqual([]);
  await stage.page.waitForSelector('.main:not(.fresh)', { timeout: 8000 });

  stage.centre.silent = true;
  await shows('信息可能不是最新');
  expect(await hero()).toBe('C032');
  expect(await problems(stage.page)).toEqual([]);

  stage.centre.changeUnheard(called(stage.centre.view, 'C033', 301));
  stage.centre.silent = false;
  await stage.page.waitForSelector('footer:not(.stale)', { timeout: 20_000 });
  await shows('C033');
  expect(await hero()).toBe('C033');
});

test('E4 silence is said within six seconds, with an age that counts on', async () => {
  await stage.open({ token: 'kept' });
  await shows('A012');
  stage.centre.silent = true;
  const before = Date.now();
  await shows('信息可能不是最新');
  expect(Date.now() - before).toBeLessThan(6500);
  const age = await stage.page.locator('.age').innerText();
  await stage.page.waitForFunction(
    (shown) => document.querySelector<HTMLElement>('.age')!.innerText !== shown,
    age,
  );
});

test('E2 an update that does not follow is not shown; a snapshot is asked for instead', async () => {
  await stage.open({ token: 'kept' });
  await shows('A012');
  stage.centre.changeUnheard({ ...stage.centre.view, notice: '没有人听到的一句' });
  stage.centre.change({ ...stage.centre.view, title: '三楼候诊厅' });
  await shows('三楼候诊厅');
  await shows('没有人听到的一句');
  expect(await hero()).toBe('A012');
});

test('after a power cut with the server down it waits, says so and finds its place', async () => {
  await stage.open({ token: 'kept' });
  await shows('A012');
  // The page is in the television's cache; only the server's answers are missing.
  await stage.page.route('**/api/devices/me', (route) => route.abort());
  await stage.page.reload();
  await shows('暂时连不上服务器');
  expect(await problems(stage.page)).toEqual([]);
  await stage.page.unroute('**/api/devices/me');
  await shows('二楼东区候诊厅');
  expect(await hero()).toBe('A012');
});

test('a withdrawn place leads back to the code, with a sentence', async () => {
  await stage.open({ token: 'kept' });
  await shows('A012');
  stage.centre.revoke();
  await shows('这块屏幕的配对已取消');
  expect(await problems(stage.page)).toEqual([]);
  stage.centre.pair('another');
  await shows('A012');
});

test('a server that restarts is found again without a touch', async () => {
  await stage.open({ token: 'kept' });
  await shows('A012');
  await stage.centre.stop();
  await shows('信息可能不是最新');
  stage.centre.changeUnheard({ ...stage.centre.view, notice: '欢迎回来' });
  await stage.centre.start();
  await shows('欢迎回来', 25_000);
  await stage.page.waitForSelector('footer:not(.stale)');
  expect(await hero()).toBe('A012');
});

describe('voice', () => {
  const played = () =>
    stage.page.evaluate(() => (window as unknown as { played: string[] }).played);

  test('a browser that waits for a touch asks for one, then speaks each call twice, in order', async () => {
    await stage.open({ token: 'kept' });
    await shows('点一下屏幕');
    stage.centre.change(called(stage.centre.view, 'C032', 300), [announcement(300, 'C032')]);
    stage.centre.change(called(stage.centre.view, 'C033', 301), [announcement(301, 'C033')]);
    await shows('C033');
    expect(await played()).toEqual([]);
    await stage.page.mouse.click(900, 500);
    await stage.page.waitForFunction(
      () => (window as unknown as { played: string[] }).played.length === 4,
    );
    expect(await played()).toEqual([
      '/voice/C032.mp3',
      '/voice/C032.mp3',
      '/voice/C033.mp3',
      '/voice/C033.mp3',
    ]);
    expect(await stage.page.locator('.sound').count()).toBe(0);
  });
});
