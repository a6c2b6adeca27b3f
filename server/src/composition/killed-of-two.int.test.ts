import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, register, send } from '../../test-support/centre.ts';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import { startTestRedis, type TestRedis } from '../../test-support/redis.ts';
import { ServerProcess } from '../../test-support/server-process.ts';
import { shared, type Client } from '../../test-support/server.ts';
import { shardsOf, type Shards } from '../queue/engine/index.ts';
import { ForecastFollower, ForecastStore } from '../queue/forecaster/index.ts';

const SITE = 'east';
const ROOM = 'east-blood-1';
const until = { timeout: 30_000, interval: 20 };

let redis: TestRedis;
let postgres: TestPostgres;
let shards: Shards;
let follower: ForecastFollower;
const servers: ServerProcess[] = [];
let manager: Client;

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startTestRedis({ fast: true }), startTestPostgres()]);
  const both = { REDIS_URL: redis.url, DATABASE_URL: await postgres.createDatabase() };
  const settings = { ...both, DEMO: '1', ...shared };
  servers.push(...(await Promise.all([1, 2].map(() => ServerProcess.start(settings)))));
  shards = shardsOf([redis.url], 2000);
  await shards.connect();
  follower = new ForecastFollower(new ForecastStore(shards, SITE), () =>
    expect.fail('no forecast that can be read'),
  );
  follower.start();
}, 120_000);
afterAll(async () => {
  await follower?.stop();
  shards?.close();
  for (const server of servers) await server.remove();
  await Promise.all([redis?.stop(), postgres?.stop()]);
});

const forecasts = async (server: ServerProcess): Promise<boolean> => {
  const { forecastHere = '' } = (await server.anyone.get('/readyz')).body.checks.forecast;
  return (forecastHere as string).split(',').includes(SITE);
};

/** Who stands at the doors of the blood draw. */
async function atDoors(): Promise<string[]> {
  const { visits } = (await manager.get(`/api/floor/sites/${SITE}`)).body;
  return Object.values(visits as Record<string, { id: string; state: string; station?: string }>)
    .filter(({ state, station }) => state === 'bound' && station === 'blood')
    .map(({ id }) => id);
}

const told = (visit: string) => follower.current()?.told(visit, 'blood');

describe('one of two servers is killed', () => {
  it('W1, P4: the other forecasts and guides; what was acknowledged and told goes on', async () => {
    await expect.poll(async () => Promise.all(servers.map(forecasts)), until).toContain(true);
    const [one, other] = servers as [ServerProcess, ServerProcess];
    const [killed, left] = (await forecasts(one)) ? [one, other] : [other, one];
    manager = await left.login('manager');
    const there = await killed.login('manager');
    const opening = command('open-room', { room: ROOM, staff: 'tang-ruolan' });
    const opened = await there.post('/api/floor/commands', opening);
    expect(opened.body.ok).toBe(true);
    const people = [];
    for (let count = 0; count < 6; count += 1) people.push(await register(there));
    const last = people.at(-1)!.visit;
    await expect.poll(() => told(last), until).toBeDefined();
    await expect.poll(atDoors, until).not.toEqual([]);
    expect(await forecasts(left)).toBe(false);

    await killed.kill();
    expect((await manager.post('/api/floor/commands', opening)).body).toEqual(opened.body);
    // Guidance needs no lease: the very next press at the server that is left finds who was sent.
    const call = await send(manager, 'call-next', { room: ROOM });
    expect(call.body).toMatchObject({ ok: true });
    await expect.poll(atDoors, until).not.toContain(call.body.visit);
    await expect.poll(atDoors, until).not.toEqual([]);
    // The forecast waits for the lease to be out.
    await expect.poll(() => forecasts(left), until).toBe(true);
    const { visit } = await register(manager);
    await expect.poll(() => told(visit), until).toBeDefined();
    expect(told(last)).toBeDefined();
    expect((await send(manager, 'start', { room: ROOM })).body.ok).toBe(true);
  });
});
