import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, onFeed, pair, register, registration } from '../../test-support/centre.ts';
import type { Listener } from '../../test-support/live/listener.ts';
import { startTestPostgres, type TestPostgres } from '../../test-support/postgres.ts';
import {
  startTestCluster,
  untilWhole,
  type ClusterNode,
  type TestCluster,
} from '../../test-support/redis-cluster.ts';
import {
  shared,
  startTestServer,
  type Client,
  type TestServer,
} from '../../test-support/server.ts';

/** The hash tags east and river lie in slots 10965 and 13058: on the second and the third node. */
const BETWEEN = [5000, 12_000];

let cluster: TestCluster;
let postgres: TestPostgres;
let server: TestServer;
let manager: Client;
let boards: Record<'east' | 'river', Listener>;
let settings: NodeJS.ProcessEnv;

beforeAll(async () => {
  [cluster, postgres] = await Promise.all([startTestCluster(BETWEEN), startTestPostgres()]);
  const DATABASE_URL = await postgres.createDatabase();
  settings = { REDIS_URL: cluster.url, DATABASE_URL, DEMO: '1', ...shared };
  server = await startTestServer(settings);
  manager = await server.login('manager');
  boards = { east: await board('east', 'east-2a'), river: await board('river', 'river-1') };
});
afterAll(async () => {
  await server?.stop();
  await cluster?.stop();
  await postgres?.stop();
});

async function board(site: string, zone: string): Promise<Listener> {
  const display = await pair(server, manager, 'display', { kind: 'hall', zone }, site);
  const listener = await onFeed(server, display.token);
  await listener.subscribe(`board:${display.id}`);
  return listener;
}

const lastBeat = ({ heard }: Listener) => heard.findLast((each) => each.type === 'heartbeat');

/** The node a campus lives on. */
async function home(site: string): Promise<ClusterNode> {
  for (const node of cluster.nodes) {
    if ((await node.raw.keys(`{${site}}:*`)).length > 0) return node;
  }
  throw new Error(`nobody holds ${site}`);
}

const ready = async (at: TestServer) => (await at.anyone.get('/readyz')).body;
const state = async (site: string) => (await manager.get(`/api/floor/sites/${site}`)).body;
const post = (body: object, as = manager) => as.post('/api/floor/commands', body);
const newcomer = (site: string) => register(manager, registration({ site }));

describe('E3: two campuses on a cluster of three', () => {
  it('live on masters of their own', async () => {
    expect((await home('east')).port).not.toBe((await home('river')).port);
    for (const site of ['east', 'river']) expect((await newcomer(site)).ticket).toBe('A001');
    expect((await ready(server)).checks.redis).toEqual({
      ok: true,
      appendonly: 'yes',
      appendfsync: 'always',
    });
  });

  it('a node is lost: its campus says so, the other one does not notice', async () => {
    const { visit } = await newcomer('river');
    const before = await state('river');
    const lost = await home('river');
    await lost.kill();
    const held = command('hold', { site: 'river', visit });
    const refused = await post(held);
    expect([refused.status, refused.body.code]).toEqual([503, 'floor.unavailable']);
    expect(refused.body.message).not.toBe('');
    expect((await newcomer('east')).ticket).toBe('A002');
    await expect
      .poll(async () => (await ready(server)).checks.redis, { timeout: 20_000 })
      .toMatchObject({ ok: true, away: 'river', warn: expect.stringContaining('river') });
    expect((await ready(server)).checks.redis.ok).toBe(true);
    await boards.river.until(() => lastBeat(boards.river)?.lostAt !== undefined);
    expect(lastBeat(boards.east)?.lostAt).toBeUndefined();
    await lost.start();
    await untilWhole(cluster.nodes);
    await expect.poll(async () => (await post(held)).status, { timeout: 20_000 }).toBe(200);
    const after = await state('river');
    expect(after.epoch).toBe(before.epoch);
    expect(Object.keys(after.visits).sort()).toEqual(Object.keys(before.visits).sort());
  });

  it('a server that starts meanwhile serves the other one, and this one when it is back', async () => {
    const lost = await home('river');
    await lost.kill();
    const second = await startTestServer(settings);
    const nurse = await second.login('manager');
    expect((await nurse.get('/api/floor/sites/east')).status).toBe(200);
    expect((await register(nurse)).ticket).toBe('A003');
    expect((await nurse.get('/api/floor/sites/river')).status).toBe(503);
    const given = { 'idempotency-key': 'while-river-is-lost' };
    const refused = await nurse.post('/api/visits', registration({ site: 'river' }), given);
    expect([refused.status, refused.body.code]).toEqual([503, 'floor.unavailable']);
    expect((await second.anyone.get('/readyz')).status).toBe(200);
    await lost.start();
    await untilWhole(cluster.nodes);
    await expect
      .poll(async () => (await ready(second)).checks.redis.away, { timeout: 20_000 })
      .toBeUndefined();
    await expect
      .poll(async () => (await nurse.get('/api/visits?site=river')).status, { timeout: 20_000 })
      .toBe(200);
    const { ticket } = await register(nurse, registration({ site: 'river' }));
    expect(ticket).toBe('A003');
    await second.stop();
  });
});
