import { mkdir, writeFile } from 'node:fs/promises';
import type { PlaylistItem } from '@daozhen/protocol';
import { describe, expect, test, vi } from 'vitest';
import {
  busyHall,
  door,
  emptyHall,
  frozenHall,
  hall,
  people,
} from '../displays/test-support/boards.ts';
import { problems, sticksOut } from './displays/glass.ts';
import { useStage } from './displays/stage.ts';

const stage = useStage();
const { shows } = stage;
const kept = { token: 'kept' };
const file = (letter: string, ending: string) => `${letter.repeat(64)}.${ending}`;

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const notice: PlaylistItem = {
  id: 'n1',
  kind: 'notice',
  title: '早餐供应时间',
  text: '空腹项目完成后，请凭早餐券到一楼餐厅用餐。',
  seconds: 600,
};

/** Nobody is called anywhere. */
const quiet = () => {
  const view = frozenHall();
  const rooms = Object.values(view.rooms).map((one) => ({ ...one, called: [] }));
  return { ...view, rooms: Object.fromEntries(rooms.map((one) => [one.id, one])) };
};

describe('a display driven from afar', () => {
  test('sends a picture of what is on its glass, small enough', async () => {
    await stage.open(kept);
    await shows('A012');
    stage.centre.tell({ picture: 1 });
    await vi.waitFor(() => expect(stage.centre.pictures).toHaveLength(1), 20_000);
    const { type, body } = stage.centre.pictures[0]!;
    expect(type).toBe('image/webp');
    expect(body.length).toBeLessThan(200_000);
    const picture = `data:image/webp;base64,${body.toString('base64')}`;
    const seen = await stage.page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const brush = canvas.getContext('2d')!;
      brush.drawImage(image, 0, 0);
      const at = (x: number, y: number) => [...brush.getImageData(x, y, 1, 1).data];
      const dark = (x: number, y: number) => (at(x, y)[0] ?? 255) < 60;
      // The panel of the call is dark green, the table beside it light; the ticket is drawn in apricot.
      const row = Array.from({ length: 200 }, (_, x) => at(20 + x, 75));
      const apricot = row.some(([r = 0, , b = 255]) => r > 200 && b < 160);
      return [image.width, image.height, dark(3, 3), dark(400, 200), apricot];
    }, picture);
    expect(seen).toEqual([640, 360, true, false, true]);
    await keepPicture(body);
  });

  test('says in words why it cannot send one', async () => {
    await stage.open(kept);
    await shows('A012');
    await stage.page.route('**/picture-*.js', (route) => route.abort());
    await stage.page.route('**/modern-screenshot-*.js', (route) => route.abort());
    await stage.page.evaluate(() => (HTMLCanvasElement.prototype.toBlob = (done) => done(null)));
    stage.centre.tell({ picture: 1 });
    await vi.waitFor(() => expect(stage.centre.reported?.noPicture).toBeTruthy(), 10_000);
    await shows('A012');
  });

  test('shows its name when asked to, below the current call', async () => {
    await stage.open(kept);
    await shows('A012');
    stage.centre.tell({ identify: 1, name: '二楼东侧大屏' });
    await shows('二楼东侧大屏');
    const [band, hero] = await stage.page.evaluate(() => [
      document.querySelector('[role=status] .name, .name[style]')!.getBoundingClientRect().top,
      document.querySelector('.panel .number')!.getBoundingClientRect().bottom,
    ]);
    expect(band).toBeGreaterThan(hero);
    expect(await problems(stage.page)).toEqual([]);
  });

  test('loads itself anew when told to, and not again after that', async () => {
    const page = await stage.open(kept);
    await shows('A012');
    await page.evaluate(() => Object.assign(window, { before: true }));
    stage.centre.tell({ reload: 1 });
    await page.waitForFunction(() => !('before' in window) && document.querySelector('.panel'));
    await shows('A012');
    await page.evaluate(() => Object.assign(window, { before: true }));
    stage.centre.tell({ name: '改了名' });
    await vi.waitFor(() => expect(stage.centre.reported?.phase).toBe('board'), 10_000);
    expect(await page.evaluate(() => 'before' in window)).toBe(true);
  });

  test('is turned and kept off the edges, and stays so over a power cut', async () => {
    const page = await stage.open(kept);
    await shows('A012');
    stage.centre.tell({ turn: 90, inset: 3 });
    await page.waitForSelector('main.tall');
    const box = await page.locator('.sheet').boundingBox();
    expect(Math.round(box!.x)).toBe(58);
    expect(Math.round(box!.height)).toBe(1015);
    await page.route('**/api/devices/me', (route) => route.abort());
    await page.reload();
    await shows('暂时连不上服务器');
    expect(Math.round((await page.locator('.sheet').boundingBox())!.x)).toBe(58);
  });

  test('reports how it is', async () => {
    await stage.open(kept);
    await shows('A012');
    await vi.waitFor(() => expect(stage.centre.reported?.font).toBe('ok'), 10_000);
    expect(stage.centre.reported).toMatchObject({
      phase: 'board',
      epoch: 'e1',
      width: 1920,
      height: 1080,
      sound: false,
      errors: [],
    });
    await stage.page.evaluate(() =>
      setTimeout(() => void Promise.reject(new Error('broken lamp'))),
    );
    await vi.waitFor(
      () => expect(stage.centre.reported?.errors).toEqual(['Error: broken lamp']),
      5000,
    );
    stage.centre.silent = true;
    await vi.waitFor(() => expect(stage.centre.reported?.staleMs).toBeGreaterThan(4000), 15_000);
  });

  test('says on the glass that another one has the same pairing; the board stays', async () => {
    await stage.open(kept);
    await shows('A012');
    stage.centre.tell({ twice: true });
    await shows('同一配对在两块屏上使用');
    expect(await stage.page.locator('.panel .number').innerText()).toBe('A012');
    expect(await problems(stage.page)).toEqual([]);
    stage.centre.tell({ twice: false });
    await stage.page.waitForSelector('.note.twice', { state: 'detached' });
  });
});

