import type { Announcement, PlayedBody } from '@daozhen/protocol';
import { expect, test } from 'vitest';
import { problems, sticksOut } from './displays/glass.ts';
import { useStage } from './displays/stage.ts';

const stage = useStage();

const notice = (id: string, more: Partial<Announcement> = {}): Announcement => ({
  id: `notice.${id}.1`,
  n: 300,
  at: Date.now(),
  zone: 'east',
  text: {
    zh: '请王女士的家属到二楼导检台，工作人员在等您。',
    en: 'Will the family of Ms Wang please come to the desk on the second floor.',
  },
  audio: ['/voice/notice-zh.wav', '/voice/notice-en.wav'],
  repeat: 1,
  volume: 0.5,
  ...more,
});

/** Everything the display tells the server, as the server takes it. */
async function reports(): Promise<PlayedBody[]> {
  const told: PlayedBody[] = [];
  await stage.page.route('**/api/voice/played', async (route) => {
    told.push(route.request().postDataJSON() as PlayedBody);
    await route.fulfill({ status: 204 });
  });
  return told;
}

const aside = () => stage.page.locator('.notice[role="status"]');

test('a notice is said, can be read, and its end is told; one lost on the way is told again', async () => {
  await stage.open({ token: 'kept' });
  await stage.shows('点一下屏幕');
  const told = await reports();
  await stage.page.mouse.click(900, 500);
  await expect.poll(() => told.at(-1)).toMatchObject({ sound: 'ready', back: true });

  stage.centre.change(stage.centre.view, [notice('1')]);
  await aside().getByText('请王女士的家属到二楼导检台').waitFor();
  expect(await problems(stage.page)).toEqual([]);
  expect(await sticksOut(stage.page)).toEqual([]);
  const states = () =>
    told.flatMap((body) => body.reports).map(({ id, state }) => `${id} ${state}`);
  await expect.poll(states).toEqual(['notice.1.1 started', 'notice.1.1 finished']);

  // The server is away while the next one ends: its end is told when it is back.
  await stage.page.unroute('**/api/voice/played');
  await stage.page.route('**/api/voice/played', (route) => route.abort());
  const failed = stage.page.waitForEvent('requestfailed');
  stage.centre.change(stage.centre.view, [notice('2')]);
  await failed;
  await stage.page.unroute('**/api/voice/played');
  const later = await reports();
  await expect
    .poll(() => later.flatMap((body) => body.reports).map(({ state }) => state), {
      timeout: 15_000,
    })
    .toEqual(expect.arrayContaining(['started', 'finished']));
});

test('in a muted zone a notice is shown without a sound', async () => {
  await stage.open({ token: 'kept', width: 1080, height: 1920 });
  await stage.shows('点一下屏幕');
  stage.centre.change(stage.centre.view, [notice('3', { sound: 'none', audio: [] })]);
  await aside().waitFor();
  expect(await sticksOut(stage.page)).toEqual([]);
  const played = await stage.page.evaluate(
    () => (window as unknown as { played: string[] }).played,
  );
  expect(played).toEqual([]);
});
