import type { DutyView, LeavingsView } from '@daozhen/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { register, registration, send } from '../../test-support/centre.ts';
import { Commander } from '../../test-support/live/local.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const room = 'east-blood-1';
const staff = 'tang-ruolan';

let server: TestServer;
let desk: Client;
let manager: Client;
let doctor: Client;
let visit: string;
/** The day the floor is in at first. */
let day: string;

const pass = (advanceMs: number) => send(manager, 'clock', { advanceMs });
const good = async (sent: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await sent;
  if (status >= 300) throw new Error(JSON.stringify(body));
};

beforeAll(async () => {
  server = await startTestServer();
  [desk, manager, doctor] = (await Promise.all(
    ['desk', 'manager', 'wei-mingyuan'].map((name) => server.login(name)),
  )) as [Client, Client, Client];
  ({ day } = (await manager.get('/api/floor/sites/east')).body as { day: string });
  await good(send(manager, 'open-room', { room, staff }));
  ({ visit } = await register(desk, registration()));
});
afterAll(() => server?.stop());

/** A look at a live topic as somebody at the desk. */
async function live<V>(topic: string): Promise<V> {
  const extraHeaders = desk.headers;
  const commander = new Commander(Number(new URL(server.url).port), { v: 1 }, { extraHeaders });
  await commander.next('connect');
  const { view } = (await commander.subscribe(topic)) as unknown as { view: V };
  commander.socket.disconnect();
  return view;
}

const report = async (query = '') =>
  (await manager.get(`/api/staffing/report?site=east&from=${day}&to=${day}${query}`)).body;

describe('a room left without signing out', () => {
  it('is told at the desk, answered there, and kept', async () => {
    const rooms = async () => (await live<LeavingsView>('leavings:east')).rooms;
    // Since when somebody waits is known from the look that follows an event.
    await expect
      .poll(async () => (await live<DutyView>('duty:east')).rooms[room]?.waiting, { interval: 100 })
      .toBe(1);
    await expect
      .poll(async () => (await pass(6 * MINUTE), Object.keys(await rooms())), {
        interval: 500,
        timeout: 10_000,
      })
      .toEqual([room]);
    expect((await rooms())[room]).toMatchObject({ signs: ['idle'], waiting: 1 });
    const answer = await desk.post(`/api/staffing/rooms/${room}/attended`, { site: 'east' });
    expect(answer).toMatchObject({ status: 200, body: { minutes: 15 } });
    expect(await rooms()).toEqual({});
    const query = `site=east&from=${day}&to=${day}`;
    const { leavings } = (await manager.get(`/api/staffing/leavings?${query}`)).body;
    expect(leavings).toMatchObject([{ room, staff, sign: 'idle', ending: 'attended' }]);
    const unknown = await desk.post('/api/staffing/rooms/nowhere/attended', { site: 'east' });
    expect(unknown.body.code).toBe('staffing.room-unknown');
  });
});

describe('from when a room counts as left', () => {
  it('is set by the campus within bounds, kept with who set it, and holds at once', async () => {
    const system = await server.login('system');
    const path = '/api/settings/campuses/east';
    const { version, entry } = (await system.get(path)).body.versions[0];
    const set = (leaving: object) =>
      system.send('PUT', path, { version, entry: { ...entry, leaving } });
    const limits = { idleMs: 10 * MINUTE, goneMs: 3 * MINUTE, attendedMs: 30 * MINUTE };
    for (const wrong of [
      { idleMs: 0 },
      { idleMs: 61 * MINUTE },
      { goneMs: 1 },
      { attendedMs: 5 * HOUR },
    ]) {
      expect((await set({ ...limits, ...wrong })).body.code).toBe('request.invalid');
    }
    expect((await set(limits)).status).toBe(200);
    const answer = await desk.post(`/api/staffing/rooms/${room}/attended`, { site: 'east' });
    expect(answer.body).toEqual({ minutes: 30 });
    const [latest] = (await system.get(path)).body.versions;
    expect(latest).toMatchObject({
      entry: { leaving: limits },
      changedBy: expect.stringMatching(/^user:/),
    });
    const usual = { version: latest.version, entry };
    expect((await system.send('PUT', path, usual)).status).toBe(200);
    const again = await desk.post(`/api/staffing/rooms/${room}/attended`, { site: 'east' });
    expect(again.body).toEqual({ minutes: 15 });
  });
});

