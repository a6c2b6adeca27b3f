import type { Redis } from 'ioredis';
import { Compile } from 'typebox/compile';
import {
  commands,
  commandTypes,
  type Command,
  type FloorEvent,
  type Reply,
  type SiteState,
} from '@daozhen/protocol';
import { decodeState, type StoredState } from './codec.ts';
import { asEngineError, isMissingFunction, isMoved, loadLibrary } from './connection.ts';
import { commandContent } from './content.ts';
import type { Head, Position } from './contents.ts';
import { EngineUnavailable, type Engine } from './engine.ts';
import { decodeEntries, followStream } from './follow.ts';
import { eventsKey, functionOf, metaKey, streamId } from './keys.ts';
import { buildLibrary, type FloorLibrary } from './library.ts';
import { shardsOf } from './open-shards.ts';
import { Restoration } from './restoration.ts';
import type { Shards } from './shards.ts';

export interface RedisEngineOptions {
  /** One Redis, or several nodes of a cluster, comma separated, to find the others through. */
  url: string;
  /** The site clock in epoch ms, for tests; without it time is Redis's own (rule E6). */
  testClock?: () => number;
  /** Whether the command `clock` is obeyed (demo and tests). */
  allowClock?: boolean;
  /** How long one command may take before its outcome counts as unknown, ms. */
  timeoutMs?: number;
  library?: FloorLibrary;
}

/** What of Redis's persistence stands behind an acknowledgement (rule E3). */
export interface Durability {
  appendonly: string;
  appendfsync: string;
  ok: boolean;
}

export interface RedisEngine extends Engine {
  /** What stands behind an acknowledgement of a campus. */
  durability(site: string): Promise<Durability>;
  /** Names campuses that have to be there: one that is not counts as unavailable, not as unknown. */
  expect(sites: readonly string[]): void;
  /** Begins to bring a lost campus back. */
  restoration(site: string): Promise<Restoration>;
  /**
   * Takes events before `keepFrom` out of a campus's stream, if the epoch still is the one given.
   * @returns how many went
   */
  trim(site: string, epoch: string, keepFrom: number): Promise<number>;
}

/** How often a command follows a campus that moves before it counts as unavailable. */
const MOVES_FOLLOWED = 2;

const validators = new Map(commandTypes.map((type) => [type, Compile(commands[type])]));

const isWellFormed = (command: Command): boolean =>
  validators.get(command.type)?.Check(command) ?? false;

/**
 * The floor in Redis. Connects, and loads the function library where it is missing or differs.
 * @throws EngineUnavailable when Redis does not answer in time
 */
export async function createRedisEngine(options: RedisEngineOptions): Promise<RedisEngine> {
  const engine = new RedisFloor(options);
  await engine.connect();
  return engine;
}

class RedisFloor implements RedisEngine {
  private readonly options: RedisEngineOptions;
  private readonly library: FloorLibrary;
  private readonly shards: Shards;
  /** The epoch of the last state read, by site: a follower must not read another one's events. */
  private readonly epochs = new Map<string, string>();
  private readonly expected = new Set<string>();
  private readonly closed = new AbortController();

  constructor(options: RedisEngineOptions) {
    this.options = options;
    this.library = options.library ?? buildLibrary();
    this.shards = shardsOf(options.url.split(','), options.timeoutMs ?? 2000);
  }

  async connect(): Promise<void> {
    try {
      await this.shards.connect();
      const reachable = await this.shards.reachable();
      await Promise.all(reachable.map((redis) => loadLibrary(redis, this.library)));
    } catch (error) {
      await this.close();
      throw asEngineError(error);
    }
  }

  async execute(command: Command, by: string): Promise<Reply> {
    if (!isWellFormed(command)) return { ok: false, code: 'command.invalid' };
    if (command.type === 'clock' && !this.options.allowClock) {
      return { ok: false, code: 'command.not-permitted' };
    }
    const { payload, digest } = commandContent(command);
    const time = this.options.testClock ? String(this.options.testClock()) : '';
    const verb = functionOf(command.type);
    const sender = JSON.stringify(by);
    const text = await this.call(verb, command.site, command.id, sender, digest, payload, time);
    const reply = JSON.parse(text as string) as Reply;
    if (!reply.ok && reply.code === 'site.unknown' && this.expected.has(command.site)) {
      throw new EngineUnavailable(`campus ${command.site} is not there`);
    }
    return reply;
  }

