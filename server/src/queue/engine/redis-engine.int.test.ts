import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FloorEvent, Reply } from '@daozhen/protocol';
import { Floor, item, settingsOf, TestClock } from '../../../test-support/floor.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { EngineUnavailable } from './engine.ts';
import { buildLibrary, LIBRARY_VERSION } from './library.ts';
import { createRedisEngine, type RedisEngine, type RedisEngineOptions } from './redis-engine.ts';

let redis: TestRedis;
let raw: Redis;
const engines: RedisEngine[] = [];
const clock = new TestClock();

async function open(options: Partial<RedisEngineOptions> = {}): Promise<RedisEngine> {
  const engine = await createRedisEngine({
    url: redis.url,
    testClock: () => clock.now,
    allowClock: true,
    ...options,
  });
  engines.push(engine);
  return engine;
}

async function openSite(site: string, engine: RedisEngine): Promise<Floor> {
  const floor = new Floor(engine, clock, site, `${site}-`);
  await floor.accept('configure', { settings: settingsOf({ rooms: { ecg1: {} } }) });
  await floor.accept('open-room', { room: 'ecg1', staff: 'nurse' });
  return floor;
}

/** Every key of a campus with its whole content. */
async function contents(site: string): Promise<Map<string, string>> {
  const keys = (await raw.keys(`{${site}}:*`)).sort();
  const dumps = await Promise.all(keys.map((key) => raw.dumpBuffer(key)));
  return new Map(keys.map((key, index) => [key, dumps[index]?.toString('base64') ?? '']));
}

