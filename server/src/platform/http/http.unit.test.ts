import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import Type from 'typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseUnavailable } from '../db/index.ts';
import { Attempts, createHttp, languageOf, mayUse, serveScreens, type App } from './index.ts';

let app: App;
const open = { config: { access: 'public' } } as const;

/** A list in a list in a list … */
const nested = (depth: number): unknown => {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

beforeEach(async () => {
  const logger = pino({ level: 'silent' });
  ({ app } = await createHttp({ logger, publicUrl: 'https://guide.example', trustProxy: false }));
});
afterEach(() => app.close());

describe('access', () => {
  it('is declared by every route, or the route is not registered', () => {
    expect(() => app.get('/secret', () => 'x')).toThrow(/GET,HEAD|GET.*declares no access/);
  });

  it('tells users by permission, devices by kind, visits and strangers apart', () => {
    const common = { id: 'x', roles: [], sites: ['east'] };
    const nurse = { ...common, kind: 'user', name: '', roles: ['nurse'] } as const;
    const placement = { kind: 'caller', room: 'r' } as const;
    const caller = { ...common, kind: 'device', device: { kind: 'caller', placement } } as const;
    const visit = { ...common, kind: 'visit' } as const;
    expect(mayUse({ may: 'floor.place' }, nurse)).toBe(true);
    expect(mayUse({ may: 'floor.receive' }, nurse)).toBe(false);
    expect(mayUse({ may: 'floor.receive', device: 'caller' }, caller)).toBe(true);
    expect(mayUse({ device: 'display' }, caller)).toBe(false);
    expect(mayUse('session', caller)).toBe(false);
    expect(mayUse('visit-token', nurse)).toBe(false);
    expect(mayUse('visit-token', visit)).toBe(true);
    expect(mayUse({ may: 'floor.place' }, visit)).toBe(false);
    expect(mayUse('session', undefined)).toBe(false);
    expect(mayUse('public', undefined)).toBe(true);
  });
});

describe('requests that change something', () => {
  const post = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/do', headers: { host: 'here:8080', ...headers } });

  beforeEach(() => {
    app.post('/do', open, () => ({ done: true }));
  });

  it.each([
    ['our own page', { origin: 'http://here:8080' }],
    ['our public address', { origin: 'https://guide.example' }],
    ['our header', { 'x-requested-with': 'daozhen' }],
    ['a token', { authorization: 'Bearer abc' }],
  ])('come from %s', async (_who, headers) => {
    expect((await post(headers)).statusCode).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another port of ours', { origin: 'http://here:9090' }],
    ['nobody knows where', {}],
  ])('never from %s', async (_who, headers) => {
    const answer = await post(headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'request.cross-site' });
  });
});

describe('answers', () => {
  it('carry headers that let a page load only what is ours', async () => {
    app.get('/x', open, () => ({}));
    const { headers } = await app.inject({ url: '/x', headers: { host: 'here:8080' } });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain('ws://here:8080');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeDefined();
  });

  it('put no header of the request into the policy as it is', async () => {
    app.get('/x', open, () => ({}));
    const { headers } = await app.inject({ url: '/x', headers: { host: "a; script-src 'x'" } });
    expect(headers['content-security-policy']).not.toContain("script-src 'x'");
  });

  it('say nothing about an error of ours but its trace id', async () => {
    app.get('/broken', open, () => {
      throw new Error('secret detail');
    });
    const answer = await app.inject('/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret detail');
    expect(answer.json()).toMatchObject({ code: 'server.failed' });
  });

  it('say 503 while the database is away', async () => {
    app.get('/data', open, () => {
      throw new DatabaseUnavailable('gone');
    });
    const answer = await app.inject('/data');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'database.unavailable' });
  });
});