  expect(sites: readonly string[]): void {
    for (const site of sites) this.expected.add(site);
  }

  async state(site: string): Promise<SiteState | undefined> {
    const stored = (await this.call('state', site)) as StoredState | null;
    if (!stored) return undefined;
    const state = decodeState(site, stored);
    this.epochs.set(site, state.epoch);
    return state;
  }

  async head(site: string): Promise<Head | undefined> {
    const read = (redis: Redis) => redis.hmget(metaKey(site), 'epoch', 'seq', 'day', 'at', 'since');
    const [epoch, seq, day, at, since] = await this.on(site, read);
    if (typeof epoch !== 'string') return undefined;
    return { epoch, seq: Number(seq), day: day ?? '', at: Number(at), since: positionOf(since) };
  }

  async events(site: string, after: number, limit: number): Promise<FloorEvent[]> {
    const from = streamId(after + 1);
    const read = (redis: Redis) => redis.xrange(eventsKey(site), from, '+', 'COUNT', limit);
    return decodeEntries(await this.on(site, read));
  }

  follow(
    site: string,
    after: number,
    deliver: (events: FloorEvent[]) => void | Promise<void>,
    signal: AbortSignal,
    epoch: string | undefined = this.epochs.get(site),
  ): Promise<void> {
    const context = {
      site,
      epoch,
      address: () => this.shards.address(site),
      doubt: () => this.shards.doubt(),
      lost: async (known: string) => void (await this.call('begin_epoch', site, known)),
    };
    const both = AbortSignal.any([signal, this.closed.signal]);
    return followStream(context, after, deliver, both);
  }

  async durability(site: string): Promise<Durability> {
    const setting = async (redis: Redis, name: string) =>
      (await redis.config('GET', name))[1] ?? 'unknown';
    const [appendonly, appendfsync] = await this.on(site, (redis) =>
      Promise.all([setting(redis, 'appendonly'), setting(redis, 'appendfsync')]),
    );
    return { appendonly, appendfsync, ok: appendonly === 'yes' && appendfsync === 'always' };
  }

  async restoration(site: string): Promise<Restoration> {
    const address = await this.on(site, async () => this.shards.address(site));
    return Restoration.open(address, site, this.library);
  }

  async trim(site: string, epoch: string, keepFrom: number): Promise<number> {
    return Number(await this.call('trim', site, epoch, String(keepFrom)));
  }

  async close(): Promise<void> {
    this.closed.abort();
    this.shards.close();
  }

  private call(verb: string, site: string, ...args: string[]): Promise<unknown> {
    const name = this.library.functionName(verb);
    return this.on(site, (redis) => redis.fcall(name, 1, metaKey(site), ...args));
  }

  /**
   * Asks the Redis that holds a campus. What it refused without doing anything is asked again: of another
   * node where the campus has moved, and after loading the library where it was lost.
   */
  private async on<T>(site: string, ask: (redis: Redis) => Promise<T>): Promise<T> {
    for (let moves = 0; ; moves += 1) {
      try {
        return await this.askOne(await this.shards.of(site), ask);
      } catch (error) {
        const moved = isMoved(error);
        const failure = asEngineError(error);
        if (failure instanceof EngineUnavailable) {
          const asked = this.shards.doubt().catch(() => undefined);
          if (moved) await asked;
        }
        if (!moved || moves === MOVES_FOLLOWED) throw failure;
      }
    }
  }

  private async askOne<T>(redis: Redis, ask: (redis: Redis) => Promise<T>): Promise<T> {
    try {
      return await ask(redis);
    } catch (error) {
      if (!isMissingFunction(error)) throw error;
      await loadLibrary(redis, this.library);
      return ask(redis);
    }
  }
}

/** A position as the library writes it, `<epoch>:<seq>`. */
function positionOf(text: string | null | undefined): Position | undefined {
  const [, epoch, seq] = /^(.+):(\d+)$/.exec(text ?? '') ?? [];
  return epoch === undefined ? undefined : { epoch, seq: Number(seq) };
}
