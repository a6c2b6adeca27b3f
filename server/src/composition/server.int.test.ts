import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';
import { readConfig } from '../config.ts';
import { FolderInUse } from '../platform/files/index.ts';
import { startServer } from './start-server.ts';

let server: TestServer;
let desk: Client;
let nurse: Client;

beforeAll(async () => {
  server = await startTestServer();
  desk = await server.login('desk');
  nurse = await server.login('nurse');
});
afterAll(() => server?.stop());

const key = () => ({ 'idempotency-key': randomUUID() });

let people = 0;
function registration(more: object = {}) {
  people += 1;
  const birthDate = new Date(Date.UTC(1960, 0, people)).toISOString().slice(0, 10);
  return {
    site: 'east',
    examinee: { name: '韦小满', sex: 'M', birthDate },
    class: 'normal',
    packageId: 'basic',
    ...more,
  };
}

function command(type: string, more: object) {
  return { v: 1, id: randomUUID(), site: 'east', type, ...more };
}

describe('a started server', () => {
  it('says that it is alive and that every part works', async () => {
    expect((await server.anyone.get('/healthz')).body).toEqual({ ok: true });
    const ready = await server.anyone.get('/readyz');
    expect(ready.status).toBe(200);
    expect(Object.keys(ready.body.checks)).toEqual([
      'redis',
      'database',
      'journal',
      'settings',
      'voice',
      'forecast',
      'feed',
    ]);
    expect(ready.body.checks.redis).toMatchObject({ appendfsync: 'always', ok: true });
  });

  it('shows figures for Prometheus and a description of its interface', async () => {
    const figures = await server.anyone.get('/metrics');
    expect(figures.body).toContain('daozhen_http_request_seconds_bucket');
    const description = await server.anyone.get('/api/openapi.json');
    expect(Object.keys(description.body.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/visits', '/api/floor/commands']),
    );
  });

  it('is the only one on its data folder', async () => {
    const config = readConfig({ DATA_DIR: server.dataDir, PORT: '0', LOG_LEVEL: 'silent' });
    await expect(startServer(config)).rejects.toThrow(FolderInUse);
    expect((await server.anyone.get('/readyz')).status).toBe(200);
  });

  it('tells strangers nothing: every route is public on purpose or answers 401', async () => {
    const guarded = server.routes.filter(({ access }) => access !== 'public');
    expect(guarded.length).toBeGreaterThan(15);
    for (const { method, url } of guarded.filter((route) => route.method !== 'HEAD')) {
      const path = url.replaceAll(/:\w+/g, 'a-token-nobody-has');
      const answer = await server.anyone.send(method, path, method === 'POST' ? {} : undefined);
      expect(answer.status, `${method} ${url}`).toBe(url.startsWith('/m/') ? 404 : 401);
    }
    const open = server.routes.filter((route) => route.access === 'public').map(({ url }) => url);
    const screens = /^\/(workstation|display|m)\b|^\/$/;
    expect([...new Set(open)].filter((url) => !screens.test(url)).toSorted()).toEqual([
      '/api/demo',
      '/api/devices/pairing',
      '/api/devices/pairing/:secret',
      '/api/openapi.json',
      '/api/session',
      '/healthz',
      '/media/:file',
      '/metrics',
      '/readyz',
      '/voice/:file',
    ]);
  });
});

describe('errors', () => {
  it('have a code, a sentence in the reader’s language and a trace id', async () => {
    const chinese = await server.anyone.get('/api/nothing');
    expect(chinese.status).toBe(404);
    expect(chinese.body).toEqual({
      code: 'request.not-found',
      message: '没有这个地址。',
      traceId: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    const english = await server.anyone.get('/api/nothing', { 'accept-language': 'en-GB,en' });
    expect(english.body.message).toBe('There is nothing at this address.');
  });

  it('refuse what is too large, malformed, or of another site', async () => {
    const large = await desk.post('/api/visits', { note: 'x'.repeat(70_000) }, key());
    expect([large.status, large.body.code]).toEqual([413, 'request.too-large']);
    const malformed = await desk.post('/api/visits', { site: 5 }, key());
    expect([malformed.status, malformed.body.code]).toEqual([400, 'request.invalid']);
    const foreign = await desk.post('/api/visits', registration(), {
      ...key(),
      'x-requested-with': '',
      origin: 'https://elsewhere.example',
    });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'request.cross-site']);
  });
});

describe('sessions', () => {
  it('know who is logged in, until he logs out', async () => {
    const doctor = await server.login('wei-mingyuan');
    const before = await doctor.get('/api/session');
    expect(before.body.user).toMatchObject({ name: '韦明远', roles: ['doctor'], sites: ['east'] });
    expect((await doctor.delete('/api/session')).status).toBe(204);
    expect((await doctor.get('/api/session')).status).toBe(401);
  });

  it('lock an account after five wrong passwords, and tell nobody whether it exists', async () => {
    const attempt = (username: string, password = 'wrong') =>
      server.anyone.post('/api/session', { username, password });
    const nobody = await attempt('nobody');
    expect([nobody.status, nobody.body.code]).toEqual([401, 'login.wrong']);
    for (let count = 0; count < 5; count++) {
      expect((await attempt('desk2')).body.code).toBe('login.wrong');
    }
    const locked = await attempt('desk2', 'demo');
    expect([locked.status, locked.body.code]).toEqual([403, 'login.locked']);
  });
});

describe('registration', () => {
  it('T1: gives a ticket, a link and a guide sheet, and puts the visit on the floor', async () => {
    const answer = await desk.post('/api/visits', registration({ class: 'vip' }), key());
    expect(answer.status).toBe(201);
    expect(answer.body.ticket).toMatch(/^V\d{3}$/);
    expect(answer.body.token).toMatch(/^[\w-]{22}$/);
    expect(answer.body.guideSheet).toMatchObject({ name: '韦小满', packageName: '基础套餐' });
    const details = async () => (await nurse.get(`/api/visits/${answer.body.visit}`)).body;
    const standing = { ticket: answer.body.ticket, done: 0, total: 13 };
    // The floor's picture follows its events.
    await expect.poll(details).toMatchObject(standing);
    const found = await desk.get(`/api/visits?site=east&query=${answer.body.ticket}`);
    expect(found.body.visits).toHaveLength(1);
  });

  it('answers the same request the same, and refuses the key for another one', async () => {
    const [given, once] = [registration(), key()];
    const [first, second] = await Promise.all([
      desk.post('/api/visits', given, once),
      desk.post('/api/visits', given, once),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect((await desk.post('/api/visits', given, once)).body).toEqual(first.body);
    const other = await desk.post('/api/visits', registration(), once);
    expect([other.status, other.body.code]).toEqual([409, 'visit.key-reused']);
  });

  it('takes a person once a day, however many desks try', async () => {
    const given = registration();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => desk.post('/api/visits', given, key())),
    );
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(5);
    const { visit, ticket } = answers.find(({ status }) => status === 201)!.body;
    const again = await desk.post('/api/visits', given, key());
    expect(again.body).toMatchObject({ code: 'visit.duplicate', details: { visit, ticket } });
  });

  it('V1: a VVIP is nowhere and not counted, except for whom he is granted', async () => {
    const examinee = { ...registration().examinee, name: '区不凡', vvip: true };
    const nurse = await server.login('nurse');
    const before = (await nurse.get('/api/visits?site=east')).body;
    const { body } = await desk.post('/api/visits', registration({ examinee }), key());
    const unknown = await nurse.get(`/api/visits/${body.visit}`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'visit.unknown']);
    const list = (await nurse.get('/api/visits?site=east')).body;
    expect(list).toEqual(before);
    const seen = [
      body,
      (await nurse.get('/api/visits?site=east&query=区不凡')).body,
      (await nurse.get('/api/people?query=区不凡')).body,
      (await desk.get('/api/floor/sites/east')).body,
    ];
    expect(JSON.stringify(seen)).not.toContain('区不凡');
    // Whoever registered him goes on seeing him.
    const own = (await desk.get('/api/visits?site=east&query=区不凡')).body;
    expect(own.visits).toMatchObject([{ visit: body.visit, vvip: true }]);
  });

  it('keeps a desk to its own campus', async () => {
    const away = await desk.post('/api/visits', registration({ site: 'river' }), key());
    expect([away.status, away.body.code]).toEqual([403, 'access.site']);
  });
});

