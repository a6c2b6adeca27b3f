import { expect, test } from 'vitest';
import { MINUTE, openFloor, type Floor } from '../../../test-support/floor.ts';
import { DayFlow } from './day-flow.ts';

/** The flow of everything a floor has done. */
async function flowOf(floor: Floor): Promise<DayFlow> {
  const flow = new DayFlow();
  for (const event of await floor.engine.events(floor.site, 0, 1000)) flow.apply(event);
  return flow;
}

async function examine(floor: Floor, visit: string, minutes: number): Promise<void> {
  await floor.queue(visit);
  await floor.call('ecg1');
  await floor.accept('start', { room: 'ecg1' });
  await floor.later(minutes * MINUTE).accept('finish', { room: 'ecg1' });
}

test('counts who came, was examined and left in the last hour, by steps of five minutes', async () => {
  const floor = await openFloor({});
  await examine(floor, 'v1', 3);
  await examine(floor, 'v2', 4);
  const flow = await flowOf(floor);
  expect(flow.hour(floor.clock.now)).toMatchObject({
    arrived: 2,
    finished: 2,
    served: 2,
    steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
    byStation: new Map([['ecg', 2]]),
  });
  const later = flow.hour(floor.clock.now + 58 * MINUTE);
  expect([later.arrived, later.served]).toEqual([0, 1]);
  expect(flow.hour(floor.clock.now + 61 * MINUTE).served).toBe(0);
});

test('C8 an undone finish does not count', async () => {
  const floor = await openFloor({});
  await examine(floor, 'v1', 3);
  await floor.accept('undo', { room: 'ecg1' });
  const { served, finished, arrived } = (await flowOf(floor)).hour(floor.clock.now);
  expect([served, finished, arrived]).toEqual([0, 0, 1]);
});
