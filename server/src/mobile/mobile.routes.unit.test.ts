import { randomUUID } from 'node:crypto';
import type { PhoneAction, PhonePage, Reply } from '@daozhen/protocol';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttp } from '../platform/http/index.ts';
import type { GuideBundle } from './guide-bundle.ts';
import type { MobilePages, ViewNow } from './mobile.ports.ts';
import { mobileRoutes } from './mobile.routes.ts';

const script = {
  name: 'entry-abc.js',
  plain: Buffer.from('run()'),
  gzip: Buffer.from('g'),
  brotli: Buffer.from('b'),
};

/** Draws what it was given, so that a test sees it. */
const bundle: GuideBundle = {
  renderGuide: (session) => ({ title: 'guide', body: `<pre>${JSON.stringify(session)}</pre>` }),
  renderTrouble: (kind, language) => ({ title: kind, body: `<p>${kind} ${language}</p>` }),
  css: 'p{}',
  script,
};

const page: PhonePage = {
  visit: 'v1',
  siteName: '青禾',
  siteNameEn: 'Qinghe',
  utcOffsetMin: 480,
  ticket: 'A012',
  name: '</script><b>李*',
  floors: [],
  stations: [],
  rooms: [],
  items: [],
};

const TOKEN = 'secret-token-of-v1';
const html = { accept: 'text/html,*/*' };
const ours = { 'x-requested-with': 'daozhen' };

let app: FastifyInstance;
let log: string[];
let taps: PhoneAction[];
let reply: Reply;
let now: ViewNow | undefined;

beforeEach(async () => {
  log = [];
  taps = [];
  reply = { ok: true, seq: 4, at: 5 };
  now = { epoch: 'e', seq: 3, at: 1_000_000, view: { s: 'free', o: [], d: [0, 2], a: 4 } };
  const logger = pino({ level: 'trace' }, { write: (line: string) => log.push(line) });
  ({ app } = await createHttp({ logger, publicUrl: undefined, trustProxy: false }));
  await app.register(mobileRoutes, { pages: pagesOf(), bundle });
});
afterEach(() => app.close());

function pagesOf(): MobilePages {
  return {
    address: () => 'https://guide.example.org',
    findByToken: async (token) => {
      if (token === TOKEN) return { kind: 'found', visit: 'v1' };
      return { kind: token.startsWith('old') ? 'expired' : 'unknown' };
    },
    view: () => now,
    staticFacts: () => page,
    act: async (_visit, action) => {
      taps.push(action);
      return reply;
    },
  };
}

const get = (url: string, headers: Record<string, string> = html) => app.inject({ url, headers });
const tap = (body: object, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: `/m/${TOKEN}/actions`,
    headers: { ...ours, ...headers },
    payload: body,
  });
const rejoin = (id = `phone-${randomUUID()}`) => ({ id, action: 'rejoin' });

describe('the page', () => {
  test('comes whole, private and unkept', async () => {
    const answer = await get(`/m/${TOKEN}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['content-security-policy']).toContain('wss://localhost:80');
    expect(answer.body).toContain('/m/assets/entry-abc.js');
  });

  test('a name cannot break out of the data', async () => {
    const { body } = await get(`/m/${TOKEN}`);
    const seed = /id="seed">(.*?)<\/script>/s.exec(body)![1]!;
    expect(JSON.parse(seed)).toMatchObject({ picture: { page: { name: page.name }, seq: 3 } });
  });

  test.each([
    [{}, 'zh-CN', false],
    [{ 'accept-language': 'en-GB,en' }, 'en', false],
    [{ 'accept-language': 'en', cookie: 'guide-lang=zh; guide-elder=1' }, 'zh-CN', true],
  ])('%j reads in %s', async (headers, lang, elder) => {
    const { body } = await get(`/m/${TOKEN}`, { ...html, ...headers });
    expect(body).toContain(`<html lang="${lang}"${elder ? ' class="elder"' : ''}>`);
  });

  test('what the address asks for comes before what was chosen', async () => {
    const { body } = await get(`/m/${TOKEN}?lang=en&elder=0`, {
      ...html,
      cookie: 'guide-lang=zh; guide-elder=1',
    });
    expect(body).toContain('<html lang="en">');
  });

  test('is compressed when the phone reads that', async () => {
    const answer = await get(`/m/${TOKEN}`, { ...html, 'accept-encoding': 'gzip, deflate' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    const asset = await get('/m/assets/entry-abc.js', { 'accept-encoding': 'gzip, br' });
    expect(asset.headers).toMatchObject({ 'content-encoding': 'br' });
    expect(asset.headers['cache-control']).toContain('immutable');
  });

  test('the view alone is JSON', async () => {
    const answer = await get(`/m/${TOKEN}/view`, { accept: 'application/json' });
    expect(answer.json()).toEqual({ ...now, page });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('wrong links', () => {
  test.each([
    ['/m/nobody', 404, 'unknown'],
    ['/m/old-link', 410, 'expired'],
  ])('%s is answered %d with a page', async (url, status, kind) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(`<p>${kind} zh</p>`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('a program gets the envelope', async () => {
    const answer = await get('/m/old-link/view', { accept: 'application/json' });
    expect(answer.statusCode).toBe(410);
    expect(answer.json()).toMatchObject({ code: 'link.expired', traceId: expect.any(String) });
  });

  test('without a picture of the floor the page says so and comes back', async () => {
    now = undefined;
    const answer = await get(`/m/${TOKEN}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('down');
  });

  test('guessing is stopped; a right link from the same address still opens', async () => {
    const answers = [];
    for (let n = 0; n < 70; n += 1) answers.push((await get(`/m/guess-${n}`)).statusCode);
    expect(answers[0]).toBe(404);
    expect(answers.at(-1)).toBe(429);
    const refused = await get('/m/guess-again');
    expect(refused.body).toContain('busy');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get(`/m/${TOKEN}`)).statusCode).toBe(200);
  });

  test('no token reaches the log', async () => {
    await get(`/m/${TOKEN}`);
    await get('/m/old-link');
    await tap(rejoin());
    now = undefined;
    await get(`/m/${TOKEN}`);
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).not.toMatch(/secret-token|old-link/);
  });
});

