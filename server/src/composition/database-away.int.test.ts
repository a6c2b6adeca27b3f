import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { register, registration, send } from '../../test-support/centre.ts';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';
import { startTcpProxy, type TcpProxy } from '../../test-support/tcp-proxy.ts';

const MINUTE = 60_000;

let postgres: TestPostgres;
let address = '';
let proxy: TcpProxy;
let server: TestServer;
let desk: Client;
let nurse: Client;

// The clock by which the journal measures how far it is behind can be moved.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['performance'], shouldAdvanceTime: true });
  postgres = await startTestPostgres();
  address = await postgres.createDatabase();
  const url = new URL(address);
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  server = await startTestServer({ DATABASE_URL: url.href, DEMO: '1' });
  desk = await server.login('desk');
  nurse = await server.login('nurse');
});
afterAll(async () => {
  await server?.stop();
  await proxy?.close();
  await postgres?.stop();
  vi.useRealTimers();
});

const room = 'east-blood-1';
const floor = async () => (await nurse.get('/api/floor/sites/east')).body;
const journal = async () => (await server.anyone.get('/readyz')).body.checks.journal;

/** What the journal holds of the campus, read past the proxy. */
async function stored(): Promise<{ seq: string; event: object }[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query(
    `select seq, event from journal where site = 'east' order by seq`,
  );
  await client.end();
  return rows;
}

it('E3: PostgreSQL gone for ten minutes: calls go on, the lag is told, the journal has it all', async () => {
  const { visit } = await register(desk);
  await send(nurse, 'open-room', { room, staff: 'tang-ruolan' });
  await expect.poll(async () => (await journal()).waitingMs).toBe(0);
  proxy.cut();
  const behind: number[] = [];
  for (let minute = 1; minute <= 10; minute += 1) {
    for (const type of ['hold', 'release']) {
      expect((await send(nurse, type, { visit })).status).toBe(200);
    }
    const answer = await desk.post('/api/visits', registration(), {
      'idempotency-key': `while-away-${minute}`,
    });
    expect([answer.status, answer.body.code]).toEqual([503, 'database.unavailable']);
    vi.advanceTimersByTime(MINUTE);
    const { ok, warn, waitingMs } = await journal();
    behind.push(waitingMs);
    expect(ok).toBe(true);
    expect(warn === undefined).toBe(waitingMs < MINUTE);
  }
  expect((await send(nurse, 'call-next', { room })).body).toMatchObject({ ok: true, room });
  expect((await server.anyone.get('/readyz')).status).toBe(503);
  expect(behind).toEqual(behind.toSorted((a, b) => a - b));
  expect(behind.at(-1)).toBeGreaterThanOrEqual(9 * MINUTE);
  proxy.mend();
  await expect
    .poll(async () => (await server.anyone.get('/readyz')).status, { timeout: 20_000 })
    .toBe(200);
  const { seq } = await floor();
  const { events } = (await nurse.get('/api/floor/sites/east/events?limit=1000')).body;
  await expect
    .poll(async () => (await stored()).length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(seq);
  const rows = await stored();
  expect(rows.slice(0, seq).map((row) => Number(row.seq))).toEqual(
    Array.from({ length: seq }, (_, index) => index + 1),
  );
  expect(rows.slice(0, events.length).map(({ event }) => event)).toEqual(events);
  await register(desk);
}, 60_000);
