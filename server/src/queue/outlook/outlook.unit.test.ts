import { describe, expect, it } from 'vitest';
import type { CampusUnderTest } from '../../../test-support/campus.ts';
import { item, MINUTE, SECOND } from '../../../test-support/floor.ts';
import { useCampus } from '../../../test-support/opened-campus.ts';

const open = useCampus();

/** What is told of a visit now. */
async function next(at: CampusUnderTest, visit: string) {
  await at.current();
  return at.outlook.next(at.campus.state.visits[visit]!);
}

describe.each(['early', 'late'] as const)('somebody who rests, %s binding', (binding) => {
  const rooms = { us1: {}, ecg1: {} };

  it('G2 W1 has a likely next place, though he has been sent to none', async () => {
    const { floor, at } = await open({ binding, rooms });
    await floor.arrive('v1', ['us', 'ecg']);
    if (binding === 'late') await floor.accept('guide', { accept: { v1: [] } });
    const found = await next(at, 'v1');
    expect(found?.sent).toBe(false);
    expect(found!.wait!.p90).toBeGreaterThan(found!.wait!.p50);
  });

  it('G2 waits longer behind those who rest and are sent before him', async () => {
    const { floor, at } = await open({ binding, rooms: { us1: {} } });
    for (const visit of ['v1', 'v2', 'v3']) {
      await floor.arrive(visit, ['us']);
      floor.clock.advance(MINUTE);
    }
    const told = [await next(at, 'v1'), await next(at, 'v2'), await next(at, 'v3')];
    const waits = told.map((each) => each!.wait!.p50);
    expect(waits.map((wait) => wait - waits[0]!)).toEqual([0, 4 * MINUTE, 8 * MINUTE]);
  });

  it('keeps the place that was named while another is better by a little only', async () => {
    const { floor, at } = await open({ binding, rooms });
    await floor.arrive('v1', ['us', 'ecg']);
    await floor.accept('guide', { accept: { v1: [] } });
    const first = (await next(at, 'v1'))!.station;
    const other = first === 'us' ? 'ecg' : 'us';
    // One more before him there: two minutes worse than the other.
    await floor.arrive('v2', [first]);
    await floor.accept('join', { visit: 'v2', station: first });
    floor.clock.advance(6 * SECOND);
    expect((await next(at, 'v1'))?.station).toBe(first);
    await floor.call(`${first}1`);
    await floor.arrive('v3', [first]);
    await floor.accept('join', { visit: 'v3', station: first });
    floor.clock.advance(6 * SECOND);
    expect((await next(at, 'v1'))?.station).toBe(other);
  });

  it('G1 has none while nothing can be done, and one as soon as he is prepared', async () => {
    const { floor, at } = await open({ binding, rooms });
    await floor.arrive('v1', [item('us', { prep: ['full-bladder'] })]);
    expect(await next(at, 'v1')).toBeUndefined();
    await floor.accept('prepare', { visit: 'v1', preparation: 'full-bladder', ready: true });
    expect(await next(at, 'v1')).toMatchObject({ station: 'us', sent: false });
    await floor.accept('close-room', { room: 'us1' });
    floor.clock.advance(6 * SECOND);
    expect(await next(at, 'v1')).toBeUndefined();
  });

  it('is sent where he is bound, where a nurse chose, and back where he was passed', async () => {
    const { floor, at } = await open({ binding, rooms });
    await floor.arrive('v1', ['us', 'ecg']);
    await floor.accept('transfer', { visit: 'v1', station: 'us', position: 'key' });
    expect(await next(at, 'v1')).toEqual({ station: 'us', sent: true });
    await floor.call('us1');
    expect(await next(at, 'v1')).toEqual({ station: 'us', sent: true });
    await floor.accept('pass', { room: 'us1', reason: 'absent' });
    expect(await next(at, 'v1')).toEqual({ station: 'us', sent: true });
    await floor.accept('hold', { visit: 'v1' });
    expect((await next(at, 'v1'))?.sent).toBe(true);
  });
});

it('W1 P4 tells whoever comes now the wait after all who rest until they are sent there', async () => {
  const { floor, at } = await open({ binding: 'late', rooms: { us1: {} } });
  await floor.arrive('v1', ['us']);
  await floor.accept('join', { visit: 'v1', station: 'us' });
  await at.current();
  const one = at.outlook.newcomer('us')!;
  expect(one).toEqual(at.waits.atEnd('us'));
  const rest = ['v2', 'v3', 'v4', 'v5'];
  for (const visit of rest) await floor.arrive(visit, ['us']);
  await floor.accept('guide', {
    accept: Object.fromEntries(rest.map((visit) => [visit, [] as string[]])),
  });
  floor.clock.advance(2 * SECOND);
  await at.current();
  // Four more at four minutes each, of whom one takes the turn that was the newcomer's.
  const five = at.outlook.newcomer('us')!;
  expect(five.p50 - at.waits.atEnd('us')!.p50).toBe(16 * MINUTE);
  expect(five.p90).toBeGreaterThan(five.p50);
});

it('P1 tells a VIP who rests what his place in the line is worth', async () => {
  const { floor, at } = await open({ rooms: { us1: {} } });
  await floor.queue('v1', 'us');
  for (const visit of ['v2', 'v3']) await floor.later(MINUTE).arrive(visit, ['us']);
  await floor.arrive('v4', ['us'], 'vip');
  const found = await next(at, 'v4');
  expect(found).toMatchObject({ station: 'us', sent: false });
  expect(found?.wait).toEqual(at.waits.of('v4', 'us'));
});

it('P4 does not take an accept list for a place to go to', async () => {
  const { floor, at } = await open({ binding: 'late', rooms: { us1: {}, ecg1: {} } });
  await floor.arrive('v1', ['us', 'ecg']);
  await floor.accept('guide', { accept: { v1: ['us'] } });
  expect((await next(at, 'v1'))?.sent).toBe(false);
});
