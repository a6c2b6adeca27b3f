import { afterAll, beforeAll, expect, it } from 'vitest';
import { registration } from '../../test-support/centre.ts';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { startTestServer, type Client, type TestServer } from '../../test-support/server.ts';
import { startTcpProxy, type TcpProxy } from '../../test-support/tcp-proxy.ts';

const PEOPLE = 24;

let postgres: TestPostgres;
let proxy: TcpProxy;
let server: TestServer;
let desk: Client;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = new URL(await postgres.createDatabase());
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  server = await startTestServer({ DATABASE_URL: url.href, DEMO: '1' });
  desk = await server.login('desk');
});
afterAll(async () => {
  await server?.stop();
  await proxy?.close();
  await postgres?.stop();
});

it('PostgreSQL breaks off in mid-request: a clear error, and the same again registers everybody once', async () => {
  const given = Array.from({ length: PEOPLE }, () => registration());
  const send = (index: number) =>
    desk.post('/api/visits', given[index], { 'idempotency-key': `broken-off-${index}` });
  // Some are being stored when every connection breaks.
  const first = Promise.all(given.map((_, index) => send(index)));
  await send(0);
  proxy.cut();
  const answers = await first;
  const broken = answers.filter((answer) => answer.status !== 201);
  expect(broken.length).toBeGreaterThan(0);
  for (const { status, body } of broken) {
    expect([status, body.code]).toEqual([503, 'database.unavailable']);
    expect(body.message).toMatch(/\p{Script=Han}/u);
  }
  proxy.mend();
  await expect.poll(async () => (await server.anyone.get('/readyz')).status).toBe(200);
  const again = await Promise.all(given.map((_, index) => send(index)));
  expect(again.map(({ status }) => status)).toEqual(given.map(() => 201));
  const visits = (all: typeof answers) => all.map(({ body }) => body.visit as string);
  const kept = answers.flatMap((before, index) => (before.status === 201 ? [index] : []));
  expect(visits(kept.map((index) => again[index]!))).toEqual(
    visits(kept.map((index) => answers[index]!)),
  );
  const list = await desk.get('/api/visits?site=east&limit=200');
  expect(list.body.total).toBe(PEOPLE);
  const tickets = again.map(({ body }) => body.ticket as string);
  expect(new Set(tickets).size).toBe(PEOPLE);
});