describe('taps', () => {
  test('C5 go to the floor with their id', async () => {
    const action = rejoin();
    expect((await tap(action)).json()).toEqual({ ok: true });
    expect(taps).toEqual([action]);
  });

  test('C1 what is already so is no error', async () => {
    reply = { ok: false, code: 'visit.not-away' };
    expect((await tap(rejoin())).statusCode).toBe(200);
  });

  test('a refusal is said in the reader’s language', async () => {
    reply = { ok: false, code: 'rejoin.nurse' };
    const answer = await tap(rejoin(), { 'accept-language': 'en' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      code: 'rejoin.nurse',
      message: 'Only a nurse can bring this visit back.',
    });
  });

  test('C7 what only a nurse may confirm is refused', async () => {
    const fasting = { ...rejoin(), action: 'prepare', preparation: 'fasting' };
    expect((await tap(fasting)).json()).toMatchObject({ code: 'tap.not-allowed' });
    expect(taps).toEqual([]);
  });

  test.each([{}, { action: 'finish', id: 'phone-12345678' }, { ...rejoin(), visit: 'v2' }])(
    '%j is not well formed',
    async (body) => {
      expect((await tap(body)).statusCode).toBe(400);
      expect(taps).toEqual([]);
    },
  );

  test('too many are refused', async () => {
    const codes = [];
    for (let n = 0; n < 17; n += 1) codes.push((await tap(rejoin())).statusCode);
    expect(codes.at(-1)).toBe(429);
  });

  test('a form without the script comes back to the page', async () => {
    const form = (payload: string) =>
      app.inject({
        method: 'POST',
        url: `/m/${TOKEN}/actions`,
        headers: { ...html, ...ours, 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      });
    const fine = await form('id=phone-12345678&action=rejoin');
    expect(fine.statusCode).toBe(303);
    expect(fine.headers.location).toBe(`/m/${TOKEN}`);
    reply = { ok: false, code: 'rejoin.nurse' };
    const refused = await form('id=phone-12345679&action=rejoin');
    expect(refused.headers.location).toBe(`/m/${TOKEN}?refused=rejoin.nurse`);
    expect((await get(String(refused.headers.location))).body).toContain('请联系导检护士');
  });
});

describe('C5: the code on the wall', () => {
  const back = (cookies: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url: '/m/back', headers: html, cookies });

  test('leads a phone to the guide it has shown, and tells that to nobody else', async () => {
    const shown = await get(`/m/${TOKEN}`);
    const [kept] = shown.cookies;
    expect(kept).toMatchObject({ value: TOKEN, path: '/m/back', httpOnly: true, sameSite: 'Lax' });
    const led = await back({ [kept?.name ?? '']: TOKEN });
    expect(led.statusCode).toBe(303);
    expect(led.headers).toMatchObject({ location: `/m/${TOKEN}`, 'cache-control': 'no-store' });
    expect(log.join()).not.toContain(TOKEN);
  });

  const strangers: Record<string, string>[] = [
    {},
    { daozhen_guide: 'old-token' },
    { daozhen_guide: '' },
  ];
  test.each(strangers)('asks a phone with %j for the guide sheet', async (cookies) => {
    const answer = await back(cookies);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('guide zh');
  });
});
