import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Said, ZoneStatus } from '@daozhen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { register, registration, send } from '../../test-support/centre.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';
import { FakeAzure } from '../../test-support/voice/fake-azure.ts';
import { SpeakingDisplay } from '../../test-support/voice/speaking-display.ts';

const zone = 'east-2a';
const room = 'east-blood-1';
const base = '/api/voice/sites/east';

let azure: FakeAzure;
let server: TestServer;
let desk: Client;
let nurse: Client;
let manager: Client;
let display: SpeakingDisplay;

beforeAll(async () => {
  azure = new FakeAzure();
  server = await startTestServer({
    AZURE_SPEECH_KEY: FakeAzure.key,
    AZURE_SPEECH_ENDPOINT: await azure.start(),
  });
  [desk, nurse, manager] = (await Promise.all(
    ['desk', 'nurse', 'manager'].map((name) => server.login(name)),
  )) as [Client, Client, Client];
  display = await SpeakingDisplay.hang(server, desk, zone);
  await send(manager, 'open-room', { room, staff: 'tang-ruolan' });
  await send(manager, 'open-room', { room: 'east-blood-2', staff: 'tang-ruolan' });
});
afterAll(async () => {
  await display?.off();
  await server?.stop();
  await azure?.stop();
});

async function status(): Promise<ZoneStatus> {
  const { zones } = (await nurse.get(base)).body as { zones: ZoneStatus[] };
  return zones.find((one) => one.zone === zone)!;
}

/** Waits until an announcement has its outcome. */
async function outcome(id: string): Promise<Said> {
  await expect
    .poll(async () => (await status()).last.map((one) => one.id), { interval: 20, timeout: 10_000 })
    .toContain(id);
  return (await status()).last.find((one) => one.id === id)!;
}

/** Calls somebody new; the room is free again afterwards. */
async function call(
  examinee = {},
  at = room,
): Promise<{ ticket: string; done: () => Promise<unknown> }> {
  const { visit, ticket } = await register(desk, registration({}, examinee));
  await send(manager, 'join', { visit, station: 'blood' });
  // A room calls once in two seconds.
  await send(manager, 'clock', { advanceMs: 3000 });
  const called = await send(manager, 'call-one', { room: at, visit });
  if (called.status !== 200) throw new Error(JSON.stringify(called.body));
  const done = async () => {
    await send(manager, 'start', { room: at });
    await send(manager, 'finish', { room: at });
  };
  return { ticket, done };
}

/** How many sentences were rendered. */
const sounds = () =>
  readdirSync(join(server.dataDir, 'voice')).filter((name) => name.endsWith('.wav')).length;

/** Samples a second of a sound: Azure’s are of 24,000, espeak-ng’s of 22,050. */
async function rateOf(address: string | undefined): Promise<number> {
  const response = await fetch(server.url + String(address));
  return Buffer.from(await response.arrayBuffer()).readUInt32LE(24);
}

describe('a call', () => {
  it('is rendered by the first voice, played by the display, and written down', async () => {
    const { ticket, done } = await call();
    const one = await display.hears((each) => each.ticket === ticket);
    expect(one).toMatchObject({ zone, room, volume: 1, repeat: 2 });
    for (const address of one.audio) expect(await rateOf(address)).toBeGreaterThan(20_000);
    // However slow this machine is, the better sound is there in the end.
    const best = async () => {
      const { body } = await manager.post(`${base}/zones/${zone}/test`, { on: 'here' });
      return rateOf(body.audio[0]);
    };
    await expect.poll(best, { timeout: 20_000 }).toBe(24_000);
    expect((await display.plays(one)).status).toBe(204);
    expect(await outcome(one.id)).toMatchObject({ ticket, outcome: 'played', by: display.id });
    expect((await server.anyone.get('/readyz')).body.checks.voice).toEqual({
      ok: true,
      speaker: 'azure',
    });
    await done();
  });

  it('is said by espeak-ng while the first voice hangs; the server is as ready as before', async () => {
    const before = sounds();
    azure.mood = 'hangs';
    const first = await call();
    const second = await call({}, 'east-blood-2');
    // While the first is spoken there is time for the sounds of both, however busy the machine is.
    const spoken = await display.hears((each) => each.ticket === first.ticket);
    await expect.poll(sounds, { timeout: 20_000 }).toBeGreaterThanOrEqual(before + 4);
    await display.plays(spoken);
    const one = await display.hears((each) => each.ticket === second.ticket);
    expect(await Promise.all(one.audio.map(rateOf))).toEqual([22_050, 22_050]);
    await display.plays(one);
    expect((await server.anyone.get('/readyz')).status).toBe(200);
    azure.mood = 'speaks';
    await first.done();
    await second.done();
  });

  it('nobody heard is said when the display is back, if it still holds', async () => {
    await display.off();
    await expect.poll(async () => (await status()).displays).toBe(0);
    const gone = await call();
    await gone.done();
    const { ticket, done } = await call();
    await expect
      .poll(async () => (await status()).last[0])
      .toMatchObject({
        ticket,
        outcome: 'missed',
        why: 'nobody',
      });
    await display.on();
    const one = await display.hears((each) => each.ticket === ticket);
    await display.plays(one);
    expect(await outcome(one.id)).toMatchObject({ ticket, outcome: 'played' });
    expect(display.heard.map((each) => each.ticket)).toEqual([ticket]);
    await done();
  });
});

