import { PROTOCOL_VERSION, type Command, type SiteSettings } from '@daozhen/protocol';
import { createRedisEngine, type RedisEngine } from '../../server/src/queue/engine/index.ts';
import { startTestRedis } from '../../server/test-support/redis.ts';
import { durableMinimum } from './durable-minimum.ts';
import { figure, report } from './report.ts';

/**
 * How fast the floor takes commands, beside the durable minimum on the same Redis with the same
 * persistence (`appendfsync always`), in turn. `--rounds N`, `--visits N`, `--json`.
 */

const CONNECTIONS = 8;
const CAPACITY = 50;

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

/** One station with rooms enough that every visit can be called without one being finished. */
function settings(visits: number): SiteSettings {
  const rooms = Math.max(CONNECTIONS, Math.ceil(visits / CAPACITY));
  return {
    policy: {
      binding: 'early',
      gamma: 0.5,
      vipEvery: 3,
      pressLockMs: 0,
      recallCooldownMs: 0,
      reentryAfter: [3, 5],
      autoRejoinMs: 0,
      slotMs: 1_800_000,
      expectedGraceMs: 1_800_000,
      undoMs: 60_000,
      freezeLimitMs: 900_000,
      utcOffsetMs: 28_800_000,
      cutOffMs: 14_400_000,
    },
    classes: { normal: { creditMs: 0, vip: false, prefix: 'A' } },
    stations: { ecg: { reentry: 'after-n', passMinCalls: 1, passMinMs: 0 } },
    rooms: Object.fromEntries(
      Array.from({ length: rooms }, (_, i) => [
        `ecg-${i}`,
        { station: 'ecg', capacity: CAPACITY, doorSlots: 1, tags: [] },
      ]),
    ),
  };
}

class Bench {
  readonly #engines: RedisEngine[];
  readonly #site: string;
  #sent = 0;

  constructor(engines: RedisEngine[], site: string) {
    this.#engines = engines;
    this.#site = site;
  }

  async send(engine: number, body: object): Promise<void> {
    this.#sent += 1;
    const id = `command-${this.#sent}`;
    const command = { v: PROTOCOL_VERSION, id, site: this.#site, ...body } as Command;
    const reply = await this.#engines[engine]!.execute(command, 'system:bench');
    if (!reply.ok) throw new Error(`${command.type}: ${reply.code}`);
  }

  /** Sends `bodies` over all connections, one in flight each; @returns commands a second. */
  async measure(bodies: readonly object[]): Promise<number> {
    const began = performance.now();
    await Promise.all(
      this.#engines.map(async (_, index) => {
        for (let i = index; i < bodies.length; i += this.#engines.length) {
          await this.send(index, bodies[i]!);
        }
      }),
    );
    return (bodies.length * 1000) / (performance.now() - began);
  }

  /** Mean size in bytes of the site's last events. */
  async eventBytes(after: number): Promise<number> {
    const events = await this.#engines[0]!.events(this.#site, after, 100);
    return Math.round(JSON.stringify(events).length / Math.max(1, events.length));
  }
}

interface Rates {
  join: { value: number; baseline: number };
  callNext: { value: number; baseline: number };
}

async function round(
  url: string,
  engines: RedisEngine[],
  visits: number,
  n: number,
): Promise<Rates> {
  const bench = new Bench(engines, `bench-${n}`);
  const config = settings(visits);
  const rooms = Object.keys(config.rooms);
  const ids = Array.from({ length: visits }, (_, i) => `visit-${i}`);
  const items = [{ id: 'ECG', station: 'ecg' }];
  await bench.send(0, { type: 'configure', settings: config });
  for (const room of rooms) await bench.send(0, { type: 'open-room', room, staff: 'staff-1' });
  await bench.measure(ids.map((visit) => ({ type: 'check-in', visit, class: 'normal', items })));
  const opened = 1 + rooms.length + visits;
  const join = await bench.measure(ids.map((visit) => ({ type: 'join', visit, station: 'ecg' })));
  const joinBytes = await bench.eventBytes(opened);
  const calls = ids.map((_, i) => ({ type: 'call-next', room: rooms[i % rooms.length] }));
  const callNext = await bench.measure(calls);
  const callBytes = await bench.eventBytes(opened + visits);
  const minimum = (eventBytes: number, run: string) =>
    durableMinimum(url, { count: visits, connections: CONNECTIONS, eventBytes, run });
  return {
    join: { value: join, baseline: await minimum(joinBytes, `join-${n}`) },
    callNext: { value: callNext, baseline: await minimum(callBytes, `call-${n}`) },
  };
}

async function main(): Promise<void> {
  const rounds = option('rounds', 5);
  const visits = option('visits', 2000);
  const redis = await startTestRedis();
  const engines = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => createRedisEngine({ url: redis.url })),
  );
  try {
    await round(redis.url, engines, Math.min(200, visits), 0);
    const rates: Rates[] = [];
    for (let n = 1; n <= rounds; n += 1) rates.push(await round(redis.url, engines, visits, n));
    report(
      [
        figure(
          'engine.join',
          'commands/s',
          rates.map((each) => each.join),
        ),
        figure(
          'engine.call_next',
          'commands/s',
          rates.map((each) => each.callNext),
        ),
      ],
      process.argv.includes('--json'),
    );
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
    await redis.stop();
  }
}

await main();
