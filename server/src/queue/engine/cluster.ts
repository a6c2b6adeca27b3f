import type { Redis } from 'ioredis';
import { asEngineError, commandConnection, untilReady } from './connection.ts';
import { EngineUnavailable } from './engine.ts';
import { slotOf } from './keys.ts';
import type { Shards } from './shards.ts';

/** A range of slots and the master that holds it. */
interface SlotRange {
  from: number;
  to: number;
  address: string;
}

/** The map is asked for at most this often, ms: while a node is away every command would ask. */
const ASK_EVERY_MS = 200;

interface Connection {
  redis: Redis;
  /** Settles once it is ready, or was not in time. */
  first: Promise<void>;
}

type SlotReply = [from: number, to: number, master: [host: string | null, port: number]];

/**
 * The masters of a Redis Cluster, one plain connection each: a campus's keys share a hash tag, so each of
 * its commands goes to one node, and a node that is lost takes only its own campuses along. A cluster
 * client that re-sends by itself would not do: what is sent again must be decided by who knows its id.
 */
class Cluster implements Shards {
  readonly #seeds: readonly string[];
  readonly #timeoutMs: number;
  readonly #connections = new Map<string, Connection>();
  #ranges: readonly SlotRange[] = [];
  #asking: Promise<void> | undefined;
  #askedAt = -Infinity;

  constructor(seeds: readonly string[], timeoutMs: number) {
    this.#seeds = seeds;
    this.#timeoutMs = timeoutMs;
  }

  async connect(): Promise<void> {
    const end = performance.now() + this.#timeoutMs * 2;
    for (;;) {
      await this.#ask();
      if (this.#ranges.length > 0) return;
      if (performance.now() > end) throw new EngineUnavailable('no node of the cluster answered');
    }
  }

  async address(site: string): Promise<string> {
    const slot = slotOf(site);
    const holder = () => this.#ranges.find(({ from, to }) => from <= slot && slot <= to);
    if (!holder()) await this.doubt();
    const found = holder();
    if (!found) throw new EngineUnavailable(`no node of the cluster holds campus ${site}`);
    return found.address;
  }

  async of(site: string): Promise<Redis> {
    return this.#connected(await this.address(site));
  }

  async reachable(): Promise<Redis[]> {
    const addresses = [...new Set(this.#ranges.map(({ address }) => address))];
    const all = await Promise.allSettled(addresses.map((address) => this.#connected(address)));
    return all.flatMap((each) =>
      each.status === 'fulfilled' && each.value.status === 'ready' ? [each.value] : [],
    );
  }

  async doubt(): Promise<void> {
    if (performance.now() - this.#askedAt < ASK_EVERY_MS && !this.#asking) return;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    await this.#asking;
  }

  close(): void {
    for (const { redis } of this.#connections.values()) redis.disconnect();
    this.#connections.clear();
  }

  /** A connection to a node: it is waited for once, and refuses at once when it is away later. */
  async #connected(address: string): Promise<Redis> {
    let connection = this.#connections.get(address);
    if (!connection) {
      const redis = commandConnection(address, this.#timeoutMs);
      connection = { redis, first: untilReady(redis, this.#timeoutMs) };
      this.#connections.set(address, connection);
    }
    const { redis, first } = connection;
    try {
      await first;
    } finally {
      connection.first = Promise.resolve();
    }
    return redis;
  }

  /** Asks the nodes in turn until one tells who holds what; nothing changes when none does. */
  async #ask(): Promise<void> {
    this.#askedAt = performance.now();
    const known = [...new Set([...this.#ranges.map(({ address }) => address), ...this.#seeds])];
    for (const address of known) {
      try {
        const redis = await this.#connected(address);
        const reply = (await redis.cluster('SLOTS')) as unknown as SlotReply[];
        if (reply.length > 0) return this.#take(reply, address);
      } catch (error) {
        if (!(asEngineError(error) instanceof EngineUnavailable)) throw error;
      }
    }
  }

  #take(reply: readonly SlotReply[], asked: string): void {
    this.#ranges = reply.map(([from, to, [host, port]]) => {
      // Credentials and TLS are those one came with; a node that does not know its name is the one asked.
      const url = new URL(asked);
      if (host !== null && host !== '' && host !== '?')
        url.hostname = host.includes(':') ? `[${host}]` : host;
      url.port = String(port);
      return { from, to, address: url.href };
    });
    const wanted = new Set([...this.#ranges.map(({ address }) => address), ...this.#seeds]);
    for (const [address, { redis }] of this.#connections) {
      if (wanted.has(address)) continue;
      redis.disconnect();
      this.#connections.delete(address);
    }
  }
}

/** @param seeds nodes of the cluster, any of which names the others */
export function clusterShards(seeds: readonly string[], timeoutMs: number): Shards {
  return new Cluster(
    seeds.map((seed) => new URL(seed).href),
    timeoutMs,
  );
}
