import { describe, expect, it } from 'vitest';
import type { CampusUnderTest } from '../../../test-support/campus.ts';
import { item, MINUTE, type Floor } from '../../../test-support/floor.ts';
import { useCampus } from '../../../test-support/opened-campus.ts';
import { boardView, deskView, overviewView, phoneView, roomView, visitView } from './index.ts';

const open = useCampus();

const rooms = { ecg1: {}, us1: {} };

/** Three people who rest, the first for longest, with accept lists that name no station. */
async function threeRest(floor: Floor, at: CampusUnderTest): Promise<void> {
  for (const visit of ['v1', 'v2', 'v3']) {
    await floor.arrive(visit, ['us', 'ecg']);
    floor.clock.advance(MINUTE);
  }
  await floor.accept('guide', { accept: { v1: [], v2: [], v3: [] } });
  await at.current();
}

describe.each(['early', 'late'] as const)('people who rest, %s binding', (binding) => {
  it('W1 the phone says where to probably and when, and sends nobody anywhere', async () => {
    const { floor, at } = await open({ binding, rooms });
    await threeRest(floor, at);
    const views = ['v1', 'v2', 'v3'].map((visit) => phoneView(at, visit)!);
    for (const view of views) {
      expect(view.s).toBe('free');
      expect(view.l).toBe(view.o[0]);
      expect(view.w![1]).toBeGreaterThan(view.w![0]);
      expect(view).not.toHaveProperty('st');
      expect(view).not.toHaveProperty('a');
    }
    // Whoever is sent third waits for a turn that comes up later.
    expect(views[2]!.w![0]).toBeGreaterThan(views[0]!.w![0]);
    expect(views[0]!.l).not.toBe(views[1]!.l);
  });

  it('W1 phone, visit page and overview say the same', async () => {
    const { floor, at } = await open({ binding, rooms });
    await threeRest(floor, at);
    const { l, w } = phoneView(at, 'v2')!;
    expect(visitView(at, 'v2')?.likely).toEqual({ station: l, waitMin: w });
    const overview = overviewView(at);
    expect(overview.counts).toMatchObject({ inside: 3, waiting: 3, resting: 3 });
    // Everybody at one station, and in no room's line yet.
    const { us, ecg } = overview.stations;
    expect(us!.waiting + ecg!.waiting).toBe(3);
    expect([overview.rooms['us1'], overview.rooms['ecg1']]).toMatchObject([
      { waiting: 0 },
      { waiting: 0 },
    ]);
    expect(deskView(at).stations['us']?.waiting).toBe(0);
    expect(overview.longest).toContainEqual(
      expect.objectContaining({ visit: 'v2', station: l, resting: true }),
    );
  });

  it('W2 the bound told while resting does not rise when he is sent there', async () => {
    const { floor, at } = await open({ binding, rooms });
    await threeRest(floor, at);
    const { l, w } = phoneView(at, 'v1')!;
    await floor.accept('join', { visit: 'v1', station: l! });
    await at.current();
    const view = phoneView(at, 'v1')!;
    expect(view).toMatchObject({ s: 'bound', st: l });
    expect(view).not.toHaveProperty('l');
    expect(view.w![1]).toBeLessThanOrEqual(w![1]);
  });

  it('P4 boards name those who were sent, not those who rest', async () => {
    const { floor, at } = await open({ binding, rooms });
    await threeRest(floor, at);
    const line = () => boardView(at, { kind: 'hall', zone: 'hall' })?.lines['us'];
    expect(line()).toMatchObject({ next: [], waiting: 0 });
    await floor.accept('join', { visit: 'v2', station: 'us' });
    await at.current();
    expect(line()?.waiting).toBe(1);
  });

  it('says what keeps him from a station in one word, and what to keep up', async () => {
    const { floor, at } = await open({
      binding,
      rooms: { ...rooms, urine1: {}, breath1: {}, dr1: {} },
    });
    const notBefore = floor.clock.now + 30 * MINUTE;
    await floor.arrive('v1', [
      'ecg',
      item('us', { prep: ['full-bladder', 'fasting'] }),
      item('urine', { after: ['us'] }),
      item('breath', { notBefore, due: notBefore, latest: notBefore + 10 * MINUTE }),
      'dr',
    ]);
    await floor.accept('prepare', { visit: 'v1', preparation: 'fasting', ready: true });
    await floor.accept('close-room', { room: 'dr1' });
    await at.current();
    expect(phoneView(at, 'v1')).toMatchObject({
      l: 'ecg',
      o: ['ecg', 'us', 'urine', 'breath', 'dr'],
      x: { us: 'prep', urine: 'after', breath: 'time', dr: 'closed' },
      n: ['full-bladder'],
      k: ['fasting'],
      b: notBefore,
    });
  });

  it('names no place and no time where nothing is open', async () => {
    const { floor, at } = await open({ binding, rooms: { us1: {} } });
    await floor.arrive('v1', ['us']);
    await floor.accept('close-room', { room: 'us1' });
    await at.current();
    const view = phoneView(at, 'v1')!;
    expect(view).toMatchObject({ s: 'free', o: ['us'], x: { us: 'closed' } });
    for (const key of ['st', 'l', 'w']) expect(view).not.toHaveProperty(key);
  });
});

it('P4 the call screen has whom guidance accepts first, those who rest after them', async () => {
  const { floor, at } = await open({ binding: 'late', rooms });
  await threeRest(floor, at);
  await floor.accept('guide', { accept: { v3: ['us'] } });
  await at.current();
  expect(roomView(at, 'us1')?.line.map(({ visit, why }) => [visit, why])).toEqual([
    ['v3', undefined],
    ['v1', 'guided'],
    ['v2', 'guided'],
  ]);
  expect(boardView(at, { kind: 'hall', zone: 'hall' })?.lines['us']?.next).toMatchObject([
    { ticket: 'A003' },
  ]);
});
