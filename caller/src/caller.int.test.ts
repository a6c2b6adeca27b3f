import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEnv } from '@daozhen/ui/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { device, FakeHid } from '../test-support/fake-hid.ts';
import { SmallServer } from '../test-support/small-server.ts';
import { Caller, Stopped } from './caller.ts';
import { Echoes } from './echo/echo.ts';
import { findBoxes } from './hid/boxes-found.ts';
import { ButtonBox } from './hid/button-box.ts';
import { loadProfiles } from './hid/profiles.ts';
import { DeviceApi } from './identity/device-api.ts';
import { TokenStore } from './identity/token-store.ts';
import { line } from './messages/index.ts';
import { controlSocket, nodeEnv } from './socket.ts';

let server: SmallServer;
let folder: string;
let stop: AbortController;
beforeEach(async () => {
  server = await SmallServer.start();
  folder = mkdtempSync(join(tmpdir(), 'daozhen-caller-'));
  stop = new AbortController();
});
afterEach(async () => {
  stop.abort();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const heard = (said: string[], text: string) =>
  vi.waitFor(() => expect(said.join('\n')).toContain(text), { timeout: 10_000, interval: 10 });

/** A caller with a held pedal in front of the small server. */
function start() {
  const said: string[] = [];
  const shown: string[] = [];
  const store = new TokenStore(folder, server.url);
  const echoes = new Echoes();
  echoes.join({ room: (light) => shown.push(light), flash: (flash) => shown.push(`${flash}!`) });
  const caller = new Caller({
    api: new DeviceApi(server.url, fetch),
    store,
    terminal: { say: (sentence) => said.push(line(sentence)), room: () => {}, beep: () => {} },
    env: nodeEnv,
    openSocket: (token) => controlSocket(server.url, token),
    echoes,
    signal: stop.signal,
  });
  const ended = caller.run().catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
  return { caller, said, shown, store, ended, echoes };
}

async function online() {
  server.tokens.add('T');
  new TokenStore(folder, server.url).write('T');
  const started = start();
  await vi.waitFor(() => expect(started.caller.ready).toBe(true));
  return started;
}

describe('a button box and a server', () => {
  it('C2 a press of the pedal becomes one command with what was on show', async () => {
    const { caller, said, shown, echoes } = await online();
    const port = new FakeHid();
    port.devices = [device('3553:b001')];
    const [found] = findBoxes(port.devices, loadProfiles());
    const env = new FakeEnv();
    const box = await ButtonBox.open(found!, {
      port,
      env,
      echoes,
      onAction: (action) => void caller.act(action),
      onChord: () => {},
      onUnknown: () => {},
      onLost: () => {},
    });
    env.pass(1000);
    for (let i = 0; i < 2; i += 1) {
      port.opened.reports('01 00 00 05 00 00 00 00 00');
      env.pass(10);
      port.opened.reports('01 00 00 00 00 00 00 00 00');
      env.pass(100);
    }
    await heard(said, '已呼叫 A012');
    expect(server.commands).toEqual([
      {
        v: 1,
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        type: 'press',
        site: 'main',
        room: 'us-2',
        expected: 7,
      },
    ]);
    expect(shown).toEqual(['offline', 'idle', 'called', 'accepted!']);
    await box.close();
  });

  it('C2 a press for a picture that has changed is refused, and the next one counts', async () => {
    const { caller, said } = await online();
    // The change happens on the way: the caller has not heard of it yet when it presses.
    const pressed = caller.act('press');
    server.change({ waiting: 5 });
    await pressed;
    expect(said.at(-1)).toContain('状态已变化');
    await caller.act('recall');
    expect(server.commands.map(({ expected }) => expected)).toEqual([7, 8]);
  });

  it('not paired yet, shows its code, and works once staff has paired it', async () => {
    const { caller, said, store } = start();
    await heard(said, '配对码 123451');
    expect(await caller.act('press')).toEqual({ kind: 'offline' });
    server.paired = 'T2';
    await heard(said, '已连接');
    expect(store.read()).toBe('T2');
    await vi.waitFor(() => expect(caller.ready).toBe(true));
    expect((await caller.act('next'))?.kind).toBe('accepted');
  });

  it('its pairing revoked, says so and shows a new code', async () => {
    const { said } = await online();
    server.drop({ revoke: true });
    await heard(said, '配对已被撤销');
    await heard(said, '配对码 123451');
    expect(server.offers).toBe(1);
  });

  it('offline refuses presses and keeps none for later', async () => {
    const { caller, said, shown } = await online();
    server.away = true;
    server.drop();
    await heard(said, '未连接，按键不会执行');
    expect(await caller.act('press')).toEqual({ kind: 'offline' });
    expect(said.at(-1)).toContain('没有执行');
    server.away = false;
    await vi.waitFor(() => expect(caller.ready).toBe(true), { timeout: 10_000 });
    expect(server.commands).toEqual([]);
    expect(shown.slice(2)).toEqual(['offline', 'offline!', 'idle']);
  });

  it('C1 a press cut off before its answer goes out again with the same id', async () => {
    const { caller } = await online();
    server.mute = true;
    const pressed = caller.act('press');
    await vi.waitFor(() => expect(server.commands.length).toBe(1));
    server.mute = false;
    expect((await pressed)?.kind).toBe('accepted');
    expect(server.commands.length).toBe(2);
    expect(server.commands[1]).toEqual(server.commands[0]);
  });

  it('told to end, ends', async () => {
    const { ended, caller } = await online();
    stop.abort();
    await ended;
    expect(caller.ready).toBe(false);
  });
});

describe('npm run caller -- --press', () => {
  /** Runs the program to its end. */
  async function run(...args: string[]): Promise<{ code: number | null; out: string }> {
    const main = join(import.meta.dirname, 'main.ts');
    const child = spawn(process.execPath, [main, '--data', folder, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (out += text));
    }
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out };
  }

  it('ends with a code that says what became of it', async () => {
    server.tokens.add('T');
    const to = ['--url', server.url, '--token', 'T'];
    const pressed = await run(...to, '--press');
    expect(pressed).toEqual({ code: 0, out: expect.stringContaining('已呼叫 A012') });
    const refused = await run(...to, '--do', 'recall');
    expect(refused).toEqual({ code: 2, out: expect.stringContaining('没有正在呼叫的人') });
  });

  it('with a wrong token or none is not paired', async () => {
    const wrong = await run('--url', server.url, '--token', 'wrong', '--press');
    expect(wrong).toEqual({ code: 5, out: expect.stringContaining('配对已被撤销') });
    const none = await run('--url', server.url, '--press');
    expect(none).toEqual({ code: 5, out: expect.stringContaining('尚未配对') });
  });

  it('without a server is offline', async () => {
    const { url } = server;
    await server.close();
    const { code, out } = await run('--url', url, '--token', 'T', '--press');
    expect([code, out]).toEqual([3, expect.stringContaining('未连接')]);
    server = await SmallServer.start();
  });

  it('with a wrong command line says what is wrong', async () => {
    const { code, out } = await run('--do', 'jump');
    expect([code, out]).toEqual([1, expect.stringContaining('--do jump')]);
  });
});
