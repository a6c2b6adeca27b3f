import { randomBytes } from 'node:crypto';
import type { BoardView, ScreenStatus, ScreenView } from '@daozhen/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onFeed, pair, type PairedDevice } from '../../../test-support/centre.ts';
import type { Listener } from '../../../test-support/live/listener.ts';
import { startTestServer, type Client, type TestServer } from '../../../test-support/server.ts';

let server: TestServer;
let desk: Client;
let display: PairedDevice;
let glass: Client;

beforeAll(async () => {
  server = await startTestServer();
  desk = await server.login('desk');
});
afterAll(() => server?.stop());

beforeEach(async () => {
  display = await pair(server, desk, 'display', { kind: 'hall', zone: 'east-3' });
  glass = server.withToken(display.token);
});

function status(fields: Partial<ScreenStatus> = {}): ScreenStatus {
  return {
    instance: 'page-0001',
    phase: 'board',
    width: 1920,
    height: 1080,
    ratio: 1,
    browser: 'Chrome 87',
    version: '0.1.0',
    sound: true,
    font: 'ok',
    errors: [],
    broken: [],
    upMs: 1000,
    ...fields,
  };
}

async function listed(id = display.id) {
  const { body } = await desk.get('/api/devices');
  return body.devices.find((device: { id: string }) => device.id === id);
}

const topic = (kind: string) => `${kind}:${display.id}`;

async function watch(...kinds: string[]): Promise<Listener> {
  const feed = await onFeed(server, display.token);
  for (const kind of kinds) {
    feed.say({ type: 'subscribe', topic: topic(kind) });
    await feed.next('snapshot');
  }
  return feed;
}

const screen = (feed: Listener) => feed.picture(topic('screen')) as ScreenView;

describe('a display driven from afar', () => {
  it('is renamed, set and moved while it is on; its board follows without pairing again', async () => {
    const feed = await watch('board', 'screen');
    expect(screen(feed)).toMatchObject({ turn: 0, area: 'none', reload: 0, twice: false });
    expect((feed.picture(topic('board')) as BoardView).zone).toBe('east-3');
    const settings = { turn: 90, inset: 2.5, area: 'side' };
    const changed = await desk.send('PATCH', `/api/devices/${display.id}`, {
      version: 1,
      name: ' 三楼新屏 ',
      placement: { kind: 'door', room: 'east-ultrasound-1' },
      settings,
    });
    expect(changed.status).toBe(200);
    expect(changed.body.device).toMatchObject({ name: '三楼新屏', version: 2 });
    await feed.until(() => {
      const board = feed.picture(topic('board')) as BoardView;
      return board.kind === 'door' && screen(feed).name === '三楼新屏';
    });
    expect(Object.keys((feed.picture(topic('board')) as BoardView).rooms)).toEqual([
      'east-ultrasound-1',
    ]);
    expect(screen(feed)).toMatchObject({ turn: 90, inset: 2.5, area: 'side' });
    const again = await watch('board');
    expect((again.picture(topic('board')) as BoardView).kind).toBe('door');
    feed.ws.close();
    again.ws.close();
  });

  it('keeps the last of two changes only if it was made on the one before', async () => {
    const path = `/api/devices/${display.id}`;
    expect((await desk.send('PATCH', path, { version: 1, name: '甲' })).status).toBe(200);
    const late = await desk.send('PATCH', path, { version: 1, name: '乙' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'device.stale', current: { name: '甲', version: 2 } });
  });

  it('goes nowhere that is not, and to no campus its mover does not work at', async () => {
    const path = `/api/devices/${display.id}`;
    const move = (more: object) => desk.send('PATCH', path, { version: 1, ...more });
    const nowhere = await move({ placement: { kind: 'hall', zone: 'no-such' } });
    expect([nowhere.status, nowhere.body.code]).toEqual([400, 'pairing.placement']);
    const away = await move({ site: 'river', placement: { kind: 'hall', zone: 'river-1' } });
    expect([away.status, away.body.code]).toEqual([403, 'access.site']);
    const wrong = await move({ settings: { turn: 45, inset: 0, area: 'none' } });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'request.invalid']);
    const stranger = await server.login('desk2');
    const other = await stranger.send('PATCH', path, { version: 1, name: '别人的' });
    expect(other.body.code).toBe('access.site');
  });

  it('is asked to reload, to send its picture and to show its name', async () => {
    const feed = await watch('screen');
    for (const type of ['reload', 'picture', 'identify']) {
      expect((await desk.post(`/api/devices/${display.id}/commands`, { type })).status).toBe(204);
    }
    await feed.until(() => screen(feed).identify === 1);
    expect(screen(feed)).toMatchObject({ reload: 1, picture: 1, identify: 1 });
    feed.ws.close();
    const caller = await pair(server, desk, 'caller', { room: 'east-blood-1' });
    const none = await desk.post(`/api/devices/${caller.id}/commands`, { type: 'reload' });
    expect([none.status, none.body.code]).toEqual([409, 'device.no-screen']);
  });

  it('says how it is and shows what is on its glass', async () => {
    expect((await glass.post('/api/devices/me/status', status({ font: 'missing' }))).status).toBe(
      204,
    );
    expect((await desk.get(`/api/devices/${display.id}/picture`)).body.code).toBe('picture.none');
    const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 '), randomBytes(500)]);
    const sent = await upload('PUT', '/api/devices/me/picture', webp, 'image/webp', display.token);
    expect(sent.status).toBe(204);
    const text = await upload(
      'PUT',
      '/api/devices/me/picture',
      Buffer.from('<script>'),
      'image/webp',
      display.token,
    );
    expect(text.status).toBe(415);
    const large = Buffer.concat([webp, randomBytes(250_000)]);
    expect(
      (await upload('PUT', '/api/devices/me/picture', large, 'image/webp', display.token)).status,
    ).toBe(413);
    const { screen: shown } = await listed();
    expect(shown.status).toMatchObject({ font: 'missing', width: 1920 });
    expect(shown.pictureAt).toBeGreaterThan(0);
    const picture = await desk.get(`/api/devices/${display.id}/picture`);
    expect(picture.headers.get('content-type')).toBe('image/webp');
  });

  it('is asked for its picture while somebody looks at the list, once a minute', async () => {
    const feed = await watch('screen');
    await glass.post('/api/devices/me/status', status());
    await listed();
    await feed.until(() => screen(feed).picture === 1);
    await listed();
    expect(screen(feed).picture).toBe(1);
    feed.ws.close();
  });

  it('refuses a report that is none', async () => {
    const bad = await glass.post('/api/devices/me/status', { ...status(), width: 'wide' });
    expect([bad.status, bad.body.code]).toEqual([400, 'request.invalid']);
  });
});

