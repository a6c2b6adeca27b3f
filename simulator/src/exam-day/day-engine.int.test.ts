import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FloorEvent } from '@daozhen/protocol';
import { expect, it } from 'vitest';
import { engines } from './day-engine.ts';
import { runDay } from './day-runner.ts';
import { policies } from './policies.ts';
import type { Scenario } from './scenario.schemas.ts';

const file = fileURLToPath(new URL('../../scenarios/ordinary.json', import.meta.url));
const small = { ...(JSON.parse(readFileSync(file, 'utf8')) as Scenario), people: 6 };

async function eventsOn(engine: string, policy: string): Promise<FloorEvent[]> {
  const events: FloorEvent[] = [];
  const { measures } = await runDay(small, 7, policies.get(policy)!(), {
    open: engines.get(engine)!,
    watch: (floor) => floor.listen((event) => events.push(structuredClone(event))),
  });
  expect(measures.unfinished).toBe(0);
  return events;
}

it.each(['shortest', 'guided-late'])(
  'E6 a day on the Redis functions is the day in memory, event by event: %s',
  async (policy) => {
    const inMemory = await eventsOn('memory', policy);
    expect(inMemory.length).toBeGreaterThan(200);
    expect(await eventsOn('redis', policy)).toEqual(inMemory);
  },
);
