import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command, FloorEvent, Reply } from '@daozhen/protocol';
import { Floor, item, openFloor, TestClock } from '../../../test-support/floor.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { createRedisEngine } from './index.ts';
import type { Engine } from './engine.ts';

const CONNECTIONS = 8;
const VISITS = 300;
const stations = ['blood', 'ecg', 'us', 'eye', 'ent', 'xray'];

let redis: TestRedis;
const engines: Engine[] = [];

beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
  for (let index = 0; index < CONNECTIONS; index += 1) {
    engines.push(await createRedisEngine({ url: redis.url }));
  }
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await redis.stop();
});

/** Sends one command twice at once over two connections; both must be told the same. */
async function sendTwice(command: Command, at: number): Promise<Reply> {
  const [first, second] = await Promise.all([
    engines[at % CONNECTIONS]?.execute(command, 'user:a'),
    engines[(at + 1) % CONNECTIONS]?.execute(command, 'user:b'),
  ]);
  if (first?.ok && second?.ok) assert.deepEqual(second, first);
  const reply = first?.ok ? first : second;
  if (!reply) throw new Error('no reply');
  return reply;
}

/** One room's morning: call, start, finish, until nobody has come for a while. */
async function workRoom(
  floor: Floor,
  room: string,
  at: number,
  done: () => boolean,
): Promise<void> {
  while (!done()) {
    const reply = await sendTwice(floor.command('call-next', { room }), at);
    if (!reply.ok) continue;
    await sendTwice(floor.command('start', { room }), at);
    await sendTwice(floor.command('finish', { room }), at);
  }
}

/** Rebuilds from the events who was in which room, and fails on anything that cannot be. */
function replay(events: readonly FloorEvent[]): { finished: Set<string>; services: number } {
  const inRoom = new Map<string, string>();
  const tickets = new Set<string>();
  const finished = new Set<string>();
  let services = 0;
  for (const [index, { seq, type, facts }] of events.entries()) {
    assert.equal(seq, index + 1);
    const visit = facts.visit ?? '';
    if (type === 'checked-in') {
      assert.ok(!tickets.has(facts.ticket ?? ''), `${facts.ticket} given twice`);
      tickets.add(facts.ticket ?? '');
    } else if (type === 'called') {
      assert.equal(inRoom.get(visit), undefined, `${visit} called to two rooms`);
      inRoom.set(visit, facts.room ?? '');
    } else if (type === 'finished') {
      assert.equal(inRoom.get(visit), facts.room);
      inRoom.delete(visit);
      finished.add(visit);
      services += 1;
    }
  }
  return { finished, services };
}

it.each(['early', 'late'] as const)(
  'reliability 1, 3, 6: many rooms at once, every command sent twice, %s binding',
  async (binding) => {
    const first = engines[0];
    if (!first) throw new Error('no engine');
    const rooms = Object.fromEntries(
      stations.flatMap((station) => [1, 2].map((number) => [`${station}${number}`, {}])),
    );
    const site = `crowd-${binding}`;
    const options = { binding, pressLockMs: 0, rooms };
    const floor = await openFloor(options, () => first, site);
    let left = VISITS;
    const arrivals = Array.from({ length: CONNECTIONS }, async (_, at) => {
      const mine = new Floor(first, new TestClock(), site, `arrivals${at}-`);
      for (let number = at; number < VISITS; number += CONNECTIONS) {
        const visit = `v${number}`;
        const items = stations.map((station) => item(station));
        const type = number % 9 === 0 ? 'vip' : 'normal';
        await sendTwice(mine.command('check-in', { visit, class: type, items }), at);
        if (binding === 'early') {
          const station = stations[number % stations.length] ?? 'ecg';
          await sendTwice(mine.command('join', { visit, station }), at);
        }
        left -= 1;
      }
    });
    // Under early binding a visit that has finished somewhere joins where most remains to be done.
    const guide = async (): Promise<void> => {
      const mover = new Floor(first, new TestClock(), site, 'mover-');
      for (;;) {
        const { visits } = await floor.state();
        const all = Object.values(visits);
        if (left === 0 && all.every((visit) => visit.state === 'finished')) return;
        for (const visit of all.filter(({ state }) => binding === 'early' && state === 'free')) {
          const next = Object.values(visit.items).find((each) => each.state === 'todo');
          if (next) await mover.send('join', { visit: visit.id, station: next.station });
        }
      }
    };
    let over = false;
    const guided = guide().finally(() => (over = true));
    const working = Object.keys(rooms).map((room, at) =>
      workRoom(new Floor(first, new TestClock(), site, `${room}-x`), room, at, () => over),
    );
    await Promise.all([...arrivals, guided, ...working]);

    const events: FloorEvent[] = [];
    for (let more = true; more;) {
      const part = await first.events(site, events.length, 1000);
      events.push(...part);
      more = part.length > 0;
    }
    const { finished, services } = replay(events);
    expect(finished.size).toBe(VISITS);
    expect(services).toBe(VISITS * stations.length);
    expect((await floor.state()).seq).toBe(events.length);
  },
  120_000,
);
