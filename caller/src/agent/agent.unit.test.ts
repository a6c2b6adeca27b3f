import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEnv } from '@daozhen/ui/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { device, FakeHid } from '../../test-support/fake-hid.ts';
import { FakeSocket } from '../../test-support/fake-socket.ts';
import { loadProfiles } from '../hid/profiles.ts';
import type { Profile } from '../hid/profile.schemas.ts';
import { BoxesKnown } from '../identity/boxes-known.ts';
import { DeviceApi } from '../identity/device-api.ts';
import { TokenStore } from '../identity/token-store.ts';
import { line } from '../messages/index.ts';
import { Agent } from './agent.ts';

const keyboard = { usagePage: 1, usage: 6 };
const pedal = (serialNumber = 'A') =>
  device('3553:b001', { ...keyboard, serialNumber, path: `/dev/pedal-${serialNumber}` });
const down = '01 00 00 05 00 00 00 00 00';
const up = '01 00 00 00 00 00 00 00 00';
const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

let folder: string;
let stop: AbortController;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daozhen-agent-'));
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  rmSync(folder, { recursive: true, force: true });
});

/** A computer whose own pairing and that of pedal B are known: rooms us-2 and us-3. */
async function setUp(profiles: Profile[] = loadProfiles()) {
  const hid = new FakeHid();
  const env = new FakeEnv();
  const told: string[] = [];
  const sockets: FakeSocket[] = [];
  const url = 'http://server.test';
  const rooms: Record<string, string> = { 'T-main': 'us-2', 'T-b': 'us-3' };
  new TokenStore(folder, url).write('T-main');
  new TokenStore(folder, url, 'box-3553-b001-b').write('T-b');
  const api = new DeviceApi(url, (address, init) => {
    const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const placement = { room: rooms[token] };
    const paired = { device: { id: `d-${token}`, name: token, site: 'main', placement } };
    const offered = { code: '123456', secret: 'S', expiresAt: 0 };
    return Promise.resolve(Response.json(address.endsWith('/me') ? paired : offered));
  });
  const terminal = {
    say: (sentence: Parameters<typeof line>[0]) => told.push(line(sentence)),
    room: () => {},
    beep: () => {},
  };
  const agent = new Agent({
    parts: (slot, terminal) => ({
      api,
      store: new TokenStore(folder, url, slot),
      terminal,
      env,
      openSocket: (token) => {
        const socket = new FakeSocket(token, rooms[token] ?? '');
        sockets.push(socket);
        return socket;
      },
      signal: stop.signal,
    }),
    terminal,
    env,
    port: hid,
    profiles,
    choice: {},
    known: new BoxesKnown(folder),
    onChange: () => {},
  });
  const running = agent.run();
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 500) {
      env.pass(Math.min(500, ms - passed));
      for (const socket of sockets) socket.heartbeat();
      await settled();
      await settled();
    }
  };
  await pass(100);
  const sent = () =>
    sockets.map(({ token, commands }) => [token, commands.map(({ type }) => type)]);
  return { hid, env, told, sockets, agent, running, pass, sent };
}