describe('a playlist', () => {
  test('over the whole glass gives way to a call at once and comes back when nobody is called', async () => {
    stage.centre.view = quiet();
    stage.centre.screen = { ...stage.centre.screen, area: 'idle', items: [notice] };
    const page = await stage.open(kept);
    await page.waitForSelector('.whole');
    expect(await problems(page)).toEqual([]);
    const at = Date.now();
    const view = quiet();
    const called = { ...view.rooms['ecg-1']!, called: [{ ticket: 'C099', name: '覃*', at }] };
    const recent = [{ ticket: 'C099', room: 'ecg-1', at, n: 400 }, ...view.recent];
    stage.centre.change({ ...view, rooms: { ...view.rooms, 'ecg-1': called }, recent });
    await page.waitForSelector('.whole', { state: 'detached', timeout: 1000 });
    expect(await page.locator('.panel .number').innerText()).toBe('C099');
    stage.centre.change(quiet());
    await page.waitForSelector('.whole');
  });

  test('plays a video without sound to its end, then shows the next thing', async () => {
    stage.centre.media.set(file('d', 'webm'), await filmed());
    const film: PlaylistItem = { id: 'f', kind: 'video', file: file('d', 'webm'), seconds: 600 };
    stage.centre.screen = { ...stage.centre.screen, area: 'side', items: [film, notice] };
    const page = await stage.open({ ...kept, plays: true });
    const video = page.locator('video');
    await video.waitFor();
    await page.waitForFunction(() => document.querySelector('video')!.currentTime > 0);
    expect(await video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true);
    await shows('早餐供应时间');
    expect(stage.centre.reported?.broken ?? []).toEqual([]);
  });

  test('leaves out a file that is not there, says so, and goes on with the next', async () => {
    stage.centre.media.set(file('b', 'png'), dot);
    const items: PlaylistItem[] = [
      { id: 'gone', kind: 'picture', file: file('a', 'png'), seconds: 600 },
      { id: 'torn', kind: 'video', file: file('c', 'webm'), seconds: 600 },
      { id: 'here', kind: 'picture', file: file('b', 'png'), seconds: 600 },
    ];
    stage.centre.media.set(file('c', 'webm'), Buffer.from('no video at all'));
    stage.centre.screen = { ...stage.centre.screen, area: 'side', items };
    const page = await stage.open(kept);
    await page.waitForSelector(`img[src$="${file('b', 'png')}"]`);
    await vi.waitFor(() => {
      expect(stage.centre.reported?.playing).toBe('here');
      expect(stage.centre.reported?.broken).toContain('gone');
    }, 5000);
    expect(await page.locator('.panel .number').innerText()).toBe('A012');
  });
});

const glasses = [
  ['hall', 1080, 1920],
  ['hall', 1920, 540],
  ['door', 800, 1280],
  ['door', 1024, 600],
  ['door', 480, 800],
] as const;

test.each(glasses)('a %s board of %d×%d in all its states', async (kind, width, height) => {
  const { centre } = stage;
  const normal = kind === 'hall' ? hall() : door();
  centre.view = normal;
  const page = await stage.open({ ...kept, width, height, reducedMotion: true });
  await page.waitForSelector('main');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  expect(await problems(page)).toEqual([]);
  const states: Record<string, () => void> = {
    normal: () => {},
    full: () => centre.change(kind === 'hall' ? busyHall() : door({ door: people('A', 14, 2) })),
    'with a playlist': () => centre.tell({ area: 'side', items: [notice] }),
    empty: () => centre.change({ ...emptyHall(), kind }),
    again: () => centre.change(normal),
    twice: () => centre.tell({ twice: true }),
  };
  for (const [state, begin] of Object.entries(states)) {
    const before = await page.locator('body').innerText();
    begin();
    if (state !== 'normal')
      await page.waitForFunction((text) => document.body.innerText !== text, before);
    // A board that has just changed is fitted in the next frame.
    await expect.poll(async () => [state, ...(await sticksOut(page))]).toEqual([state]);
  }
  if (width !== 1920 && width !== 480) return;
  // Said after five silent seconds: on the lowest glass and on the smallest.
  centre.silent = true;
  await shows('信息可能不是最新');
  expect(await sticksOut(page)).toEqual([]);
});

/** A second of a moving square, filmed by the browser itself. */
async function filmed(): Promise<Buffer> {
  const page = await stage.browser.newPage();
  const text = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [160, 90];
    const brush = canvas.getContext('2d')!;
    const timer = setInterval(() => brush.fillRect(Math.random() * 140, 20, 20, 20), 30);
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' });
    const filmedAll = new Promise<Blob>((done) => {
      recorder.addEventListener('dataavailable', ({ data }) => done(data));
    });
    recorder.start();
    setTimeout(() => recorder.stop(), 1000);
    const bytes = new Uint8Array(await (await filmedAll).arrayBuffer());
    clearInterval(timer);
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  await page.close();
  return Buffer.from(text, 'latin1');
}

/** Leaves the picture where a person can look at it. */
async function keepPicture(body: Buffer): Promise<void> {
  const shelf = new URL('../.cache/displays/', import.meta.url);
  await mkdir(shelf, { recursive: true });
  await writeFile(new URL('picture.webp', shelf), body);
}
