import { Compile } from 'typebox/compile';
import type { TObject } from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  eventTypes,
  FloorEvent,
  PROTOCOL_VERSION,
  Room,
  SiteState,
  Station,
  Visit,
  type Command,
} from '@daozhen/protocol';
import { TestClock } from '../../../test-support/floor.ts';
import { randomCommand, randomPause } from '../../../test-support/random-commands.ts';
import { randomSettings } from '../../../test-support/random-site.ts';
import { Draw } from '../../../test-support/random.ts';
import { startTestRedis, type TestRedis } from '../../../test-support/redis.ts';
import { emptySite, evolve } from '../rules/index.ts';
import { createRedisEngine, type RedisEngine } from './redis-engine.ts';

let redis: TestRedis;
let engine: RedisEngine;
const clock = new TestClock();
beforeAll(async () => {
  redis = await startTestRedis({ fast: true });
  engine = await createRedisEngine({
    url: redis.url,
    testClock: () => clock.now,
    allowClock: true,
  });
});
afterAll(async () => {
  await engine.close();
  await redis.stop();
});

/** Checkers of whole entities and of each of their fields, from one schema. */
function checkers(schema: TObject) {
  const fields = Object.entries(schema.properties).map(
    ([name, field]) => [name, Compile(field)] as const,
  );
  return { whole: Compile(schema), fields: new Map(fields) };
}
const entities = { visits: checkers(Visit), rooms: checkers(Room), stations: checkers(Station) };
/** What an event says of a station's takes has the form of the takes themselves. */
for (const name of ['returned', 'taken'])
  entities.stations.fields.set(name, Compile(Station.properties.takes));
const maps = new Set(['items', 'places', 'passes', 'prep']);
const isEvent = Compile(FloorEvent);
const isState = Compile(SiteState);

const withoutNulls = (patch: object) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));

/** What is wrong with the changes of an event: nothing, if all is well. */
function faults(event: FloorEvent, known: SiteState): string[] {
  const found: string[] = isEvent.Check(event) ? [] : ['the event itself'];
  for (const kind of ['visits', 'rooms', 'stations'] as const) {
    for (const [id, patch] of Object.entries(event.changes[kind] ?? {})) {
      if (patch === null) continue;
      if (Object.keys(patch).length === 0) found.push(`${kind} ${id}: empty`);
      if (!known[kind][id] && !entities[kind].whole.Check(patch)) found.push(`${kind} ${id}: new`);
      for (const [name, value] of Object.entries(patch)) {
        if (value === null) continue;
        const shown = maps.has(name) && kind === 'visits' ? withoutNulls(value as object) : value;
        if (!entities[kind].fields.get(name)?.Check(shown)) found.push(`${kind} ${id}: ${name}`);
      }
    }
  }
  return found;
}

it('E1: every event type is well formed, and the events tell the whole state', async () => {
  const met = new Set<string>();
  for (let day = 0; day < 40 && met.size < eventTypes.length; day += 1) {
    const site = `shapes-${day}`;
    const state = emptySite(site, '');
    const settings = randomSettings(new Draw(day));
    let next: Command = { v: PROTOCOL_VERSION, id: 'first-one', site, type: 'configure', settings };
    for (let step = 0; step < 300; step += 1) {
      await engine.execute(next, 'user:random');
      for (const event of await engine.events(site, state.seq, 10)) {
        expect({ event, faults: faults(event, state) }).toEqual({ event, faults: [] });
        met.add(event.type);
        evolve(state, event);
      }
      const draw = new Draw(day * 1000 + step);
      clock.advance(randomPause(draw));
      next = randomCommand(draw, state, clock.now, `command-${step}`);
    }
    const whole = await engine.state(site);
    expect(isState.Check(whole)).toBe(true);
    expect({ ...whole, epoch: '' }).toEqual(state);
  }
  expect([...met].sort()).toEqual([...eventTypes].sort());
});
