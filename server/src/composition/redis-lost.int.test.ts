import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, onFeed, pair, register, send } from '../../test-support/centre.ts';
import type { Listener } from '../../test-support/live/listener.ts';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { ServerProcess } from '../../test-support/server-process.ts';
import type { Client } from '../../test-support/server.ts';

let postgres: TestPostgres;
let url = '';
let server: ServerProcess;
let desk: Client;
let manager: Client;
let board: Listener;
let topic = '';
let tickets: string[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.createDatabase();
  server = await ServerProcess.start({ FEED_ENGINE: 'ws', DATABASE_URL: url, DEMO: '1' });
  [desk, manager] = await Promise.all([server.login('desk'), server.login('manager')]);
  const display = await pair(server, desk, 'display', { kind: 'hall', zone: 'east-2a' });
  board = await onFeed(server, display.token);
  topic = `board:${display.id}`;
  await board.subscribe(topic);
});
afterAll(async () => {
  await server?.remove();
  await postgres?.stop();
});

const state = async () => (await manager.get('/api/floor/sites/east')).body;
const patience = { timeout: 20_000, interval: 100 };
const behind = async () => (await manager.get('/readyz')).body.checks?.journal.behind;
const redis = async () => (await manager.get('/readyz')).body.checks?.redis;
/** Every campus is there. */
const untilServed = () =>
  expect.poll(redis, patience).toEqual({ ok: true, appendonly: 'yes', appendfsync: 'always' });

/** Redis's disk is gone. */
const loseDisk = () => rmSync(join(server.dataDir, 'redis/appendonlydir'), { recursive: true });

/** What of a campus has to be the same; guidance and time go on meanwhile. */
function lasting({ day, settings, visits, rooms }: Awaited<ReturnType<typeof state>>) {
  const people = Object.entries<{ ticket: string; items: object }>(visits).map(
    ([id, { ticket, items }]) => [id, ticket, items],
  );
  const places = Object.entries<{ state: string; staff?: string; called: object }>(rooms).map(
    ([id, room]) => [id, room.state, room.staff, Object.keys(room.called)],
  );
  return { day, settings, people, places };
}

describe('E3: Redis lost with its disk', () => {
  const call = command('call-one', { room: 'east-blood-1' });

  it('in the middle of the morning: the floor is back by itself, and screens go on', async () => {
    await send(manager, 'open-room', { room: 'east-blood-1', staff: 'tang-ruolan' });
    const people = [await register(desk), await register(desk), await register(desk)];
    tickets = people.map(({ ticket }) => ticket);
    Object.assign(call, { visit: people[0]?.visit });
    const called = await manager.post('/api/floor/commands', call);
    expect(called.status).toBe(200);
    await expect.poll(behind, patience).toBe(0);
    const before = await state();
    loseDisk();
    await server.killRedis();
    await untilServed();
    const after = await state();
    expect(after.epoch).not.toBe(before.epoch);
    expect(after.seq).toBeGreaterThanOrEqual(before.seq);
    expect(lasting(after)).toEqual(lasting(before));
    // What was acknowledged before is not done again, and its answer is the same.
    expect((await manager.post('/api/floor/commands', call)).body).toEqual(called.body);
    const { ticket } = await register(desk);
    expect(tickets).not.toContain(ticket);
    tickets.push(ticket);
    await board.until(() => JSON.stringify(board.picture(topic)).includes(ticket));
  });

  it('while the server is not there: it starts with the day, not with an empty floor', async () => {
    await expect.poll(behind, patience).toBe(0);
    const before = await state();
    await server.kill();
    await server.killRedis();
    loseDisk();
    await server.start();
    await untilServed();
    const after = await state();
    expect(lasting(after)).toEqual(lasting(before));
    expect((await register(desk)).ticket > (tickets.at(-1) ?? '')).toBe(true);
  });

  it('who was checked in too late for the journal is checked in again, with the same number', async () => {
    await expect.poll(behind, patience).toBe(0);
    const database = new pg.Client({ connectionString: url });
    await database.connect();
    await database.query('begin; lock table journal in exclusive mode');
    const late = [await register(desk), await register(desk)];
    await expect.poll(behind, patience).toBeGreaterThanOrEqual(2);
    await server.kill();
    await server.killRedis();
    loseDisk();
    // What the killed server had already sent to the database is not to arrive either.
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await database.query('rollback');
    await database.end();
    await server.start();
    await untilServed();
    const { visits } = await state();
    for (const { visit, ticket } of late) expect(visits[visit]?.ticket).toBe(ticket);
    const { ticket } = await register(desk);
    expect(late.map((each) => each.ticket)).not.toContain(ticket);
  });
});
