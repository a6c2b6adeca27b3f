import { describe, expect, it } from 'vitest';
import type { CampusUnderTest } from '../../../test-support/campus.ts';
import { item, MINUTE, SECOND } from '../../../test-support/floor.ts';
import { useCampus } from '../../../test-support/opened-campus.ts';
import { vipsView } from './vips.ts';

const open = useCampus({ rooms: { ecg1: {}, us1: {} } });

async function personOf(at: CampusUnderTest, visit: string) {
  await at.current();
  return vipsView(at).people[visit];
}

const both = () => [item('ecg'), item('us')];

describe.each(['early', 'late'] as const)('the list of VIPs, %s binding', (binding) => {
  it('P1 shows who is expected, with her kept places and until when they are kept', async () => {
    const { floor, at } = await open({ binding });
    const appointment = floor.clock.now + 10 * MINUTE;
    const expected = { visit: 'v1', class: 'vip', appointment, items: both() };
    await floor.accept('expect', expected);
    const keptUntil = appointment + 30 * MINUTE;
    expect(await personOf(at, 'v1')).toEqual({
      visit: 'v1',
      name: '林小v1',
      state: 'expected',
      appointment,
      keptUntil,
      done: [0, 2],
      places: [
        { station: 'ecg', why: 'expected' },
        { station: 'us', why: 'expected' },
      ],
    });
    await floor.later(41 * MINUTE).accept('tick', {});
    expect(await personOf(at, 'v1')).toMatchObject({ keptUntil, late: true });
    await floor.accept('check-in', { visit: 'v1', class: 'vip' });
    const here = await personOf(at, 'v1');
    expect(here).toMatchObject({ ticket: 'V001', checkedInAt: floor.clock.now });
    expect(here).not.toHaveProperty('keptUntil');
  });

  it('P2 shows where a VIP is, and that her other places are kept meanwhile', async () => {
    const { floor, at } = await open({ binding });
    await floor.arrive('v1', both(), 'vip');
    await floor.accept('join', { visit: 'v1', station: 'ecg' });
    await floor.call('ecg1');
    await floor.later(SECOND).accept('start', { room: 'ecg1' });
    expect(await personOf(at, 'v1')).toMatchObject({
      state: 'serving',
      room: 'ecg1',
      since: floor.clock.now,
      places: expect.arrayContaining([{ station: 'us', why: 'serving' }]),
    });
    await floor.later(MINUTE).accept('finish', { room: 'ecg1' });
    expect(await personOf(at, 'v1')).toMatchObject({
      done: [1, 2],
      places: [{ station: 'us', position: 1, waitMin: [0, expect.any(Number)] }],
    });
  });
});

it('O4 says where a VIP has just been taken ahead, after how many calls again, and who stands back', async () => {
  const { floor, at } = await open({ binding: 'early' });
  for (const visit of ['n1', 'n2', 'n3', 'n4']) await floor.queue(visit);
  for (const visit of ['v1', 'v2']) await floor.queue(visit, 'ecg', 'vip');
  expect(await floor.call('ecg1')).toBe('v1');
  await at.current();
  const view = vipsView(at);
  expect(view).toMatchObject({ every: 3, closed: { ecg: 2 } });
  expect(view.people['v2']?.places).toMatchObject([{ station: 'ecg', position: 3, held: true }]);
  await floor.serve('ecg1');
  await floor.call('ecg1');
  await at.current();
  expect(vipsView(at).closed).toEqual({ ecg: 1 });
});

it('V1 names a VVIP by ticket only', async () => {
  const { floor, at } = await open({});
  await floor.queue('vv1', 'ecg', 'vip');
  const person = await personOf(at, 'vv1');
  expect(person).toMatchObject({ ticket: 'V001', vvip: true });
  expect(JSON.stringify(person)).not.toContain('林');
});