describe('what comes in', () => {
  it('is read as numbers only where all is text: in the query', async () => {
    const Limit = Type.Object({ limit: Type.Integer({ maximum: 10, default: 5 }) });
    app.get('/q', { ...open, schema: { querystring: Limit } }, ({ query }) => query);
    app.post('/b', { ...open, schema: { body: Limit } }, ({ body }) => body);
    expect((await app.inject('/q?limit=7')).json()).toEqual({ limit: 7 });
    expect((await app.inject('/q')).json()).toEqual({ limit: 5 });
    expect((await app.inject('/q?limit=70')).statusCode).toBe(400);
    const headers = { 'x-requested-with': 'daozhen' };
    const body = await app.inject({ method: 'POST', url: '/b', headers, body: { limit: '7' } });
    expect(body.statusCode).toBe(400);
    expect(body.json()).toMatchObject({ details: { problems: [{ at: 'body/limit' }] } });
  });

  it.each([
    ['the character NUL', 'b\0'],
    ['half a character', '\ud83d'],
    ['a number that is not exact', 2 ** 63],
    ['something nested without end', nested(1000)],
  ])('may not hold %s, which no database keeps', async (_what, wrong) => {
    const Words = Type.Object({ words: Type.Array(Type.Unknown()) });
    app.post('/words', { ...open, schema: { body: Words } }, ({ body }) => body);
    const headers = { 'x-requested-with': 'daozhen', 'content-type': 'application/json' };
    const send = (words: unknown[]) =>
      app.inject({ method: 'POST', url: '/words', headers, body: JSON.stringify({ words }) });
    expect((await send(['a 😀', 1.5, nested(20)])).statusCode).toBe(200);
    const refused = await send(['a', wrong]);
    expect(refused.statusCode).toBe(400);
    const [problem] = refused.json().details.problems;
    expect(problem.at).toMatch(/^body\/words\/1/);
  });

  it('is refused with a sentence where the address itself cannot be read', async () => {
    app.get('/things/:id', open, () => ({}));
    for (const [url, status, code] of [
      [`/things/${'x'.repeat(300)}`, 404, 'request.not-found'],
      ['/things/%zz', 400, 'request.invalid'],
    ] as const) {
      const answer = await app.inject(url);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect(answer.json()).toMatchObject({ message: expect.stringMatching(/[\u4e00-\u9fff]/) });
      expect(answer.body).not.toContain('things');
    }
  });
});

describe('languages', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5,zh', 'zh'],
    ['fr,en;q=0.3', 'en'],
    ['de', 'zh'],
    ['en;q=0', 'zh'],
  ])('%s → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('attempts', () => {
  it('are refused from the first too many on, with the seconds to wait', async () => {
    const attempts = new Attempts({ points: 2, windowSec: 60 });
    await attempts.count('a');
    await attempts.count('a');
    await expect(attempts.count('a')).rejects.toMatchObject({
      code: 'request.too-many',
      details: { retryAfterSec: expect.any(Number) },
    });
    await expect(attempts.count('b')).resolves.toBeUndefined();
  });

  it('count only failures where only those count', async () => {
    const attempts = new Attempts({ points: 1, windowSec: 60 });
    await attempts.check('a');
    await attempts.check('a');
    await attempts.fail('a');
    await expect(attempts.check('a')).rejects.toMatchObject({ code: 'request.too-many' });
  });
});

describe('screens', () => {
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daozhen-screen-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<p>屏</p>');
    writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'run()');
    await serveScreens(app, [
      { path: '/display/', folder },
      { path: '/none/', folder: join(folder, 'not-built') },
    ]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are one page each, whose parts never change', async () => {
    const page = await app.inject('/display/');
    expect([page.body, page.headers['cache-control']]).toEqual(['<p>屏</p>', 'no-cache']);
    expect((await app.inject('/display/some/view')).body).toBe('<p>屏</p>');
    const script = await app.inject('/display/assets/app-1a2b.js');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await app.inject('/display')).headers['location']).toBe('/display/');
  });

  it('lead nowhere else', async () => {
    expect((await app.inject('/display/assets/gone.js')).statusCode).toBe(404);
    expect((await app.inject('/display/..%2f..%2fetc%2fpasswd.txt')).statusCode).toBe(404);
    expect((await app.inject('/none/')).statusCode).toBe(404);
  });
});