describe('the floor over REST', () => {
  it('lets a doctor open his room and call; explains a stale press', async () => {
    await desk.post('/api/visits', registration(), key());
    const doctor = await server.login('wei-mingyuan');
    const room = 'east-internal-1';
    const other = command('open-room', { room, staff: 'su-boheng' });
    expect((await doctor.post('/api/floor/commands', other)).status).toBe(403);
    const open = command('open-room', { room, staff: 'wei-mingyuan' });
    expect((await doctor.post('/api/floor/commands', open)).body).toMatchObject({ ok: true });
    const call = async () =>
      (await doctor.post('/api/floor/commands', command('call-next', { room }))).body;
    // Guidance first has to learn that the room is open.
    await expect
      .poll(call, { timeout: 8000 })
      .toMatchObject({ ok: true, ticket: expect.any(String) });
    const stale = await doctor.post('/api/floor/commands', command('press', { room, expected: 0 }));
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'room.stale', current: { room: { id: room } } });
  });

  it('refuses commands that are malformed, from another role, or for the server alone', async () => {
    const malformed = await nurse.post('/api/floor/commands', { type: 'call-next' });
    expect([malformed.status, malformed.body.code]).toEqual([400, 'command.invalid']);
    const call = command('call-next', { room: 'east-blood-1' });
    expect((await desk.post('/api/floor/commands', call)).body.code).toBe('command.not-permitted');
    const tick = command('tick', {});
    expect((await nurse.post('/api/floor/commands', tick)).body.code).toBe('command.not-permitted');
  });
});

