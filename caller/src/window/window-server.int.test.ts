import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../actions.ts';
import type { Picture } from './picture.ts';
import { WindowServer } from './window-server.ts';

let server: WindowServer;
let pressed: [Action, number][];
const picture: Picture = { state: 'online', version: 7 };
beforeEach(async () => {
  pressed = [];
  server = await WindowServer.start({
    port: 0,
    picture: () => picture,
    act: (action, seen) => {
      pressed.push([action, seen]);
      return Promise.resolve({ kind: 'accepted', sentence: { zh: '好', en: 'ok' } });
    },
  });
});
afterEach(() => server.close());

/** Asks as it is told to, unlike fetch, which sets Host and Origin itself. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}, body = '') {
  const { port, pathname } = new URL(server.url);
  const url = path.startsWith('/') ? path : pathname + path;
  return new Promise<{ status: number; text: string; type: string; policy: string }>((resolve) => {
    const options = { port, method, path: url, headers: { host: `127.0.0.1:${port}`, ...headers } };
    const sent = request({ host: '127.0.0.1', ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text,
          type: response.headers['content-type'] ?? '',
          policy: String(response.headers['content-security-policy']),
        }),
      );
    });
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const press = JSON.stringify({ action: 'recall', seen: 7 });

describe('the page', () => {
  it('is served whole, from this computer alone, and takes nothing from elsewhere', async () => {
    for (const name of [
      '',
      'window.js',
      'keys.js',
      'window.css',
      'tokens.css',
      'base.css',
      'icon.svg',
    ]) {
      expect((await ask(name)).status).toBe(200);
    }
    const { text, type, policy } = await ask('');
    expect([type, text.includes('id="main"')]).toEqual(['text/html; charset=utf-8', true]);
    expect(policy).toContain("default-src 'none'");
    expect(text).not.toMatch(/https?:\/\//);
    const messages = JSON.parse((await ask('messages.json')).text) as Record<string, object>;
    expect(messages['zh']).toMatchObject({ recall: '重呼' });
  });

  it('tells pictures as they change', async () => {
    const events = await fetch(`${server.url}events`);
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('"version":7');
    picture.version = 8;
    server.changed();
    expect((await reader.read()).value).toContain('"version":8');
    server.say('请A012号');
    expect((await reader.read()).value).toContain('event: say');
    await reader.cancel();
  });

  it('a press goes out with the version it was for', async () => {
    const { text } = await ask('act', 'POST', json, press);
    expect([pressed, JSON.parse(text)]).toEqual([
      [['recall', 7]],
      { kind: 'accepted', sentence: { zh: '好', en: 'ok' } },
    ]);
  });
});

describe('somebody else', () => {
  it.each([
    ['without the secret', '/', 'GET', {}, 404],
    ['with a wrong one', '/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/', 'GET', {}, 404],
    ['asking for another file', '../options.ts', 'GET', {}, 404],
    ['asking for a file of that name', 'picture.ts', 'GET', {}, 404],
    ['by another name of this computer', '', 'GET', { host: 'evil.test' }, 421],
    ['from another page', 'act', 'POST', { ...json, origin: 'http://evil.test' }, 403],
    ['from another page’s frame', 'events', 'GET', { 'sec-fetch-site': 'cross-site' }, 403],
    ['with a form', 'act', 'POST', { 'content-type': 'text/plain' }, 415],
    ['asking first', 'act', 'OPTIONS', { origin: 'http://evil.test' }, 403],
    ['in another way', 'act', 'PUT', json, 405],
  ])('%s gets nothing', async (_who, path, method, headers, status) => {
    const answer = await ask(path, method, headers, press);
    expect([answer.status, answer.text, pressed]).toEqual([status, '', []]);
  });

  it.each(['{', '{"action":"jump","seen":1}', '{"action":"press"}', 'x'.repeat(5000)])(
    'what is no press does nothing: %.20s',
    async (body) => {
      expect((await ask('act', 'POST', json, body)).status).toBe(400);
      expect(pressed).toEqual([]);
    },
  );
});

it('a port that is taken is said', async () => {
  const port = Number(new URL(server.url).port);
  const options = { port, picture: () => picture, act: () => Promise.reject(new Error('no')) };
  await expect(WindowServer.start(options)).rejects.toThrow('EADDRINUSE');
});
