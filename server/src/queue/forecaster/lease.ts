import type { Redis } from 'ioredis';
import type { Shards } from '../engine/index.ts';

/** A forecaster that has not renewed for this long has gone, ms: another is there the moment it is out. */
export const LEASE_MS = 1500;

/** Takes the lease if nobody has it, renews it if one has it oneself: 0, else for how long another has it. */
const HOLD = `
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then return math.max(1, redis.call('pttl', KEYS[1])) end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 0`;

const RELEASE = `
if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
return 0`;

/** Who forecasts a campus, of all nodes at most one: a key that lives only as long as it is renewed. */
export const leaseKey = (site: string): string => `{${site}}:forecaster`;

/** The right of one node to forecast a campus. */
export class Lease {
  readonly #shards: Shards;
  readonly #site: string;
  readonly #node: string;
  readonly #lastsMs: number;

  /** @param node names this node, among all that may ask */
  constructor(shards: Shards, site: string, node: string, lastsMs = LEASE_MS) {
    this.#shards = shards;
    this.#site = site;
    this.#node = node;
    this.#lastsMs = lastsMs;
  }

  /**
   * Takes or renews it.
   * @returns for how long another has it unless he renews it, ms; 0 when this node has it
   * @throws when Redis does not answer: nothing is known then
   */
  async hold(): Promise<number> {
    const redis = await this.#redis();
    const key = leaseKey(this.#site);
    return Number(await redis.eval(HOLD, 1, key, this.#node, this.#lastsMs));
  }

  /** Gives it back, so that another need not wait. */
  async release(): Promise<void> {
    const redis = await this.#redis();
    await redis.eval(RELEASE, 1, leaseKey(this.#site), this.#node);
  }

  #redis(): Promise<Redis> {
    return this.#shards.of(this.#site);
  }
}
