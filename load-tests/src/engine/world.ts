import { PROTOCOL_VERSION, type Accepted, type Command } from '@daozhen/protocol';
import { Redis } from 'ioredis';
import { createRedisEngine, type RedisEngine } from '../../../server/src/queue/engine/index.ts';
import { startTestRedis, type TestRedis } from '../../../server/test-support/redis.ts';
import { loadMinimum, newId, type Sizes } from './minimum.ts';
import { benchSettings, type Binding, roomIds } from './settings.ts';

/** Commands are sent over so many connections, one in flight on each. */
export const LANES = 8;

/** A command's digest and a space are kept before its answer. */
const DIGEST_BYTES = 17;

/** What a series of calls took: their time altogether in ms, and the functions' own in µs. */
export interface Taken {
  ms: number;
  us: number;
  calls: number;
}

/** A Redis of its own, with as many connections for the engine as for what it is compared with. */
export class World {
  readonly engines: readonly RedisEngine[];
  readonly raw: readonly Redis[];
  readonly #redis: TestRedis;
  readonly #control: Redis;

  private constructor(redis: TestRedis, engines: RedisEngine[]) {
    this.#redis = redis;
    this.engines = engines;
    this.raw = engines.map(() => new Redis(redis.url));
    this.#control = new Redis(redis.url);
  }

  static async open(): Promise<World> {
    const redis = await startTestRedis();
    const engines = await Promise.all(
      Array.from({ length: LANES }, () => createRedisEngine({ url: redis.url })),
    );
    const world = new World(redis, engines);
    await loadMinimum(world.#control);
    return world;
  }

  /** Durable at every step, every second, or not at all. */
  async persist(mode: 'always' | 'everysec' | 'off'): Promise<void> {
    await this.#control.config('SET', 'appendonly', mode === 'off' ? 'no' : 'yes');
    if (mode !== 'off') await this.#control.config('SET', 'appendfsync', mode);
  }

  /** Carries `call` out for 0 … count − 1, spread over the lanes. */
  async spread(count: number, call: (lane: number, index: number) => Promise<unknown>) {
    const lane = async (first: number) => {
      for (let index = first; index < count; index += LANES) await call(first, index);
    };
    await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
  }

  /** Like {@link spread}, measured. */
  async measure(
    count: number,
    call: (lane: number, index: number) => Promise<unknown>,
  ): Promise<Taken> {
    const before = await this.#functions();
    const began = performance.now();
    await this.spread(count, call);
    const ms = performance.now() - began;
    const after = await this.#functions();
    return { ms, us: after.us - before.us, calls: after.calls - before.calls };
  }

  /** Forgets all data, so that no round works on what another left. */
  async forget(): Promise<void> {
    await this.#control.flushall();
  }

  async close(): Promise<void> {
    await Promise.all(this.engines.map((engine) => engine.close()));
    for (const redis of [...this.raw, this.#control]) redis.disconnect();
    await this.#redis.stop();
  }

  /** What Redis itself counts of function calls. */
  async #functions(): Promise<{ us: number; calls: number }> {
    const info = await this.#control.info('commandstats');
    const [, calls, us] = /cmdstat_fcall:calls=(\d+),usec=(\d+)/.exec(info) ?? [];
    return { us: Number(us ?? 0), calls: Number(calls ?? 0) };
  }
}

/** One campus in a world. */
export class Campus {
  readonly world: World;
  readonly site: string;
  #last: Accepted | undefined;
  /** How large the events and answers of the last measured commands were, in bytes. */
  sizes: Sizes = { event: 0, answer: 0 };

  private constructor(world: World, site: string) {
    this.world = world;
    this.site = site;
  }

  /** A campus with all rooms open. */
  static async open(world: World, site: string, binding: Binding): Promise<Campus> {
    const campus = new Campus(world, site);
    await campus.send(0, { type: 'configure', settings: benchSettings(binding) });
    await campus.each(roomIds, (room) => ({ type: 'open-room', room, staff: 'staff-1' }));
    return campus;
  }

  /** @throws Error when the command is refused: a benchmark of refusals means nothing */
  async send(lane: number, body: object): Promise<void> {
    const command = { v: PROTOCOL_VERSION, id: newId(), site: this.site, ...body } as Command;
    const reply = await this.world.engines[lane]!.execute(command, 'user:staff-1');
    if (!reply.ok) throw new Error(`${command.type}: ${reply.code}`);
    this.#last = reply;
  }

  /** One command for each, over all lanes, unmeasured. */
  async each<T>(values: readonly T[], body: (value: T) => object): Promise<void> {
    await this.world.spread(values.length, (lane, index) => this.send(lane, body(values[index]!)));
  }

  /** One command for each, measured. */
  async measure<T>(values: readonly T[], body: (value: T) => object): Promise<Taken> {
    const bodies = values.map(body);
    const before = this.#last?.seq ?? 0;
    const taken = await this.world.measure(bodies.length, (lane, index) =>
      this.send(lane, bodies[index]!),
    );
    const events = await this.world.engines[0]!.events(this.site, before, bodies.length);
    const event = Math.round(JSON.stringify(events).length / events.length);
    this.sizes = { event, answer: JSON.stringify(this.#last).length + DIGEST_BYTES };
    return taken;
  }
}
