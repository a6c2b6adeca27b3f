import { expect, test } from 'vitest';
import { MINUTE, openFloor, type Floor } from '../../../test-support/floor.ts';
import { VisitTraces } from './visit-traces.ts';

async function tracesOf(floor: Floor): Promise<VisitTraces> {
  const traces = new VisitTraces();
  for (const event of await floor.engine.events(floor.site, 0, 1000)) traces.apply(event);
  return traces;
}

const story = (traces: VisitTraces, visit: string) =>
  [...traces.of(visit).values()].map(({ type, room }) => [type, room].filter(Boolean).join(' '));

test('tells each visit’s own day, also where one event was about two', async () => {
  const floor = await openFloor({ rooms: { ecg1: {} } });
  await floor.queue('v1');
  await floor.queue('v2');
  await floor.call('ecg1');
  await floor.accept('start', { room: 'ecg1' });
  await floor.later(3 * MINUTE).accept('finish', { room: 'ecg1', next: true });
  await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
  const traces = await tracesOf(floor);
  expect(story(traces, 'v1')).toEqual([
    'checked-in',
    'joined',
    'called ecg1',
    'started ecg1',
    'finished ecg1',
  ]);
  expect(story(traces, 'v2')).toEqual(['checked-in', 'joined', 'called ecg1', 'passed ecg1']);
  const called = [...traces.of('v2').values()].find(({ type }) => type === 'called');
  expect(called).not.toHaveProperty('items');
  expect([...traces.of('v1').values()].at(-1)?.items).toEqual(['ecg']);
});

test('P4 says who was sent to a door while somebody else was called', async () => {
  const floor = await openFloor({ binding: 'late' });
  for (const visit of ['v1', 'v2']) await floor.arrive(visit);
  await floor.accept('join', { visit: 'v1', station: 'ecg' });
  await floor.call('ecg1');
  expect(story(await tracesOf(floor), 'v2')).toEqual(['checked-in', 'sent ecg1']);
});

test('knows since when somebody waits: the last examination or return', async () => {
  const floor = await openFloor({});
  await floor.queue('v1');
  const arrived = (await floor.visit('v1')).checkedInAt;
  expect((await tracesOf(floor)).waitsSince('v1')).toBe(arrived);
  await floor.later(MINUTE).accept('hold', { visit: 'v1' });
  await floor.later(MINUTE).accept('release', { visit: 'v1' });
  expect((await tracesOf(floor)).waitsSince('v1')).toBe(floor.clock.now);
});
