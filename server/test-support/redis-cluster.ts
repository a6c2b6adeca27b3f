import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../src/platform/redis/free-port.ts';
import { findRedisServer } from '../src/platform/redis/redis-binary.ts';

const SLOTS = 16_384;
const NODES = 3;
const EQUAL_PARTS = [5461, 10_923];

export interface ClusterNode {
  url: string;
  port: number;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again with what its disk has; resolves when it answers. */
  start(): Promise<void>;
  /** A connection past the cluster's rules, for looking inside. */
  raw: Redis;
}

export interface TestCluster {
  /** All nodes, comma separated, as REDIS_URL takes them. */
  url: string;
  /** Masters, in the order of their slots. */
  nodes: ClusterNode[];
  /** A replica that takes over when its master is lost; resolves when it has everything. */
  addReplica(of: ClusterNode): Promise<ClusterNode>;
  stop(): Promise<void>;
}

/** The bus of a node listens on its port + 10000. */
async function nodePort(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port < 55_000) return port;
  }
}

/**
 * A Redis Cluster of three masters on loopback, with the product's own persistence. What is not on a lost
 * node goes on being served.
 * @param cuts the first slot of the second and of the third node; equal parts by default
 */
export async function startTestCluster(cuts = EQUAL_PARTS): Promise<TestCluster> {
  const dir = mkdtempSync(join(tmpdir(), 'daozhen-test-cluster-'));
  const ports = new Set<number>();
  while (ports.size < NODES) ports.add(await nodePort());
  const nodes = await Promise.all([...ports].map((port) => startNode(join(dir, `${port}`), port)));
  await introduce(nodes, cuts);
  const replicas: ClusterNode[] = [];
  return {
    url: nodes.map(({ url }) => url).join(),
    nodes,
    addReplica: async (of) => {
      const port = await nodePort();
      const replica = await startNode(join(dir, `${port}`), port);
      replicas.push(replica);
      await follow(replica, of, nodes);
      return replica;
    },
    stop: async () => {
      for (const node of [...nodes, ...replicas]) {
        node.raw.disconnect();
        await node.kill();
      }
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function startNode(dir: string, port: number): Promise<ClusterNode> {
  mkdirSync(dir);
  let child: ChildProcess | undefined;
  const endWithUs = () => child?.kill('SIGKILL');
  process.once('exit', endWithUs);
  const url = `redis://127.0.0.1:${port}`;
  const raw = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  raw.on('error', () => undefined);
  const node: ClusterNode = {
    url,
    port,
    raw,
    kill: async () => {
      const dying = child;
      child = undefined;
      if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
      const gone = once(dying, 'exit');
      dying.kill('SIGKILL');
      await gone;
    },
    start: async () => {
      child = spawn(findRedisServer(), nodeFlags(dir, port), { stdio: 'ignore' });
      await raw.ping();
    },
  };
  await node.start();
  return node;
}

function nodeFlags(dir: string, port: number): string[] {
  const settings = {
    port,
    dir,
    bind: '127.0.0.1',
    save: '',
    appendonly: 'yes',
    appendfsync: 'always',
    'repl-diskless-sync-delay': 0,
    'cluster-enabled': 'yes',
    'cluster-node-timeout': 500,
    'cluster-require-full-coverage': 'no',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

/** Deals the slots out, introduces the nodes to each other and waits until each knows all. */
async function introduce(nodes: readonly ClusterNode[], cuts: readonly number[]): Promise<void> {
  const bounds = [0, ...cuts, SLOTS];
  for (const [index, { raw }] of nodes.entries()) {
    const [from = 0, to = 0] = bounds.slice(index);
    await raw.call('CLUSTER', 'ADDSLOTSRANGE', from, to - 1);
    await raw.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  const [first, ...others] = nodes;
  for (const { raw } of others) await raw.call('CLUSTER', 'MEET', '127.0.0.1', first?.port ?? 0);
  await untilWhole(nodes);
}

/** Everybody has to know the replica: they elect it when its master is gone. */
async function follow(
  { raw }: ClusterNode,
  of: ClusterNode,
  nodes: readonly ClusterNode[],
): Promise<void> {
  const idOf = async (node: Redis) => String(await node.call('CLUSTER', 'MYID'));
  const [own, master] = [await idOf(raw), await idOf(of.raw)];
  await raw.call('CLUSTER', 'MEET', '127.0.0.1', of.port);
  await until(raw, ['CLUSTER', 'NODES'], (text) => text.includes(`${master} `));
  await raw.call('CLUSTER', 'REPLICATE', master);
  await until(raw, ['INFO', 'replication'], (text) => text.includes('master_link_status:up'));
  const listed = new RegExp(`^${own} .* slave ${master} `, 'm');
  for (const node of nodes)
    await until(node.raw, ['CLUSTER', 'NODES'], (text) => listed.test(text));
}

async function until(
  raw: Redis,
  [name, ...args]: [string, ...string[]],
  holds: (text: string) => boolean,
): Promise<void> {
  while (!holds(String(await raw.call(name, ...args)))) await delay(10);
}

/** Resolves when every node serves and sees all slots in good hands. */
export async function untilWhole(nodes: readonly ClusterNode[]): Promise<void> {
  for (const { raw } of nodes) {
    await until(
      raw,
      ['CLUSTER', 'INFO'],
      (info) => info.includes('cluster_state:ok') && info.includes(`cluster_slots_ok:${SLOTS}`),
    );
  }
}
