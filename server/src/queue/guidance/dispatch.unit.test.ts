import type { Room } from '@daozhen/protocol';
import { describe, expect, it } from 'vitest';
import {
  item,
  MINUTE,
  openFloor,
  type Floor,
  type SettingsOptions,
} from '../../../test-support/floor.ts';
import { dispatch, reliefs, remainingMs, stationCrowds, type DispatchWorld } from './index.ts';

const serviceMs = (station: string) => (station === 'us' ? 8 : 2) * MINUTE;

async function worldOf(floor: Floor): Promise<DispatchWorld> {
  const state = await floor.state();
  const now = floor.clock.now;
  const crowds = stationCrowds(state, now);
  const openRooms = (station: string): Room[] =>
    Object.values(state.rooms).filter((r) => r.station === station && r.state === 'open');
  return {
    state,
    now,
    entrance: { floor: 1, x: 0, y: 0 },
    roomSpot: () => undefined,
    openRooms,
    wait: () => ({ p50: 0, p90: MINUTE }),
    serviceMs,
    itemMs: serviceMs,
    serviceP90Ms: (station) => 1.5 * serviceMs(station),
    reliefMs: reliefs(state, serviceMs),
    enough: crowds.enough,
    crowds,
    remainingMs: (visit) => remainingMs(visit, serviceMs),
  };
}

async function early(options: SettingsOptions): Promise<Floor> {
  return openFloor({ binding: 'early', ...options });
}

const sent = async (floor: Floor) =>
  Object.fromEntries(dispatch(await worldOf(floor)).map((each) => [each.visit, each.station]));

describe('dispatch', () => {
  it('G2 sends no more than the rooms will soon take, and lets the others rest', async () => {
    const floor = await early({ rooms: { ecg1: {}, ecg2: {} } });
    for (const id of ['a', 'b', 'c', 'd']) await floor.later(MINUTE).arrive(id, ['ecg']);
    expect(await sent(floor)).toEqual({ a: 'ecg', b: 'ecg' });
    await floor.accept('join', { visit: 'a', station: 'ecg' });
    await floor.accept('join', { visit: 'b', station: 'ecg' });
    expect(await sent(floor)).toEqual({});
    await floor.call('ecg1');
    await floor.accept('start', { room: 'ecg1' });
    expect(await sent(floor)).toEqual({ c: 'ecg' });
  });

  it('G2 sends first to where the day’s work is longest', async () => {
    const floor = await early({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', ['ecg', 'us']);
    await floor.later(MINUTE).arrive('b', ['ecg', 'us']);
    expect(await sent(floor)).toEqual({ a: 'us', b: 'ecg' });
  });

  it('prefers who has little left to who has much', async () => {
    const floor = await early({ rooms: { us1: {}, ecg1: {}, eye1: {} } });
    await floor.arrive('long', ['ecg', 'us', 'eye']);
    await floor.arrive('short', ['us']);
    expect(await sent(floor)).toEqual({ short: 'us', long: 'ecg' });
  });

  it('prefers who has prepared', async () => {
    const floor = await early({ rooms: { us1: {} } });
    await floor.arrive('first', ['us']);
    await floor.later(20 * MINUTE).arrive('full', [item('us', { prep: ['full-bladder'] })]);
    expect(await sent(floor)).toEqual({ first: 'us' });
    await floor.accept('prepare', { visit: 'full', preparation: 'full-bladder', ready: true });
    expect(await sent(floor)).toEqual({ full: 'us' });
  });

  it('C7 counts those on their way for the rooms that may take them', async () => {
    const floor = await early({ rooms: { us1: { tags: ['f'] }, us2: {} } });
    for (const id of ['w1', 'w2', 'w3'])
      await floor.arrive(id, [item('us', { station: 'us', tags: ['f'] })]);
    await floor.later(MINUTE).arrive('m', ['us']);
    const where = await sent(floor);
    expect(Object.keys(where)).toHaveLength(2);
    expect(where).toMatchObject({ w1: 'us', m: 'us' });
  });

  it('G4 sends to a timed task that is due whoever else is on the way', async () => {
    const floor = await early({ rooms: { ecg1: {} } });
    await floor.arrive('a', ['ecg']);
    await floor.accept('join', { visit: 'a', station: 'ecg' });
    const { now } = floor.clock;
    await floor.arrive('timed', [item('ecg', { due: now, latest: now + 9 * MINUTE })]);
    expect(await sent(floor)).toEqual({ timed: 'ecg' });
  });

  it('G4 keeps a VIP’s other rooms from calling while his timed task is due', async () => {
    const floor = await early({ rooms: { ecg1: {}, us1: {} } });
    const { now } = floor.clock;
    await floor.arrive('v', ['us', item('ecg', { due: now, latest: now + 9 * MINUTE })], 'vip');
    const [sending] = dispatch(await worldOf(floor));
    expect(sending).toEqual({ visit: 'v', station: 'ecg', firm: true });
  });

  it('G3 leaves alone whom a nurse has placed', async () => {
    const floor = await early({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', ['us', 'ecg']);
    await floor.accept('transfer', { visit: 'a', station: 'ecg', position: 'key' });
    expect(await sent(floor)).toEqual({});
  });
});