describe('devices', () => {
  it('are paired by the code on their screen, known by their token, and removed', async () => {
    const offer = (await server.anyone.post('/api/devices/pairing', { kind: 'caller' })).body;
    const poll = () => server.anyone.get(`/api/devices/pairing/${offer.secret}`);
    expect((await poll()).body).toEqual({ state: 'waiting' });
    const body = { code: offer.code, name: '采血 1 号窗按键', site: 'east' };
    const nowhere = { ...body, placement: { room: 'river-blood-1' } };
    expect((await desk.post('/api/devices/pair', nowhere)).body.code).toBe('pairing.placement');
    const paired = await desk.post('/api/devices/pair', {
      ...body,
      placement: { room: 'east-blood-1' },
    });
    expect(paired.body.device.placement).toEqual({ room: 'east-blood-1' });
    const { token } = (await poll()).body;
    expect((await poll()).body.token).toBe(token);
    const caller = server.withToken(token);
    expect((await caller.get('/api/devices/me')).body.device.id).toBe(paired.body.device.id);
    const elsewhere = command('call-next', { room: 'east-blood-2' });
    expect((await caller.post('/api/floor/commands', elsewhere)).status).toBe(403);
    const own = await caller.post(
      '/api/floor/commands',
      command('call-next', { room: 'east-blood-1' }),
    );
    expect(own.body.code).toBe('room.not-open');
    await desk.delete(`/api/devices/${paired.body.device.id}`);
    expect((await caller.get('/api/devices/me')).status).toBe(401);
  });

  it('cannot be paired twice with one code', async () => {
    const offer = (await server.anyone.post('/api/devices/pairing', { kind: 'display' })).body;
    const placement = { kind: 'hall', zone: 'east-3' };
    const body = { code: offer.code, name: '三楼大屏', site: 'east', placement };
    expect((await desk.post('/api/devices/pair', body)).status).toBe(201);
    expect((await desk.post('/api/devices/pair', body)).body.code).toBe('pairing.unknown');
  });
});

const phonePage = fileURLToPath(new URL('../../../mobile-guide/dist/client', import.meta.url));

describe('the phone’s link', () => {
  it.skipIf(!existsSync(phonePage))(
    'shows the holder his visit and nobody else anything',
    async () => {
      const { body } = await desk.post('/api/visits', registration(), key());
      const view = await server.anyone.get(`/m/${body.token}/view`);
      expect(view.status).toBe(200);
      expect(view.body.page).toMatchObject({ ticket: body.ticket, name: '韦*满' });
      // The last sign of a token carries two bits only: A, Q, g or w.
      const other = body.token.slice(0, 21) + (body.token.endsWith('A') ? 'Q' : 'A');
      expect((await server.anyone.get(`/m/${other}/view`)).status).toBe(404);
    },
  );
});
