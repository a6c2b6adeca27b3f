import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { line } from '../messages/index.ts';
import { DeviceApi, Refused, type Fetch } from './device-api.ts';
import { identify } from './identify.ts';
import { TokenStore } from './token-store.ts';

const url = 'http://server.test';
const device = {
  id: 'd1',
  name: '彩超二室按钮',
  site: 'main',
  placement: { kind: 'caller', room: 'us-2' },
};
const identity = { id: 'd1', name: '彩超二室按钮', site: 'main', room: 'us-2' };
const paired = { state: 'paired', token: 'secret-token', device };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-token-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Reply = { status: number; body: object } | 'away';
const ok = (body: object): Reply => ({ status: 200, body });
const refused = (status: number, code = 'x'): Reply => ({ status, body: { code, message: code } });

/** A device in front of a server that gives these answers, the last one for ever. */
function setUp(answers: Reply[], mayPair = true) {
  const asked: string[] = [];
  const waits: number[] = [];
  const said: string[] = [];
  const fetch: Fetch = (address, init) => {
    const token = new Headers(init.headers).get('authorization');
    asked.push(`${init.method ?? 'GET'} ${address.replace(url, '')}${token ? ` ${token}` : ''}`);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined || answer === 'away') return Promise.reject(new TypeError('failed'));
    return Promise.resolve(Response.json(answer.body, { status: answer.status }));
  };
  const store = new TokenStore(join(folder, 'caller'), url);
  const run = () =>
    identify({
      api: new DeviceApi(`${url}/`, fetch),
      store,
      say: (sentence) => said.push(line(sentence)),
      onCode: () => {},
      wait: (ms) => (waits.push(ms), Promise.resolve()),
      mayPair,
    });
  return { asked, waits, said, store, run };
}

describe('a new button box', () => {
  it('shows a code, waits until staff has paired it and keeps its token to itself', async () => {
    const offer = ok({ code: '123456', secret: 'S' });
    const { run, said, asked, store } = setUp([
      offer,
      ok({ state: 'waiting' }),
      ok({ state: 'waiting' }),
      ok(paired),
    ]);
    expect(await run()).toEqual({ ...identity, token: 'secret-token' });
    expect(asked).toEqual([
      'POST /api/devices/pairing',
      ...Array.from({ length: 3 }, () => 'GET /api/devices/pairing/S'),
    ]);
    expect(said[0]).toContain('配对码 123456');
    expect(said[1]).toContain('已配对到诊室 us-2');
    expect(said.join()).not.toContain('secret-token');
    expect(store.read()).toBe('secret-token');
    expect(statSync(store.file).mode & 0o777).toBe(0o600);
  });

  it('shows a new code when the first has expired', async () => {
    const { run, said } = setUp([
      ok({ code: '111111', secret: 'A' }),
      refused(404, 'pairing.unknown'),
      ok({ code: '222222', secret: 'B' }),
      ok(paired),
    ]);
    await run();
    expect(said.join()).toMatch(/111111.*已过期.*222222/s);
  });

  it('waits for a server that is away or busy, ever longer, and says so once', async () => {
    const offer = ok({ code: '123456', secret: 'S' });
    const { run, said, waits } = setUp(['away', refused(503), refused(429), offer, ok(paired)]);
    await run();
    expect(said.filter((one) => one.includes('未连接')).length).toBe(1);
    expect(waits.slice(0, 3)).toEqual([1000, 2000, 4000]);
  });

  it('gives up where waiting mends nothing', async () => {
    await expect(setUp([refused(426, 'protocol.client-too-old')]).run()).rejects.toThrow(Refused);
  });

  it('is undefined in a script, which cannot wait for staff', async () => {
    const { run, asked } = setUp(['away'], false);
    expect(await run()).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('a paired button box', () => {
  it('is known by its stored token', async () => {
    const { run, asked, store, said } = setUp([ok({ device })]);
    store.write('kept');
    expect(await run()).toEqual({ ...identity, token: 'kept' });
    expect(asked).toEqual(['GET /api/devices/me Bearer kept']);
    expect(said).toEqual([]);
  });

  it.each([401, 403, 404])(
    'whose pairing was revoked (%i) says so and pairs again',
    async (status) => {
      const offer = ok({ code: '123456', secret: 'S' });
      const { run, said, store } = setUp([refused(status), offer, ok(paired)]);
      store.write('old');
      expect(await run()).toMatchObject({ token: 'secret-token' });
      expect(said[0]).toContain('配对已被撤销');
      expect(store.read()).toBe('secret-token');
    },
  );

  it('does not throw its token away because the server is away', async () => {
    const { run, store } = setUp(['away', refused(500), ok({ device })]);
    store.write('kept');
    expect(await run()).toMatchObject({ token: 'kept' });
  });

  it('does not show one server’s token to another', () => {
    const { store } = setUp([]);
    store.write('kept');
    expect(new TokenStore(join(folder, 'caller'), 'http://other.test').read()).toBeUndefined();
  });

  it('with a broken token file counts as new', () => {
    const { store } = setUp([]);
    store.write('kept');
    writeFileSync(store.file, '{');
    expect(store.read()).toBeUndefined();
  });
});