describe('one pairing on two glasses', () => {
  it('is said on both and to staff; a page loaded anew is not a second glass', async () => {
    const feed = await watch('screen');
    await glass.post('/api/devices/me/status', status({ instance: 'page-old1' }));
    await glass.post('/api/devices/me/status', status({ instance: 'page-new1' }));
    expect((await listed()).screen.together).toHaveLength(1);
    expect(screen(feed).twice).toBe(false);
    await glass.post('/api/devices/me/status', status({ instance: 'page-old1', width: 1280 }));
    await feed.until(() => screen(feed).twice);
    expect((await listed()).screen.together).toHaveLength(2);
    feed.ws.close();
  });
});

describe('a display that comes and goes', () => {
  it('is removed, and the removal taken back with its own token', async () => {
    expect((await desk.delete(`/api/devices/${display.id}`)).status).toBe(204);
    expect((await glass.get('/api/devices/me')).status).toBe(401);
    expect((await desk.post(`/api/devices/${display.id}/restore`, {})).status).toBe(200);
    expect((await glass.get('/api/devices/me')).body.device.id).toBe(display.id);
    expect((await watch('screen')).heard.length).toBeGreaterThan(0);
  });

  it('gives its place and settings to a new one that replaces it', async () => {
    const settings = { turn: 270, inset: 1, area: 'idle' };
    await desk.send('PATCH', `/api/devices/${display.id}`, { version: 1, settings });
    const { code } = (await server.anyone.post('/api/devices/pairing', { kind: 'display' })).body;
    const placement = { kind: 'hall', zone: 'east-3' };
    const body = { code, name: '新屏', site: 'east', placement, replace: display.id };
    const paired = await desk.post('/api/devices/pair', body);
    expect(paired.status).toBe(201);
    expect((await listed(paired.body.device.id)).screen.settings).toEqual(settings);
    expect(await listed()).toBeUndefined();
    expect((await glass.get('/api/devices/me')).status).toBe(401);
  });
});

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(4000)]);

