import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '@daozhen/protocol';
import { openFloor, TestClock, type Floor } from '../../../test-support/floor.ts';
import {
  startTestCluster,
  untilWhole,
  type ClusterNode,
  type TestCluster,
} from '../../../test-support/redis-cluster.ts';
import { loseAndRebuild, MemoryJournal } from '../../../test-support/rebuild.ts';
import { engineContract } from './contract/engine.contract.ts';
import { EngineUnavailable } from './engine.ts';
import { createRedisEngine, type RedisEngine } from './redis-engine.ts';

let cluster: TestCluster;
let engine: RedisEngine;
let clock = new TestClock();
let sites = 0;

const options = () => ({ url: cluster.url, testClock: () => clock.now, allowClock: true });

beforeAll(async () => {
  cluster = await startTestCluster();
  engine = await createRedisEngine(options());
});
afterAll(async () => {
  await engine?.close();
  await cluster?.stop();
});

function open(site: string): Promise<Floor> {
  const make = (own: TestClock) => {
    clock = own;
    return engine;
  };
  return openFloor({}, make, site);
}

/** Nodes that hold something of a campus. */
async function holders(site: string): Promise<ClusterNode[]> {
  const found = await Promise.all(
    cluster.nodes.map(async (node) => {
      const keys = await node.raw.keys(`{${site}}:*`);
      return keys.length > 0 ? [node] : [];
    }),
  );
  return found.flat();
}

/** Sends a command until it is answered, as whoever sent it does. */
async function accepted(command: Command, seq: number): Promise<void> {
  const answer = () => engine.execute(command, 'user:test').catch((): undefined => undefined);
  await expect.poll(answer, { timeout: 10_000, interval: 20 }).toMatchObject({ ok: true, seq });
}

describe('the Redis functions on a cluster', () => {
  engineContract((given) => {
    sites += 1;
    const make = (own: TestClock) => {
      clock = own;
      return engine;
    };
    return openFloor(given, make, `contract-${sites}`);
  });

  it('have used every node for it, each campus on one', async () => {
    const used = new Set<number>();
    for (let site = 1; site <= sites; site += 1) {
      const nodes = await holders(`contract-${site}`);
      expect(nodes).toHaveLength(1);
      used.add(nodes[0]?.port ?? 0);
    }
    expect(used.size).toBe(3);
  });
});

describe('E3: a cluster', () => {
  // Their hash tags lie in the last and in the first third of the slots.
  const [east, west] = ['east', 'west'];

  it('each campus lives on a master of its own', async () => {
    await open(east);
    await open(west);
    expect((await holders(east)).map(({ port }) => port)).toEqual([cluster.nodes[2]?.port]);
    expect((await holders(west)).map(({ port }) => port)).toEqual([cluster.nodes[0]?.port]);
  });

  it('a node is lost: its campus is refused, the others go on, and it goes on when it is back', async () => {
    const [one, other] = [await open('east-2'), await open('west-3')];
    const [home] = await holders('east-2');
    expect(await holders('west-3')).not.toContain(home);
    const seen: number[] = [];
    const stop = new AbortController();
    const following = engine.follow(
      'east-2',
      0,
      (events) => void seen.push(...events.map(({ seq }) => seq)),
      stop.signal,
    );
    await one.queue('a');
    await home?.kill();
    const command = one.command('hold', { visit: 'a' });
    const asked = performance.now();
    await expect(engine.execute(command, 'user:test')).rejects.toThrow(EngineUnavailable);
    for (let index = 0; index < 20; index += 1) await other.arrive(`v${index}`);
    await expect(engine.state('east-2')).rejects.toThrow(EngineUnavailable);
    // Refused at once, not after waiting for the lost one.
    expect(performance.now() - asked).toBeLessThan(4000);
    await home?.start();
    await untilWhole(cluster.nodes);
    await accepted(command, 5);
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([1, 2, 3, 4, 5]);
    stop.abort();
    await following;
    expect((await one.visit('a')).state).toBe('away');
  });

  it('is found through any of its nodes, and starts although one is lost', async () => {
    const floor = await open('west-4');
    const [home] = await holders('west-4');
    const lost = cluster.nodes.find((node) => node !== home);
    await lost?.kill();
    const late = await createRedisEngine({ ...options(), timeoutMs: 1000 });
    expect(await late.head('west-4')).toMatchObject({ seq: (await floor.state()).seq });
    await lost?.start();
    await untilWhole(cluster.nodes);
    await late.close();
  });

  it('a campus that was moved to another node is found there', async () => {
    const floor = await open('moving');
    await floor.queue('a');
    const [from] = await holders('moving');
    const to = cluster.nodes.find((node) => node !== from);
    if (!from || !to) throw new Error('nobody holds the campus');
    const slot = Number(await from.raw.call('CLUSTER', 'KEYSLOT', '{moving}:m'));
    const idOf = async ({ raw }: ClusterNode) => String(await raw.call('CLUSTER', 'MYID'));
    const [fromId, toId] = [await idOf(from), await idOf(to)];
    await to.raw.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', fromId);
    await from.raw.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', toId);
    const keys = (await from.raw.call('CLUSTER', 'GETKEYSINSLOT', slot, 1000)) as string[];
    await from.raw.call('MIGRATE', '127.0.0.1', to.port, '', 0, 5000, 'KEYS', ...keys);
    for (const { raw } of [to, from, ...cluster.nodes]) {
      await raw.call('CLUSTER', 'SETSLOT', slot, 'NODE', toId);
    }
    expect(await floor.call('ecg1')).toBe('a');
    expect(await holders('moving')).toEqual([to]);
  });

  it('loads its functions again on a node that has lost them', async () => {
    const floor = await open('functions');
    const [home] = await holders('functions');
    await home?.raw.call('FUNCTION', 'FLUSH');
    await floor.queue('a');
    expect(await floor.call('ecg1')).toBe('a');
  });

  it('a campus whose node has lost it is rebuilt there', async () => {
    const floor = await open('rebuilt');
    await floor.queue('a');
    const before = await floor.state();
    const [home] = await holders('rebuilt');
    if (!home) throw new Error('nobody holds the campus');
    await loseAndRebuild(engine, home.raw, new MemoryJournal(), 'rebuilt');
    expect(await holders('rebuilt')).toEqual([home]);
    const after = await floor.state();
    expect({ ...after, epoch: before.epoch }).toEqual(before);
    expect(await floor.call('ecg1')).toBe('a');
  });

  it('a replica takes over: the campus goes on with all that had reached it', async () => {
    const floor = await open('taken-over');
    const [home] = await holders('taken-over');
    if (!home) throw new Error('nobody holds the campus');
    const replica = await cluster.addReplica(home);
    await floor.queue('a');
    const before = await floor.state();
    const seen: number[] = [];
    const stop = new AbortController();
    const following = engine.follow(
      'taken-over',
      before.seq,
      (events) => void seen.push(...events.map(({ seq }) => seq)),
      stop.signal,
    );
    // What a fail-over costs is what the replica has not been sent; here nothing.
    await home.raw.call('WAIT', 1, 0);
    await home.kill();
    const command = floor.command('hold', { visit: 'a' });
    await accepted(command, before.seq + 1);
    expect((await floor.state()).epoch).toBe(before.epoch);
    expect(await replica.raw.call('ROLE')).toContain('master');
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([before.seq + 1]);
    stop.abort();
    await following;
  });
});