describe('a button box', () => {
  it('that is not there is said once, waited for, and used', async () => {
    const { hid, told, pass, sent } = await setUp();
    await pass(5000);
    expect(told.filter((one) => one.includes('没有找到按钮盒')).length).toBe(1);
    hid.devices = [pedal()];
    await pass(2000);
    expect(told.join('\n')).toMatch(/PCsensor 脚踏开关（3553:b001:A）已就绪[^]*尚未在实物上核对/);
    hid.opened.reports(down);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
  });

  it('that is pulled out is said, waited for and used again by the same pairing', async () => {
    const { hid, told, pass, sent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    hid.unplug();
    expect(hid.opened.closed).toBe(true);
    expect(told.at(-1)).toContain('已拔出');
    await pass(3000);
    hid.devices = [{ ...pedal(), path: '/dev/another' }];
    await pass(2000);
    hid.opened.reports(`${down}\n${up}`);
    await pass(100);
    expect([sent(), hid.connections.length]).toEqual([[['T-main', ['press']]], 2]);
  });

  it('pulled out in the middle of a press: it was sent once, and its outcome is on show afterwards', async () => {
    const profiles = loadProfiles().map((one) => ({
      ...one,
      echo: { idle: [{ write: '01' }], called: [{ write: '02' }], offline: [{ write: 'ff' }] },
    }));
    const { hid, sockets, pass, sent } = await setUp(profiles);
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.mute = true;
    hid.opened.reports(down);
    hid.unplug();
    await pass(500);
    sockets[0]!.answerAll();
    await pass(500);
    hid.devices = [pedal()];
    while (hid.connections.length < 2) await pass(100);
    // Still held while the plug goes back in.
    hid.opened.reports(down);
    await pass(1000);
    hid.opened.reports(up);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
    expect(hid.opened.written).toEqual([[2]]);
  });

  it('that cannot be opened is said once with the reason and tried again', async () => {
    const { hid, told, pass } = await setUp();
    hid.refusal = 'permission denied';
    hid.devices = [pedal()];
    await pass(4000);
    expect(told.filter((one) => one.includes('permission denied')).length).toBe(1);
    hid.refusal = undefined;
    await pass(1000);
    expect(told.join()).toContain('已就绪');
  });

  it('an unknown report is told with its bytes and does nothing', async () => {
    const { hid, told, pass, sent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    hid.opened.reports('01 00 00 1e 00 00 00 00 00');
    await pass(100);
    expect(told.at(-1)).toContain('不认识的按键数据：01 00 00 1e 00 00 00 00 00');
    expect(sent()).toEqual([['T-main', []]]);
  });

  it('offline does nothing, and the light says so within the heartbeat’s time', async () => {
    const profiles = loadProfiles().map((one) => ({
      ...one,
      echo: {
        idle: [{ write: '01' }],
        offline: [{ write: 'ff' }],
        refused: [{ write: 'ee', ms: 100 }],
      },
    }));
    const { hid, env, told, sockets, pass, sent } = await setUp(profiles);
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.deaf = true;
    for (let i = 0; i < 14; i += 1) env.pass(250);
    await settled();
    expect(hid.opened.written.at(-1)).toEqual([0xff]);
    hid.opened.reports(`${down}\n${up}`);
    await pass(1000);
    expect(told.at(-1)).toContain('没有执行');
    sockets[0]!.deaf = false;
    await pass(2000);
    expect(sent()).toEqual([['T-main', []]]);
  });
});

describe('several boxes on one computer', () => {
  it('each has its own pairing and its own room', async () => {
    const { hid, told, pass, sent, agent } = await setUp();
    hid.devices = [pedal('A'), pedal('B')];
    await pass(2000);
    hid.connections[1]!.reports(down);
    await pass(500);
    expect(told.join('\n')).toContain('PCsensor 脚踏开关（3553:b001:B）是这台电脑上的另一个按钮盒');
    expect(sent()).toEqual([
      ['T-main', []],
      ['T-b', ['press']],
    ]);
    expect(agent.seats.map(({ name, room, state }) => [name, room, state])).toEqual([
      ['', 'us-2', 'online'],
      ['3553:b001:B', 'us-3', 'online'],
    ]);
  });

  it('one not paired yet shows its code, and says it again when its button is pressed', async () => {
    const { hid, told, pass, agent } = await setUp();
    hid.devices = [pedal('A'), pedal('C')];
    await pass(1500);
    expect(told.at(-1)).toContain('【PCsensor 脚踏开关】配对码 123456');
    told.length = 0;
    hid.connections[1]!.reports(down);
    await settled();
    expect(told).toEqual([expect.stringContaining('配对码 123456')]);
    expect(agent.seats[1]).toMatchObject({ state: 'pairing', code: '123456' });
  });

  it('a light without buttons shows the computer’s own room and takes nobody’s pairing', async () => {
    const { hid, pass, sent } = await setUp();
    hid.devices = [device('04d8:f372', { serialNumber: 'L' })];
    await pass(2000);
    expect(hid.opened.written.at(-1)).toEqual([0, 1, 0xff, 0, 64, 16, 0, 0, 0]);
    hid.devices = [...hid.devices, pedal('A')];
    await pass(2000);
    hid.opened.reports(down);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
    expect(hid.connections[0]!.written.at(-1)).not.toEqual([0, 1, 0xff, 0, 64, 16, 0, 0, 0]);
  });
});

describe('a token that is used elsewhere', () => {
  it('ends here for good and says why, also at every press', async () => {
    const { hid, told, sockets, pass, sent, agent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.end('live.replaced');
    await pass(5000);
    expect(told.at(-1)).toContain('已在另一台电脑');
    expect(sockets.length).toBe(1);
    told.length = 0;
    hid.opened.reports(down);
    await settled();
    expect(told).toEqual([expect.stringContaining('已在另一台电脑')]);
    expect([sent(), agent.seats[0]?.state]).toEqual([[['T-main', []]], 'ended']);
  });

  it('another caller of the same room is said and changes nothing', async () => {
    const { hid, told, sockets, pass, sent } = await setUp();
    hid.devices = [pedal()];
    await pass(2000);
    sockets[0]!.tell('callers', { devices: 2 });
    sockets[0]!.tell('callers', { devices: 2 });
    expect(told.filter((one) => one.includes('现有 2 个叫号器')).length).toBe(1);
    hid.opened.reports(down);
    await pass(100);
    expect(sent()).toEqual([['T-main', ['press']]]);
  });
});

it('told to end, lets go of its boxes', async () => {
  const { hid, pass, running } = await setUp();
  hid.devices = [pedal()];
  await pass(2000);
  stop.abort();
  await running;
  const { listed } = hid;
  await pass(3000);
  expect([hid.opened.closed, hid.listed]).toEqual([true, listed]);
});
