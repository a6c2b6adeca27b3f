import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, onControl, onFeed, pair, register, send } from '../../test-support/centre.ts';
import type { Commander } from '../../test-support/live/local.ts';
import type { Listener } from '../../test-support/live/listener.ts';
import { startTestRedis, type TestRedis } from '../../test-support/redis.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';
import { startTcpProxy, type TcpProxy } from '../../test-support/tcp-proxy.ts';

const STALE_MS = 5000;

let redis: TestRedis;
let proxy: TcpProxy;
let server: TestServer;
let desk: Client;
let manager: Client;
let screen: Commander;
let board: Listener;
let topic = '';

beforeAll(async () => {
  redis = await startTestRedis();
  proxy = await startTcpProxy(redis.port);
  const url = new URL(redis.url);
  url.port = String(proxy.port);
  server = await startTestServer({ REDIS_URL: url.href });
  desk = await server.login('desk');
  manager = await server.login('manager');
  screen = onControl(server, manager);
  await screen.next('connect');
  const display = await pair(server, desk, 'display', { kind: 'hall', zone: 'east-2a' });
  board = await onFeed(server, display.token);
  topic = `board:${display.id}`;
  await board.subscribe(topic);
});
afterAll(async () => {
  screen?.socket.disconnect();
  await server?.stop();
  await proxy?.close();
  await redis?.stop();
});

const staff = 'tang-ruolan';
const state = async () => (await manager.get('/api/floor/sites/east')).body;
const post = (body: object) => manager.post('/api/floor/commands', body);
const ready = async () => (await server.anyone.get('/readyz')).status;

/** How often a command has happened. */
async function times(id: string): Promise<number> {
  const { events } = (await manager.get('/api/floor/sites/east/events?limit=1000')).body;
  return events.filter((event: { command: string }) => event.command === id).length;
}

/** Waits for a heartbeat that says, or no longer says, for how long the floor has been lost. */
async function heartbeat(holds: (lostForMs: number | undefined) => boolean): Promise<void> {
  for (;;) {
    const { at, lostAt } = await board.next('heartbeat');
    if (holds(lostAt === undefined ? undefined : at - lostAt)) return;
  }
}

describe('E3: Redis away', () => {
  it('acknowledges nothing, says so everywhere, and goes on by itself where it stopped', async () => {
    const { visit, ticket } = await register(desk);
    await send(manager, 'open-room', { room: 'east-blood-1', staff });
    const before = await state();
    proxy.cut();
    const call = command('call-one', { room: 'east-blood-1', visit });
    const refused = await post(call);
    expect([refused.status, refused.body.code]).toEqual([503, 'floor.unavailable']);
    expect(await screen.ask('command', call)).toMatchObject({ code: 'floor.unavailable' });
    expect((await manager.get('/api/floor/sites/east')).status).toBe(503);
    expect((await server.anyone.get('/readyz')).body).toMatchObject({
      ok: false,
      checks: { redis: { ok: false }, database: { ok: true } },
    });
    expect((await server.anyone.get('/healthz')).status).toBe(200);
    // Displays stay connected, keep their picture, and know when it has become old.
    await heartbeat((lostForMs) => lostForMs !== undefined && lostForMs >= STALE_MS);
    expect((await post(call)).status).toBe(503);
    proxy.mend();
    await heartbeat((lostForMs) => lostForMs === undefined);
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    const after = await state();
    expect([after.epoch, after.visits[visit].ticket]).toEqual([before.epoch, ticket]);
    const [first, again] = [await post(call), await screen.ask('command', call)];
    expect(first.body).toMatchObject({ ok: true, ticket });
    expect(again).toEqual(first.body);
    expect(await times(call.id)).toBe(1);
    await board.until(() => JSON.stringify(board.picture(topic)).includes(ticket));
  });

  it('notes nothing of a room that is attended while the nodes cannot be told', async () => {
    const audit = await server.login('audit');
    const path = '/api/staffing/rooms/east-blood-1/attended';
    const noted = async () =>
      (await audit.get('/api/audit?action=staffing.attended')).body.entries.length;
    proxy.cut();
    const refused = await desk.post(path, { site: 'east' });
    expect([refused.status, refused.body.code]).toEqual([503, 'floor.unavailable']);
    expect(await noted()).toBe(0);
    proxy.mend();
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    await expect
      .poll(async () => (await desk.post(path, { site: 'east' })).status, { timeout: 10_000 })
      .toBe(200);
    expect(await noted()).toBe(1);
  });

  it('a registration that was cut off is done once when it is sent again', async () => {
    const given = { 'idempotency-key': 'cut-off-registration' };
    const body = {
      site: 'east',
      examinee: { name: '甘若泉', sex: 'F', birthDate: '1987-03-02' },
      class: 'normal',
      packageId: 'basic',
    };
    proxy.cut();
    const refused = await desk.post('/api/visits', body, given);
    expect([refused.status, refused.body.code]).toEqual([503, 'floor.unavailable']);
    proxy.mend();
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    const done = await desk.post('/api/visits', body, given);
    expect(done.status).toBe(201);
    const mine = (await desk.get('/api/visits?site=east&query=甘若泉')).body.visits;
    expect(mine.map(({ ticket }: { ticket: string }) => ticket)).toEqual([done.body.ticket]);
  });

  it.each([
    ['the connection is cut', () => Promise.resolve(proxy.cut())],
    ['Redis is killed -9', () => redis.crash()],
  ])('commands under way when %s have one effect each when sent again', async (_how, lose) => {
    const { visit } = await register(desk);
    const commands = Array.from({ length: 40 }, (_, index) =>
      command(index % 2 === 0 ? 'hold' : 'release', { visit }),
    );
    const epoch = (await state()).epoch;
    let acknowledged = 0;
    // One after the other, with the loss in the middle; each is sent until it is answered.
    for (const [index, body] of commands.entries()) {
      const lost = index === 20 ? lose() : undefined;
      let answer = await post(body);
      while (answer.status === 503) {
        await lost;
        proxy.mend();
        answer = await post(body);
      }
      expect(answer.body).toMatchObject({ ok: true });
      acknowledged += 1;
    }
    expect((await state()).epoch).toBe(epoch);
    for (const { id } of commands) expect(await times(id)).toBe(1);
    expect(acknowledged).toBe(40);
    await heartbeat((lostForMs) => lostForMs === undefined);
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
  });

  it('a server that is told to stop while Redis is away stops', async () => {
    proxy.cut();
    await heartbeat((lostForMs) => lostForMs !== undefined && lostForMs >= 2000);
    await server.stop();
    await expect(server.anyone.get('/healthz')).rejects.toThrow('fetch failed');
  });
});