async function upload(method: string, path: string, body: Buffer, type: string, token?: string) {
  const who = token ? { authorization: `Bearer ${token}` } : desk.headers;
  return fetch(server.url + path, {
    method,
    headers: { 'x-requested-with': 'daozhen', 'content-type': type, ...who },
    body: new Uint8Array(body),
  });
}

describe('what is shown beside the board', () => {
  const add = (name: string, more: object = {}) =>
    desk.post('/api/playlists', { site: 'east', name, items: [], ...more });

  it('is uploaded, put into a playlist and sent to the displays of its zone', async () => {
    const sent = await upload(
      'POST',
      '/api/media?site=east&name=%E6%B5%B7%E6%8A%A5.png',
      png,
      'image/png',
    );
    expect(sent.status).toBe(201);
    const { file, kind, bytes } = (await sent.json()) as Record<string, unknown>;
    expect([kind, bytes]).toEqual(['picture', png.length]);
    const items = [
      { id: 'a1', kind: 'notice', title: '早餐时间', text: '一楼餐厅。', seconds: 12 },
      { id: 'a2', kind: 'picture', file, seconds: 8, from: '07:30', to: '11:00' },
    ];
    const feed = await watch('screen');
    const list = (await add('三楼', { zone: 'east-3', items })).body;
    const settings = { turn: 0, inset: 0, area: 'side' };
    await desk.send('PATCH', `/api/devices/${display.id}`, { version: 1, settings });
    await feed.until(() => screen(feed).items.length === 2);
    expect(screen(feed).items).toEqual(items);
    const used = await desk.delete(`/api/media/${String(file)}?site=east`);
    expect([used.status, used.body.code]).toEqual([409, 'media.in-use']);
    const change = { name: '三楼', items: [items[0]] };
    const put = await desk.send('PUT', `/api/playlists/${list.id}`, { version: 1, ...change });
    expect(put.body).toMatchObject({ version: 2 });
    expect(put.body.zone).toBeUndefined();
    await feed.until(() => screen(feed).items.length === 0);
    const late = await desk.send('PUT', `/api/playlists/${list.id}`, { version: 1, ...change });
    expect(late.body).toMatchObject({ code: 'playlist.stale', current: { version: 2 } });
    expect((await desk.delete(`/api/media/${String(file)}?site=east`)).status).toBe(204);
    expect((await server.anyone.get(`/media/${String(file)}`)).status).toBe(404);
    expect((await desk.delete(`/api/playlists/${list.id}`)).status).toBe(204);
    feed.ws.close();
  });

  it('is served in parts, and by what it is whatever it is called', async () => {
    const mp4 = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), randomBytes(9000)]);
    const sent = await upload('POST', '/api/media?site=east&name=a.png', mp4, 'image/png');
    const { file, kind } = (await sent.json()) as { file: string; kind: string };
    expect(kind).toBe('video');
    const part = await fetch(`${server.url}/media/${file}`, { headers: { range: 'bytes=4-7' } });
    expect([part.status, await part.text()]).toEqual([206, 'ftyp']);
    expect(part.headers.get('content-type')).toBe('video/mp4');
    expect(part.headers.get('cache-control')).toContain('immutable');
  });

  it('is no program, no other campus’s, and no file that is not there', async () => {
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    const page = await upload('POST', '/api/media?site=east&name=x.png', html, 'image/png');
    expect([page.status, ((await page.json()) as { code: string }).code]).toEqual([
      415,
      'media.type',
    ]);
    const away = await upload('POST', '/api/media?site=river&name=x.png', png, 'image/png');
    expect(away.status).toBe(403);
    const file = `${'0'.repeat(64)}.png`;
    const item = { id: 'a1', kind: 'picture', file, seconds: 8 };
    expect((await add('坏单', { items: [item] })).body.code).toBe('playlist.file');
    expect((await add('坏区', { zone: 'no-such' })).body.code).toBe('playlist.zone');
    expect((await desk.get('/media/../server.lock')).status).toBe(404);
  });
});
