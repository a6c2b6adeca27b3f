import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';
import { startTcpProxy, type TcpProxy } from '../../test-support/tcp-proxy.ts';

let postgres: TestPostgres;
let proxy: TcpProxy;
let server: TestServer;
let desk: Client;
let nurse: Client;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = new URL(await postgres.createDatabase());
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
});

const registration = (name: string) => ({
  site: 'east',
  examinee: { name, sex: 'F', birthDate: '1990-05-06' },
  class: 'normal',
  packageId: 'basic',
});
const key = () => ({ 'idempotency-key': randomUUID() });
const openRoom = (room: string) => ({
  v: 1,
  id: randomUUID(),
  site: 'east',
  type: 'open-room',
  room,
  staff: 'pan-yueting',
});

describe('E3: PostgreSQL away', () => {
  it('answers 503, goes on with the floor, and is whole again by itself', async () => {
    expect(server.database).toBe('postgresql');
    await desk.post('/api/visits', registration('甘若云'), key());
    await nurse.get('/api/session');
    proxy.cut();
    const once = key();
    const refused = await desk.post('/api/visits', registration('甘若水'), once);
    expect([refused.status, refused.body.code]).toEqual([503, 'database.unavailable']);
    const ready = await server.anyone.get('/readyz');
    expect(ready.status).toBe(503);
    expect(ready.body.checks).toMatchObject({ database: { ok: false }, redis: { ok: true } });
    expect((await server.anyone.get('/healthz')).status).toBe(200);
    // Somebody who is logged in stays so, and the floor needs no database.
    const opened = await nurse.post('/api/floor/commands', openRoom('east-blood-3'));
    expect(opened.status).toBe(200);
    expect((await desk.get('/api/visits?site=east&query=甘若云')).body.total).toBe(1);
    proxy.mend();
    await expect
      .poll(async () => (await server.anyone.get('/readyz')).status, { timeout: 10_000 })
      .toBe(200);
    const retried = await desk.post('/api/visits', registration('甘若水'), once);
    expect(retried.status).toBe(201);
    await expect
      .poll(async () => (await server.anyone.get('/readyz')).body.checks.journal.waitingMs)
      .toBe(0);
  });

  it('survives being cut off many times in the middle of registrations, each done once', async () => {
    const wanted = Array.from({ length: 20 }, (_, index) => registration(`农一${index}`));
    const register = async (given: object) => {
      const once = key();
      for (;;) {
        const answer = await desk.post('/api/visits', given, once);
        if (answer.status === 201) return answer.body as { visit: string; ticket: string };
        expect(answer.status).toBe(503);
      }
    };
    const all = wanted.map(register);
    for (let round = 0; round < 5; round++) {
      await desk.get('/api/visits?site=east');
      proxy.cut();
      await server.anyone.get('/readyz');
      proxy.mend();
    }
    const done = await Promise.all(all);
    expect(new Set(done.map(({ visit }) => visit)).size).toBe(20);
    const { body } = await desk.get('/api/floor/sites/east');
    const tickets = Object.values(body.visits as Record<string, { ticket: string }>).map(
      ({ ticket }) => ticket,
    );
    expect(new Set(tickets).size).toBe(tickets.length);
    expect(tickets).toHaveLength(22);
  });
});
