import { Compile } from 'typebox/compile';
import type { Shards } from '../engine/index.ts';
import { leaseKey } from './lease.ts';
import { keyOf, Told } from './told.ts';

const forecastKey = (site: string): string => `{${site}}:forecast`;
const modelKey = (site: string): string => `{${site}}:forecast:model`;
const toldKey = (site: string): string => `{${site}}:forecast:told`;

/**
 * Writes only for who has the lease: a forecaster that was asleep must not overwrite its successor. What somebody
 * else has put there makes way.
 */
const WRITE = `
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
for i = 2, 3 do
  local kind = redis.call('type', KEYS[i]).ok
  if kind ~= 'hash' and kind ~= 'none' then redis.call('del', KEYS[i]) end
end
redis.call('hset', KEYS[2], 'n', ARGV[2], 'body', ARGV[3])
for i = 4, #ARGV, 2 do redis.call('hset', KEYS[3], ARGV[i], ARGV[i + 1]) end
return 1`;

const KEEP_MODEL = `
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('set', KEYS[2], ARGV[2])
return 1`;

const told = Compile(Told);

/** A forecast as it lies in Redis: its number tells one from the next. */
export interface Stored {
  number: string;
  body: Buffer;
}

/**
 * What nodes share of a campus's forecast, beside its floor in Redis. Everything throws while that is away; what
 * lies there and is of another kind is as good as nothing.
 */
export class ForecastStore {
  readonly #shards: Shards;
  readonly #site: string;

  constructor(shards: Shards, site: string) {
    this.#shards = shards;
    this.#site = site;
  }

  /** The newest forecast unless it is the one known. */
  async newer(than: string | undefined): Promise<Stored | undefined> {
    const redis = await this.#shards.of(this.#site);
    const key = forecastKey(this.#site);
    const number = await orNothing(redis.hget(key, 'n'));
    if (!number || number === than) return undefined;
    const [found, body] = await redis.hmgetBuffer(key, 'n', 'body');
    return found && body ? { number: found.toString(), body } : undefined;
  }

  /**
   * Publishes a forecast and what was told with it.
   * @returns false when another forecasts by now
   */
  async publish(node: string, number: string, body: Buffer, changed: Told[]): Promise<boolean> {
    const redis = await this.#shards.of(this.#site);
    const keys = [leaseKey(this.#site), forecastKey(this.#site), toldKey(this.#site)];
    const fields = changed.flatMap((each) => [keyOf(each), JSON.stringify(each)]);
    return (await redis.eval(WRITE, 3, ...keys, node, number, body, ...fields)) === 1;
  }

  /** What was told and is not stored for good; a field that cannot be read is left out. */
  async told(): Promise<Told[]> {
    const redis = await this.#shards.of(this.#site);
    const fields = await orNothing(redis.hvals(toldKey(this.#site)));
    return (fields ?? []).flatMap((text) => {
      const value = parsed(text);
      return told.Check(value) ? [value] : [];
    });
  }

  /** What was told is stored for good. */
  async forget(stored: readonly Told[]): Promise<void> {
    if (stored.length === 0) return;
    const redis = await this.#shards.of(this.#site);
    await redis.hdel(toldKey(this.#site), ...stored.map(keyOf));
  }

  /** The learned model as text; undefined when there is none. */
  async model(): Promise<string | undefined> {
    const redis = await this.#shards.of(this.#site);
    return (await orNothing(redis.get(modelKey(this.#site)))) ?? undefined;
  }

  /** @returns false when another forecasts by now */
  async keepModel(node: string, model: string): Promise<boolean> {
    const redis = await this.#shards.of(this.#site);
    const keys = [leaseKey(this.#site), modelKey(this.#site)];
    return (await redis.eval(KEEP_MODEL, 2, ...keys, node, model)) === 1;
  }
}

/** What is read, unless it is of a kind that cannot be read so. */
async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('WRONGTYPE')) return undefined;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
