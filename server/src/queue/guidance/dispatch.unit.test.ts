import { describe, expect, it } from 'vitest';
import {
  item,
  MINUTE,
  openFloor,
  type Floor,
  type SettingsOptions,
} from '../../../test-support/floor.ts';
import { guidanceWorld } from '../../../test-support/guidance-world.ts';
import { dispatch } from './index.ts';

const service = { us: 8 };

const sent = async (floor: Floor) =>
  Object.fromEntries(
    dispatch(await guidanceWorld(floor, { service })).map((each) => [
      each.visit,
      each.room ?? each.station,
    ]),
  );

async function early(options: SettingsOptions): Promise<Floor> {
  return openFloor({ binding: 'early', ...options });
}

async function late(options: SettingsOptions): Promise<Floor> {
  return openFloor({ binding: 'late', ...options });
}

describe('dispatch under early binding', () => {
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

  it('G1 leaves out of what is left what cannot be done any more', async () => {
    const floor = await early({ rooms: { us1: {}, ecg1: {}, dr1: {} } });
    await floor.arrive('a', ['ecg', 'us']);
    const items = [
      item('ecg'),
      item('us', { unless: ['pregnant'] }),
      item('dr', { unless: ['pregnant'] }),
    ];
    await floor
      .later(MINUTE)
      .accept('check-in', { visit: 'b', class: 'normal', items, prep: ['pregnant'] });
    await floor.accept('close-room', { room: 'us1' });
    expect(await sent(floor)).toEqual({ b: 'ecg' });
  });

  it('prefers who has prepared', async () => {
    const floor = await early({ rooms: { us1: {} } });
    await floor.arrive('first', ['us']);
    await floor.later(15 * MINUTE).arrive('full', [item('us', { prep: ['full-bladder'] })]);
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

  it('G3 leaves alone whom a nurse has placed', async () => {
    const floor = await early({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', ['us', 'ecg']);
    await floor.accept('transfer', { visit: 'a', station: 'ecg', position: 'key' });
    expect(await sent(floor)).toEqual({});
  });
});

describe('dispatch under late binding', () => {
  it('P4 sends to the doors of rooms that will soon take one more, and lets the others rest', async () => {
    const floor = await late({ rooms: { us1: { doorSlots: 2 }, ecg1: {} } });
    for (const id of ['a', 'b', 'c']) await floor.later(MINUTE).arrive(id, ['us']);
    await floor.accept('guide', { accept: { a: [], b: [], c: [] } });
    expect(await sent(floor)).toEqual({ a: 'us1' });
    await floor.accept('join', { visit: 'a', station: 'us', room: 'us1' });
    // There is a slot, but the room is to be free only in eight minutes.
    expect(await sent(floor)).toEqual({});
    await floor.call('us1');
    await floor.accept('start', { room: 'us1' });
    expect(await sent(floor)).toEqual({});
    floor.later(7 * MINUTE);
    expect(await sent(floor)).toEqual({ b: 'us1' });
  });

  it('P4 fills a door slot once', async () => {
    const floor = await late({ rooms: { us1: { doorSlots: 2 }, us2: {} } });
    for (const id of ['a', 'b', 'c']) await floor.later(MINUTE).arrive(id, ['us']);
    expect(await sent(floor)).toEqual({ a: 'us1', b: 'us2' });
  });

  it('C7 sends only to rooms that may take him', async () => {
    const floor = await late({ rooms: { us1: {}, us2: { tags: ['f'] } } });
    await floor.arrive('w', [item('us', { station: 'us', tags: ['f'] })]);
    await floor.later(MINUTE).arrive('m', ['us']);
    expect(await sent(floor)).toEqual({ w: 'us2', m: 'us1' });
  });

  it('C7 sends several items that need different rooms to the room that may call him', async () => {
    const floor = await late({ rooms: { us1: { tags: ['vessel'] }, us2: { tags: ['f'] } } });
    const us = (id: string, tag: string) => item(id, { station: 'us', tags: [tag] });
    await floor.accept('check-in', {
      visit: 'w',
      class: 'normal',
      items: [us('zz', 'f'), us('aa', 'vessel')],
    });
    const world = await guidanceWorld(floor, { service });
    // An engine may name the items in any order.
    const visit = world.state.visits['w']!;
    visit.items = Object.fromEntries(Object.entries(visit.items).reverse());
    const [sending] = dispatch(world);
    const { ok } = await floor.send('join', { visit: 'w', station: 'us', room: sending!.room! });
    expect(ok).toBe(true);
  });

  it('G4 sends first whose timed task is due, and nowhere else', async () => {
    const floor = await late({ rooms: { ecg1: {}, us1: {} } });
    await floor.arrive('a', ['ecg']);
    const { now } = floor.clock;
    const glucose = item('ecg', { due: now, latest: now + 9 * MINUTE });
    await floor.later(MINUTE).arrive('timed', ['us', glucose]);
    expect(await sent(floor)).toEqual({ timed: 'ecg1' });
  });

  it('G3 sends whom a nurse has placed there and nowhere else, the first one before all others', async () => {
    const floor = await late({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', ['ecg']);
    await floor.later(MINUTE).arrive('b', ['us', 'ecg']);
    await floor.accept('transfer', { visit: 'b', station: 'ecg', position: 'key' });
    expect(await sent(floor)).toEqual({ a: 'ecg1' });
    await floor.accept('transfer', { visit: 'b', station: 'ecg', position: 'first' });
    expect(await sent(floor)).toEqual({ b: 'ecg1' });
  });

  it('G3 sends first whom a nurse has placed elsewhere while his timed task is due', async () => {
    const floor = await late({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', ['us']);
    const { now } = floor.clock;
    const glucose = item('ecg', { due: now, latest: now + 9 * MINUTE });
    await floor.later(MINUTE).arrive('timed', ['us', glucose]);
    await floor.accept('transfer', { visit: 'timed', station: 'us', position: 'key' });
    expect(await sent(floor)).toEqual({ timed: 'us1' });
  });

  it('C5 lets those go first whom a missed call has put before him', async () => {
    const floor = await late({ rooms: { ecg1: {} } });
    await floor.arrive('a', ['ecg']);
    await floor.accept('join', { visit: 'a', station: 'ecg', room: 'ecg1' });
    for (const id of ['b', 'c']) await floor.later(MINUTE).arrive(id, ['ecg']);
    await floor.accept('guide', { accept: { b: [], c: [] } });
    await floor.call('ecg1');
    await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
    await floor.later(MINUTE).accept('rejoin', { visit: 'a' });
    expect(await sent(floor)).toEqual({ b: 'ecg1' });
    for (const visit of ['b', 'c']) await floor.accept('hold', { visit });
    expect(await sent(floor)).toEqual({ a: 'ecg1' });
  });

  it('O4 counts a class no more where the last takes have spent its share', async () => {
    const floor = await late({ rooms: { ecg1: {}, ecg2: {} } });
    for (const id of ['a', 'b']) await floor.arrive(id, ['ecg']);
    for (const id of ['v1', 'v2']) await floor.later(MINUTE).arrive(id, ['ecg'], 'vip');
    expect(await sent(floor)).toMatchObject({ v1: 'ecg1' });
    await floor.accept('join', { visit: 'v1', station: 'ecg', room: 'ecg1' });
    expect(await sent(floor)).toEqual({ a: 'ecg2' });
  });
});
