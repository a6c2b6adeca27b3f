import { describe, expect, it } from 'vitest';
import { MINUTE, openFloor, SECOND, type Floor } from '../../../test-support/floor.ts';
import { emptySite } from '../rules/index.ts';
import { CostMeter } from './cost-meter.ts';

async function costOf(floor: Floor) {
  const meter = new CostMeter(emptySite('main', 'memory'));
  for (const event of await floor.engine.events('main', 0, 100_000)) meter.apply(event);
  return meter.report();
}

/** Calls, and finishes so many minutes after the call. */
async function serve(floor: Floor, minutes: number, room = 'ecg1'): Promise<string | undefined> {
  const visit = await floor.call(room);
  await floor.accept('start', { room });
  await floor.later(minutes * MINUTE).accept('finish', { room });
  return visit;
}

async function three(floor: Floor, late: boolean): Promise<void> {
  for (const visit of ['n1', 'n2', 'n3']) {
    if (late) await floor.arrive(visit);
    else await floor.queue(visit);
    floor.later(SECOND);
  }
}

describe.each(['early', 'late'] as const)('O4: what a VIP costs, %s binding', (binding) => {
  const late = binding === 'late';

  it('is his time in the room for everybody who would have been before him', async () => {
    const floor = await openFloor({ binding });
    await three(floor, late);
    if (late) await floor.arrive('v1', ['ecg'], 'vip');
    else await floor.queue('v1', 'ecg', 'vip');
    expect(await serve(floor, 4)).toBe('v1');
    for (let left = 3; left > 0; left -= 1) await serve(floor, 2);
    const cost = await costOf(floor);
    expect(cost).toMatchObject({
      vips: 1,
      others: 3,
      paidMs: 12 * MINUTE,
      gainedMs: 7.5 * MINUTE,
      cases: [{ station: 'ecg', ticket: 'V001', overtaken: 3, servers: 1, roomMs: 4 * MINUTE }],
      stations: [{ station: 'ecg', takes: 4, vips: 1, ahead: 1, overtaken: 3 }],
    });
    expect(cost.classes).toEqual([
      {
        class: 'normal',
        vip: false,
        people: 3,
        concerned: 3,
        sumMs: 12 * MINUTE,
        mostMs: 4 * MINUTE,
      },
      {
        class: 'vip',
        vip: true,
        people: 1,
        concerned: 1,
        sumMs: 7.5 * MINUTE,
        mostMs: 7.5 * MINUTE,
      },
    ]);
    expect(cost.hours.reduce((sum, { paidMs }) => sum + paidMs, 0)).toBe(cost.paidMs);
  });

  it('is shared by the rooms that are open', async () => {
    const floor = await openFloor({ binding, rooms: { ecg1: {}, ecg2: {} } });
    await three(floor, late);
    if (late) await floor.arrive('v1', ['ecg'], 'vip');
    else await floor.queue('v1', 'ecg', 'vip');
    await serve(floor, 4);
    expect(await costOf(floor)).toMatchObject({ paidMs: 6 * MINUTE, cases: [{ servers: 2 }] });
  });

  it('is nothing when he would have been first anyway, or when his call is undone', async () => {
    const floor = await openFloor({ binding });
    if (late) await floor.arrive('v1', ['ecg'], 'vip');
    else await floor.queue('v1', 'ecg', 'vip');
    await three(floor, late);
    await serve(floor, 4);
    await floor.arrive('v2', ['ecg'], 'vip');
    if (!late) await floor.accept('join', { visit: 'v2', station: 'ecg' });
    const called = await floor.call('ecg1');
    await floor.later(SECOND).accept('undo', { room: 'ecg1' });
    const cost = await costOf(floor);
    expect(cost.cases).toEqual([]);
    expect(cost).toMatchObject({ vips: 2, gainedMs: 0, paidMs: 0 });
    expect(called).toBeDefined();
  });

  it('is the time the room waited for one who did not come, and he gained nothing', async () => {
    const floor = await openFloor({ binding });
    await three(floor, late);
    if (late) await floor.arrive('v1', ['ecg'], 'vip');
    else await floor.queue('v1', 'ecg', 'vip');
    await floor.call('ecg1');
    await floor.later(MINUTE).accept('pass', { room: 'ecg1', reason: 'absent' });
    expect(await costOf(floor)).toMatchObject({ gainedMs: 0, paidMs: 3 * MINUTE });
  });
});

it.each([
  ['finish', 'started'],
  ['pass', 'called'],
] as const)('C8: goes on where a %s is undone, and is counted once', async (verb, until) => {
  const floor = await openFloor();
  await three(floor, false);
  await floor.queue('v1', 'ecg', 'vip');
  expect(await floor.call('ecg1')).toBe('v1');
  if (until === 'started') await floor.accept('start', { room: 'ecg1' });
  floor.later(MINUTE);
  if (verb === 'finish') await floor.accept('finish', { room: 'ecg1' });
  else await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
  expect(await costOf(floor)).toMatchObject({ paidMs: 3 * MINUTE, stations: [{ vips: 1 }] });
  await floor.later(30 * SECOND).accept('undo', { room: 'ecg1' });
  expect(await costOf(floor)).toMatchObject({ paidMs: 0, gainedMs: 0, cases: [] });
  if (until === 'called') await floor.accept('start', { room: 'ecg1' });
  await floor.later(2.5 * MINUTE).accept('finish', { room: 'ecg1' });
  const cost = await costOf(floor);
  expect(cost).toMatchObject({ paidMs: 12 * MINUTE, cases: [{ roomMs: 4 * MINUTE }] });
  expect(cost.stations).toMatchObject([{ vips: 1, overtaken: 3, takes: 1 }]);
  expect(cost.gainedMs).toBe(12 * MINUTE);
});

it('P1: late, whoever waits for several stations at once lost a share at each', async () => {
  const rooms = { ecg1: {}, us1: {}, ent1: {} };
  const floor = await openFloor({ binding: 'late', rooms });
  await floor.arrive('n1', ['ecg', 'us', 'ent']);
  await floor.later(SECOND).arrive('n2', ['ecg']);
  await floor.later(SECOND).arrive('v1', ['ecg'], 'vip');
  expect(await serve(floor, 3)).toBe('v1');
  expect(await costOf(floor)).toMatchObject({
    paidMs: 4 * MINUTE,
    cases: [{ overtaken: 2, paidMs: 4 * MINUTE }],
  });
});

it('P1: early, a place kept while he was elsewhere counts as an advantage, too', async () => {
  const floor = await openFloor({ binding: 'early', gamma: 0, rooms: { ecg1: {}, us1: {} } });
  await floor.arrive('v1', ['us', 'ecg'], 'vip');
  await floor.accept('join', { visit: 'v1', station: 'us' });
  await floor.call('us1');
  await floor.accept('start', { room: 'us1' });
  floor.later(40 * MINUTE);
  await floor.queue('n1');
  await floor.later(10 * MINUTE).accept('finish', { room: 'us1' });
  await floor.accept('join', { visit: 'v1', station: 'ecg' });
  expect(await serve(floor, 3)).toBe('v1');
  expect(await costOf(floor)).toMatchObject({ paidMs: 3 * MINUTE });
});