/** Passes everything on to Redis, and while `deaf` breaks off instead of passing an answer back. */
async function startLossyProxy(to: number) {
  const sockets = new Set<Socket>();
  const proxy = { deaf: false, port: 0, close: () => sockets.forEach((each) => each.destroy()) };
  const server = createServer((inward) => {
    const outward = connect(to, '127.0.0.1');
    for (const socket of [inward, outward]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    inward.on('close', () => outward.destroy()).pipe(outward);
    outward.on('data', (answer) => (proxy.deaf ? inward.destroy() : inward.write(answer)));
    outward.on('close', () => inward.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.port = (server.address() as AddressInfo).port;
  server.unref();
  return proxy;
}

beforeAll(async () => {
  redis = await startTestRedis();
  raw = new Redis(redis.url);
  raw.on('error', () => undefined);
});
afterAll(async () => {
  raw.disconnect();
  for (const engine of engines) await engine.close();
  await redis.stop();
});

describe('the library', () => {
  it('two versions work side by side on one floor', async () => {
    const old = await open();
    const next = await open({ library: buildLibrary(LIBRARY_VERSION + 1) });
    const floor = await openSite('versions', old);
    const upgraded = new Floor(next, clock, 'versions', 'upgraded-');
    await floor.queue('a');
    await upgraded.queue('b');
    expect(await upgraded.call('ecg1')).toBe('a');
    await floor.later(3000).accept('start', { room: 'ecg1' });
    const finished = await upgraded.accept('finish', { room: 'ecg1', next: true });
    expect(finished.facts.call?.visit).toBe('b');
    expect((await floor.state()).seq).toBe(finished.seq);
  });

  it('is loaded again when Redis has lost it', async () => {
    const floor = await openSite('lost-library', await open());
    await raw.function('FLUSH');
    await floor.queue('a');
    expect(await floor.call('ecg1')).toBe('a');
  });

  it('replaces other code under its name', async () => {
    const { name, code } = buildLibrary();
    await raw.function('LOAD', 'REPLACE', code.replace('visit.exists', 'visit.different'));
    const floor = await openSite('replaced', await open());
    await floor.arrive('a');
    const again = await floor.refuse('check-in', {
      visit: 'a',
      class: 'normal',
      items: [item('ecg')],
    });
    expect(again.code).toBe('visit.exists');
    expect(await raw.function('LIST', 'LIBRARYNAME', name)).toHaveLength(1);
  });
});

describe('one command', () => {
  it('E1: a refusal writes nothing', async () => {
    const floor = await openSite('refusals', await open());
    await floor.queue('a');
    await floor.queue('b');
    await floor.call('ecg1');
    const before = await contents('refusals');
    expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('call.too-soon');
    expect((await floor.refuse('check-in', { visit: 'a', class: 'normal' })).code).toBe(
      'visit.exists',
    );
    expect((await floor.refuse('join', { visit: 'a', station: 'ecg' })).code).toBe('visit.called');
    expect((await floor.refuse('tick', {})).code).toBe('tick.idle');
    expect(await contents('refusals')).toEqual(before);
  });

  it('E1: a refusal that lets a window open saves the clock with it', async () => {
    const floor = await openSite('windows', await open());
    const notBefore = clock.now + 60_000;
    await floor.arrive('a', [item('ecg', { notBefore })]);
    await floor.later(120_000).refuse('start', { room: 'ecg1' });
    clock.now -= 90_000;
    expect(await floor.call('ecg1')).toBe('a');
    clock.now += 90_000;
    expect((await floor.visit('a')).calledAt).toBe(notBefore + 60_000);
  });

  it('C1: a retry after a lost answer gets the one that was lost', async () => {
    const proxy = await startLossyProxy(redis.port);
    const url = redis.url.replace(`:${redis.port}`, `:${proxy.port}`);
    const floor = await openSite('retries', await open({ url }));
    await floor.queue('a');
    const command = floor.command('call-next', { room: 'ecg1' });
    proxy.deaf = true;
    await expect(floor.engine.execute(command, 'user:test')).rejects.toThrow(EngineUnavailable);
    proxy.deaf = false;
    await expect.poll(() => answer(floor.engine, command)).toMatchObject({ visit: 'a' });
    const called = (await floor.engine.events('retries', 0, 100)).filter(
      ({ type }) => type === 'called',
    );
    expect(called).toHaveLength(1);
    expect(await answer(floor.engine, command)).toMatchObject({ seq: called[0]?.seq });
    proxy.close();
  });

  it('C1: the same id with other content is refused', async () => {
    const floor = await openSite('reused', await open());
    await floor.accept('check-in', {
      id: 'same-id-1',
      visit: 'a',
      class: 'normal',
      items: [item('ecg')],
    });
    const again = await floor.refuse('check-in', {
      id: 'same-id-1',
      visit: 'b',
      class: 'normal',
      items: [item('ecg')],
    });
    expect(again).toEqual({ ok: false, code: 'command.id-reused' });
  });

  it('E6: the command clock is for tests and demonstrations', async () => {
    const floor = await openSite('clocks', await open({ allowClock: false }));
    expect((await floor.refuse('clock', { advanceMs: 1000 })).code).toBe('command.not-permitted');
  });

  it('arguments that are not well formed never reach Redis', async () => {
    const floor = await openSite('forms', await open());
    expect((await floor.refuse('call-next', { room: 'no room' })).code).toBe('command.invalid');
  });
});

/** What an engine answers, undefined while it is away. */
function answer(
  engine: RedisEngine | Floor['engine'],
  command: Parameters<typeof engine.execute>[0],
) {
  return engine.execute(command, 'user:test').catch((): Reply | undefined => undefined);
}

describe('crashes', () => {
  it('E3: kill -9 in the middle of commands loses nothing acknowledged and leaves no gap', async () => {
    const engine = await open();
    const floor = await openSite('crashes', engine);
    const seen: FloorEvent[] = [];
    const stop = new AbortController();
    const following = engine.follow(
      'crashes',
      0,
      (events) => void seen.push(...events),
      stop.signal,
    );
    const acknowledged = new Map<string, Reply>();
    const send = async (index: number) => {
      const fields = { visit: `v${index}`, class: 'normal', items: [item('ecg')] };
      const command = floor.command('check-in', { id: `check-in-${index}`, ...fields });
      const failures = new Set<unknown>();
      for (;;) {
        try {
          acknowledged.set(command.id, await engine.execute(command, 'user:test'));
          return failures;
        } catch (error) {
          failures.add((error as Error).constructor);
          await new Promise((resume) => setImmediate(resume));
        }
      }
    };
    for (let round = 0; round < 3; round += 1) {
      const sending = Array.from({ length: 40 }, (_, index) => send(round * 40 + index));
      await Promise.race(sending);
      await redis.crash();
      for (const failures of await Promise.all(sending)) {
        expect([...failures].filter((kind) => kind !== EngineUnavailable)).toEqual([]);
      }
    }
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(122);
    stop.abort();
    await following;
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
    for (const { command, seq, facts } of seen.slice(2)) {
      expect(acknowledged.get(command)).toMatchObject({ ok: true, seq, ticket: facts.ticket });
    }
    expect((await floor.state()).seq).toBe(122);
    expect(await engine.events('crashes', 0, 1000)).toEqual(seen);
  });

  it('E3: an event that is gone begins a new epoch, and following ends', async () => {
    const engine = await open();
    const floor = await openSite('rolled-back', engine);
    const before = await contents('rolled-back');
    const epoch = (await floor.state()).epoch;
    await floor.arrive('a');
    const { seq } = await floor.state();
    // As after a fail-over to a replica that had not received the last write.
    const keep = [...before.keys()];
    await raw.del(...(await raw.keys('{rolled-back}:*')).filter((key) => !keep.includes(key)));
    for (const [key, dump] of before) {
      await raw.call('RESTORE', key, 0, Buffer.from(dump, 'base64'), 'REPLACE');
    }
    await engine.follow('rolled-back', seq, () => undefined, new AbortController().signal);
    const state = await floor.state();
    expect(state.seq).toBe(seq - 1);
    expect(state.epoch).not.toBe(epoch);
  });

  it('E3: says whether acknowledged means durable', async () => {
    const engine = await open();
    expect(await engine.durability('main')).toEqual({
      appendonly: 'yes',
      appendfsync: 'always',
      ok: true,
    });
    await raw.config('SET', 'appendfsync', 'everysec');
    expect(await engine.durability('main')).toMatchObject({ appendfsync: 'everysec', ok: false });
    await raw.config('SET', 'appendfsync', 'always');
  });
});
