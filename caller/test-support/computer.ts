import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEnv } from '@daozhen/ui/testing';
import { Agent } from '../src/agent/agent.ts';
import type { HidDevice } from '../src/hid/hid-port.ts';
import type { Profile } from '../src/hid/profile.schemas.ts';
import { loadProfiles } from '../src/hid/profiles.ts';
import { BoxesKnown } from '../src/identity/boxes-known.ts';
import { DeviceApi } from '../src/identity/device-api.ts';
import { TokenStore } from '../src/identity/token-store.ts';
import { line } from '../src/messages/index.ts';
import { device, FakeHid } from './fake-hid.ts';
import { FakeSocket } from './fake-socket.ts';

/** A pedal as the system lists it, and what it says. */
export const pedal = (serialNumber = 'A'): HidDevice =>
  device('3553:b001', { usagePage: 1, usage: 6, serialNumber, path: `/dev/pedal-${serialNumber}` });
export const down = '01 00 00 05 00 00 00 00 00';
export const up = '01 00 00 00 00 00 00 00 00';

export const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

const url = 'http://server.test';
const rooms: Record<string, string> = { 'T-main': 'us-2', 'T-b': 'us-3' };

/** The server's word on who a device is: tokens it knows, and a code for everybody else. */
const api = new DeviceApi(url, (address, init) => {
  const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
  const placement = { room: rooms[token] };
  const paired = { device: { id: `d-${token}`, name: token, site: 'main', placement } };
  const offered = { code: '123456', secret: 'S', expiresAt: 0 };
  return Promise.resolve(Response.json(address.endsWith('/me') ? paired : offered));
});

/** A doctor's computer whose own pairing and that of pedal B are known: rooms us-2 and us-3. */
export class Computer {
  readonly folder = mkdtempSync(join(tmpdir(), 'daozhen-agent-'));
  readonly stop = new AbortController();
  readonly hid = new FakeHid();
  readonly env = new FakeEnv();
  readonly told: string[] = [];
  readonly heard: string[] = [];
  readonly sockets: FakeSocket[] = [];
  readonly agent: Agent;
  readonly running: Promise<void>;

  constructor({
    profiles = loadProfiles(),
    always = false,
  }: {
    profiles?: Profile[];
    always?: boolean;
  }) {
    new TokenStore(this.folder, url).write('T-main');
    new TokenStore(this.folder, url, 'box-3553-b001-b').write('T-b');
    const { env, hid, stop, folder } = this;
    const terminal = {
      say: (sentence: Parameters<typeof line>[0]) => this.told.push(line(sentence)),
      room: () => {},
      beep: () => {},
    };
    this.agent = new Agent({
      parts: (slot, terminal) => ({
        api,
        store: new TokenStore(folder, url, slot),
        terminal,
        env,
        openSocket: (token) => this.#socket(token),
        signal: stop.signal,
      }),
      terminal,
      env,
      port: hid,
      profiles,
      choice: {},
      known: new BoxesKnown(folder),
      tone: { always, echo: { room: () => {}, flash: (flash) => this.heard.push(flash) } },
      onChange: () => {},
    });
    this.running = this.agent.run();
  }

  /** Lets time pass, with the server's heartbeats in it. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) {
      this.env.pass(Math.min(500, ms - passed));
      for (const socket of this.sockets) socket.heartbeat();
      await settled();
      await settled();
    }
  }

  /** What each pairing has sent. */
  get sent(): [string, string[]][] {
    return this.sockets.map(({ token, commands }) => [token, commands.map(({ type }) => type)]);
  }

  remove(): void {
    this.stop.abort();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #socket(token: string): FakeSocket {
    const socket = new FakeSocket(token, rooms[token] ?? '');
    this.sockets.push(socket);
    return socket;
  }
}