describe('workload', () => {
  beforeAll(async () => {
    await good(send(manager, 'call-one', { room, visit }));
    await good(send(manager, 'start', { room }));
    await good(pass(4 * MINUTE));
    await good(send(manager, 'finish', { room }));
  });

  it('of the present day is current', async () => {
    await expect.poll(async () => (await report()).lines[0]?.served).toBe(1);
    const { lines, total, live: isLive } = await report();
    expect(isLive).toBe(true);
    const { from, today } = (await manager.get('/api/staffing/report?site=east')).body;
    expect([from, today]).toEqual([day, day]);
    expect(lines).toMatchObject([
      { id: staff, name: '唐若澜', rooms: [room], served: 1, leavings: 1 },
    ]);
    expect(total.times).toMatchObject({ n: 1, spread: 0 });
    expect(total.times.mean).toBeGreaterThanOrEqual(240);
    expect((await report('&station=us')).lines).toEqual([]);
  });

  it('is the manager’s to read, and what he takes away is in the audit log', async () => {
    const query = `site=east&from=${day}&to=${day}`;
    for (const who of [desk, doctor]) {
      expect((await who.get(`/api/staffing/report?${query}`)).status).toBe(403);
    }
    const csv = await manager.get(`/api/staffing/report/csv?${query}`);
    expect(csv.headers.get('content-disposition')).toContain(encodeURIComponent('工作量'));
    expect(csv.body).toMatch(/^\uFEFF?人员,天数/);
    expect(csv.body).toContain('唐若澜,1,');
    const xlsx = await manager.get(`/api/staffing/report/xlsx?${query}`);
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
    const audit = await server.login('audit');
    const { entries } = (await audit.get('/api/audit?action=staffing.export')).body;
    expect(entries).toHaveLength(2);
    const wide = await manager.get('/api/staffing/report?site=east&from=2024-01-01&to=2026-01-01');
    expect(wide.body.code).toBe('staffing.range');
  });

  it('of a day that is over is added up from the journal, and again on demand', async () => {
    const today = await manager.post(`/api/staffing/days/${day}/sums`, { site: 'east' });
    expect(today.body.code).toBe('staffing.day-running');
    await good(send(manager, 'close-day', { cutOff: false }));
    await good(pass(24 * HOUR));
    const floorDay = async () => (await manager.get('/api/floor/sites/east')).body.day;
    await expect.poll(floorDay, { timeout: 10_000 }).not.toBe(day);
    const sums = () => manager.post(`/api/staffing/days/${day}/sums`, { site: 'east' });
    const first = (await sums()).body;
    expect(first.events).toBeGreaterThan(5);
    expect((await sums()).body).toEqual(first);
    const { lines, live: isLive, missing } = await report();
    expect([isLive, missing]).toEqual([false, []]);
    expect(lines).toMatchObject([{ id: staff, served: 1, days: 1 }]);
    const query = `site=east&from=${day}&to=${day}&staff=${staff}`;
    const { stints } = (await manager.get(`/api/staffing/duty?${query}`)).body;
    expect(stints).toMatchObject([{ day, room, staffName: '唐若澜', served: 1 }]);
    expect(stints[0].to).toBeGreaterThan(stints[0].from);
    const never = await manager.post('/api/staffing/days/2020-01-01/sums', { site: 'east' });
    expect(never.body.code).toBe('staffing.day-unknown');
  });
});
