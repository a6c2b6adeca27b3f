import { expect, it } from 'vitest';
import { openFloor, SECOND } from '../../../test-support/floor.ts';
import { emptySite, evolve } from './index.ts';

it('E1: events applied one by one give the state, and the events stay as they were', async () => {
  const floor = await openFloor({ binding: 'late' });
  for (const id of ['a', 'b', 'c']) await floor.later(SECOND).arrive(id, ['ecg'], 'vip');
  await floor.call('ecg1');
  await floor.serve('ecg1');
  await floor.accept('undo', { room: 'ecg1' });
  const events = await floor.engine.events(floor.site, 0, 100);
  const before = structuredClone(events);
  const picture = emptySite(floor.site, 'memory');
  for (const event of events) evolve(picture, event);
  expect(picture).toEqual(await floor.state());
  expect(events).toEqual(before);
});

it('E2: an event that is not the next one is refused and changes nothing', async () => {
  const floor = await openFloor();
  const [first, second] = await floor.engine.events(floor.site, 0, 2);
  const picture = emptySite(floor.site, 'memory');
  if (!first || !second) throw new Error('no events');
  expect(() => evolve(picture, second)).toThrow(RangeError);
  evolve(picture, first);
  expect(() => evolve(picture, first)).toThrow(RangeError);
  expect(picture.seq).toBe(1);
});
