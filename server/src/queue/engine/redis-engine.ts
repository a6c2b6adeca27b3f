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
import {
  asEngineError,
  commandConnection,
  isMissingFunction,
  loadLibrary,
  untilReady,
} from './connection.ts';
import { commandContent } from './content.ts';
import type { Engine } from './engine.ts';
import { decodeEntries, followStream } from './follow.ts';
import { eventsKey, functionOf, metaKey, streamId } from './keys.ts';
import { buildLibrary, type FloorLibrary } from './library.ts';

export interface RedisEngineOptions {
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
  durability(): Promise<Durability>;
}

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
  private readonly timeoutMs: number;
  private readonly redis: Redis;
  /** The epoch of the last state read, by site: a follower must not read another one's events. */
  private readonly epochs = new Map<string, string>();
  private readonly closed = new AbortController();

  constructor(options: RedisEngineOptions) {
    this.options = options;
    this.library = options.library ?? buildLibrary();
    this.timeoutMs = options.timeoutMs ?? 2000;
    this.redis = commandConnection(options.url, this.timeoutMs);
  }

  async connect(): Promise<void> {
    try {
      await untilReady(this.redis, this.timeoutMs * 2);
      await loadLibrary(this.redis, this.library);
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
    const reply = await this.call(verb, command.site, command.id, by, digest, payload, time);
    return JSON.parse(reply as string) as Reply;
  }

  async state(site: string): Promise<SiteState | undefined> {
    const stored = (await this.call('state', site)) as StoredState | null;
    if (!stored) return undefined;
    const state = decodeState(site, stored);
    this.epochs.set(site, state.epoch);
    return state;
  }

  async events(site: string, after: number, limit: number): Promise<FloorEvent[]> {
    try {
      const from = streamId(after + 1);
      return decodeEntries(await this.redis.xrange(eventsKey(site), from, '+', 'COUNT', limit));
    } catch (error) {
      throw asEngineError(error);
    }
  }

  follow(
    site: string,
    after: number,
    deliver: (events: FloorEvent[]) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const context = {
      site,
      epoch: this.epochs.get(site),
      lost: async (epoch: string) => void (await this.call('begin_epoch', site, epoch)),
    };
    const both = AbortSignal.any([signal, this.closed.signal]);
    return followStream(this.options.url, context, after, deliver, both);
  }

  async durability(): Promise<Durability> {
    try {
      const [, appendonly = 'unknown'] = await this.redis.config('GET', 'appendonly');
      const [, appendfsync = 'unknown'] = await this.redis.config('GET', 'appendfsync');
      return { appendonly, appendfsync, ok: appendonly === 'yes' && appendfsync === 'always' };
    } catch (error) {
      throw asEngineError(error);
    }
  }

  async close(): Promise<void> {
    this.closed.abort();
    this.redis.disconnect();
  }

  /** Calls a function of the library; loads the library first if Redis lost it. */
  private async call(verb: string, site: string, ...args: string[]): Promise<unknown> {
    const send = () => this.redis.fcall(this.library.functionName(verb), 1, metaKey(site), ...args);
    try {
      return await send().catch(async (error: unknown) => {
        if (!isMissingFunction(error)) throw error;
        await loadLibrary(this.redis, this.library);
        return send();
      });
    } catch (error) {
      throw asEngineError(error);
    }
  }
}
