import { expect, it } from 'vitest';
import { openCampus } from '../../../test-support/campus.ts';
import { openFloor } from '../../../test-support/floor.ts';
import { notePassed, passedAt } from './passed.ts';

it('C5 who is passed is known event by event as by a look at everybody', async () => {
  const floor = await openFloor({});
  const at = await openCampus(floor);
  const heard: number[] = [];
  at.campus.listen((events) => {
    heard.push(events.length);
    notePassed(at.campus.state, events);
  });
  const passed = () => passedAt(at, 'ecg').map((visit) => visit.id);
  /** Found anew, by a state nobody has looked at. */
  const anew = () => {
    const campus = { state: structuredClone(at.campus.state) } as typeof at.campus;
    return passedAt({ ...at, campus }, 'ecg').map((visit) => visit.id);
  };
  for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
  await at.current();
  expect(passed()).toEqual([]);
  for (const visit of ['v1', 'v2']) {
    expect(await floor.call('ecg1')).toBe(visit);
    await floor.later(60_000).accept('pass', { room: 'ecg1', reason: 'absent' });
    await at.current();
    expect(anew()).toContain(visit);
    expect(passed()).toEqual(anew());
  }
  expect(passed()).toEqual(['v2', 'v1']);
  await floor.accept('rejoin', { visit: 'v2' });
  await at.current();
  expect(passed()).toEqual(['v1']);
  expect(anew()).toEqual(['v1']);
  expect(heard.length).toBeGreaterThan(0);
  await at.close();
});