describe('staff', () => {
  const settings = { on: true, volume: 0.4, second: 'yue', repeat: 1, door: false, passed: false };

  it('a manager sets a zone up, at once; others may not, and nonsense is refused with a reason', async () => {
    const path = `${base}/zones/${zone}/settings`;
    expect((await nurse.post(path, settings)).body.code).toBe('access.denied');
    const quiet = { from: '12:00', to: '12:00', mode: 'text', volume: 1 };
    expect((await manager.post(path, { ...settings, quiet })).body).toMatchObject({
      code: 'voice.quiet-hours',
      message: '静音时段的开始和结束时间不能相同。',
    });
    expect((await manager.post(path, { ...settings, volume: 3 })).body.code).toBe(
      'request.invalid',
    );
    const nowhere = await manager.post(`${base}/zones/nowhere/settings`, settings);
    expect(nowhere.body.code).toBe('voice.zone-unknown');
    expect((await manager.post(path, settings)).status).toBe(204);
    const { ticket, done } = await call();
    const one = await display.hears((each) => each.ticket === ticket);
    expect(one).toMatchObject({ volume: 0.4, repeat: 1, second: 'yue', text: { en: '' } });
    await display.plays(one);
    await done();
    const guest = await call({ language: 'en' });
    const his = await display.hears((each) => each.ticket === guest.ticket);
    expect([his.second, his.audio.length, his.text.en]).toEqual([
      undefined,
      2,
      expect.stringContaining('please go to'),
    ]);
    await display.plays(his);
    await guest.done();
  });

  it('a nurse mutes a zone; the call is on the boards alone until she lets it speak again', async () => {
    const path = `${base}/zones/${zone}/mute`;
    expect((await nurse.post(path, { minutes: 10 })).status).toBe(204);
    const { ticket, done } = await call();
    await expect
      .poll(async () => (await status()).last[0])
      .toMatchObject({
        ticket,
        outcome: 'silent',
        why: 'muted',
      });
    expect((await nurse.post(path, { minutes: 0 })).status).toBe(204);
    expect(await status()).toMatchObject({ mode: 'speak' });
    expect(display.heard.some((each) => each.ticket === ticket)).toBe(false);
    await done();
  });

  it('the desk has a notice said, sees it through, and takes back what is to come', async () => {
    const text = { zh: '请王女士的家属到导检台。', en: 'Will Ms Wang’s family come to the desk.' };
    const body = { zones: [zone], text, urgent: true, times: 2 };
    const { notice } = (await desk.post(`${base}/notices`, body)).body;
    const one = await display.hears((each) => each.text.zh === text.zh);
    expect(one.ticket).toBeUndefined();
    await display.plays(one);
    expect(await outcome(one.id)).toMatchObject({ outcome: 'played', notice });
    const open = async () => (await desk.get(base)).body.notices;
    expect(await open()).toMatchObject([{ notice, given: 1, times: 2 }]);
    expect((await desk.delete(`${base}/notices/${notice}`)).status).toBe(204);
    expect(await open()).toEqual([]);
    expect((await desk.delete(`${base}/notices/${notice}`)).body.code).toBe('voice.notice-unknown');
  });

  it('a test is heard on the displays or comes as files; without a display it is refused', async () => {
    const here = await manager.post(`${base}/zones/${zone}/test`, { on: 'here' });
    expect(here.body).toMatchObject({ second: 'yue', volume: 0.4 });
    expect(await rateOf(here.body.audio[0])).toBeGreaterThan(20_000);
    expect((await manager.post(`${base}/zones/${zone}/test`, { on: 'displays' })).status).toBe(200);
    await display.plays(await display.hears((each) => each.id.startsWith('test.')));
    const dark = await manager.post(`${base}/zones/east-3/test`, { on: 'displays' });
    expect([dark.status, dark.body.code]).toEqual([409, 'voice.no-display']);
  });
});
