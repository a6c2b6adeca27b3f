import { describe, expect, it } from 'vitest';
import type { NewItem } from '@daozhen/protocol';
import {
  item,
  MINUTE,
  openFloor,
  SECOND,
  type Floor,
  type SettingsOptions,
} from '../../../test-support/floor.ts';
import { aheadCounts, explain, lineOf, linesOf, wholeLine } from './index.ts';

const us = (id: string, ...tags: string[]): NewItem => item(id, { station: 'us', tags });

async function lateFloor(options: SettingsOptions = {}): Promise<Floor> {
  return openFloor({ binding: 'late', ...options });
}

async function aheadAt(floor: Floor, station: string): Promise<Record<string, number>> {
  const state = await floor.state();
  return Object.fromEntries(aheadCounts(state, lineOf(state, station, floor.clock.now)));
}

describe('the line', () => {
  it('O1: due, then the door, then the lounge, then those passed over', async () => {
    const floor = await lateFloor({ rooms: { us1: { doorSlots: 2 } } });
    for (const id of ['a', 'b', 'c']) await floor.later(SECOND).arrive(id, ['us']);
    await floor.arrive('unready', [item('us', { prep: ['full'] })]);
    await floor.arrive('timed', [item('us', { due: floor.clock.now })]);
    await floor.accept('join', { visit: 'c', station: 'us' });
    const line = lineOf(await floor.state(), 'us', floor.clock.now);
    expect(line.due.map((entry) => entry.visit)).toEqual(['timed']);
    expect(line.door.map((entry) => entry.visit)).toEqual(['c']);
    expect(line.lounge.map((entry) => entry.visit)).toEqual(['a', 'b']);
    expect(line.passedOver.map((entry) => [entry.visit, entry.why])).toEqual([
      ['unready', 'not-ready'],
    ]);
    expect(wholeLine(line)).toHaveLength(5);
  });

  it('P2, P3: says why somebody is passed over', async () => {
    const floor = await lateFloor({ rooms: { us1: {}, ecg1: {}, eye1: {} } });
    for (const id of ['held', 'chosen', 'door', 'called']) {
      await floor.later(SECOND).arrive(id, ['us', 'ecg', 'eye']);
    }
    await floor.accept('hold', { visit: 'held' });
    await floor.accept('transfer', { visit: 'chosen', station: 'eye', position: 'key' });
    await floor.accept('join', { visit: 'door', station: 'ecg' });
    await floor.accept('call-one', { room: 'eye1', visit: 'called' });
    const { passedOver } = lineOf(await floor.state(), 'us', floor.clock.now);
    expect(Object.fromEntries(passedOver.map((entry) => [entry.visit, entry.why]))).toEqual({
      held: 'held',
      chosen: 'chosen',
      door: 'other-door',
      called: 'called',
    });
  });

  it('O1: all stations at once give the same lines as one by one', async () => {
    const floor = await lateFloor({ rooms: { us1: {}, ecg1: {}, eye1: {} } });
    for (let index = 0; index < 20; index += 1) {
      const stations = ['us', 'ecg', 'eye'].filter((_, at) => (index + at) % 3 > 0);
      await floor.later(SECOND).arrive(`x${index}`, stations, index % 4 > 0 ? 'normal' : 'vip');
    }
    const state = await floor.state();
    for (const [station, line] of linesOf(state, floor.clock.now)) {
      expect(line).toEqual(lineOf(state, station, floor.clock.now));
    }
  });

  it('O1: ahead of me are those who compete for a room that could take me', async () => {
    const floor = await lateFloor({
      rooms: { us1: { tags: ['f'] }, us2: { tags: ['m'] }, us3: {} },
    });
    await floor.arrive('w1', [us('x', 'f')]);
    await floor.later(SECOND).arrive('m1', [us('x', 'm')]);
    await floor.later(SECOND).arrive('any', [us('x')]);
    await floor.later(SECOND).arrive('w2', [us('x', 'f')]);
    expect(await aheadAt(floor, 'us')).toEqual({ w1: 0, m1: 0, any: 2, w2: 2 });
    await floor.accept('close-room', { room: 'us3' });
    await floor.accept('close-room', { room: 'us2' });
    // Only the women's room is open: nobody competes with m1, and m1 with nobody.
    expect(await aheadAt(floor, 'us')).toEqual({ w1: 0, m1: 0, any: 1, w2: 2 });
  });

  it('O1: who cannot be called yet counts those before it as if it could', async () => {
    const floor = await lateFloor({ rooms: { us1: {} } });
    await floor.arrive('a', ['us']);
    await floor.later(SECOND).arrive('unready', [item('us', { prep: ['full'] })]);
    await floor.later(SECOND).arrive('b', ['us']);
    expect(await aheadAt(floor, 'us')).toEqual({ a: 0, unready: 1, b: 1 });
  });
});

describe('explain', () => {
  it('O3, O4: names the credit, the key, who is ahead and why', async () => {
    const floor = await lateFloor({ rooms: { us1: { doorSlots: 1 } } });
    await floor.arrive('n1', ['us']);
    await floor.later(MINUTE).arrive('n2', ['us']);
    await floor.later(MINUTE).arrive('v1', ['us'], 'vip');
    await floor.later(MINUTE).arrive('n3', ['us']);
    await floor.accept('join', { visit: 'n2', station: 'us' });
    const told = explain(await floor.state(), 'n3', 'us', floor.clock.now);
    expect(told).toMatchObject({
      class: { id: 'normal', vip: false, creditMs: 0 },
      callable: true,
      position: 4,
      key: { value: floor.clock.now, since: floor.clock.now, moved: false },
      rooms: [{ id: 'us1', open: true }],
    });
    expect(told?.ahead.map(({ visit, reason }) => [visit, reason])).toEqual([
      ['n2', 'door'],
      ['v1', 'earlier'],
      ['n1', 'earlier'],
    ]);
    const first = explain(await floor.state(), 'n1', 'us', floor.clock.now);
    expect(first?.ahead).toEqual([
      { visit: 'n2', ticket: 'A002', reason: 'door', competes: true },
      { visit: 'v1', ticket: 'V001', reason: 'credit', competes: true },
    ]);
  });

  it('O4: a VIP is told that the share holds it back', async () => {
    const floor = await lateFloor({ rooms: { us1: {} } });
    for (const id of ['n1', 'n2']) await floor.later(SECOND).arrive(id, ['us']);
    for (const id of ['v1', 'v2']) await floor.later(SECOND).arrive(id, ['us'], 'vip');
    const told = explain(await floor.state(), 'v2', 'us', floor.clock.now);
    expect(told?.ahead.map(({ visit, reason }) => [visit, reason])).toEqual([
      ['v1', 'earlier'],
      ['n1', 'share'],
      ['n2', 'share'],
    ]);
  });

  it('C7: says what each item still needs', async () => {
    const floor = await lateFloor({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', [
      item('full', { station: 'us', prep: ['bladder'] }),
      item('later', { station: 'us', notBefore: floor.clock.now + MINUTE, after: ['ecg'] }),
      item('ecg'),
    ]);
    const told = explain(await floor.state(), 'a', 'us', floor.clock.now);
    expect(told).toMatchObject({ callable: false, why: 'not-ready' });
    expect(told?.items).toEqual([
      { id: 'full', ready: false, hindrances: [{ code: 'prep', flags: ['bladder'] }] },
      {
        id: 'later',
        ready: false,
        hindrances: [
          { code: 'after', items: ['ecg'] },
          { code: 'not-before', at: floor.clock.now + MINUTE },
        ],
      },
    ]);
  });

  it('G4: says that a timed task comes first, and which place is kept', async () => {
    const floor = await openFloor({ binding: 'early', rooms: { us1: {}, ecg1: {} } });
    const due = floor.clock.now + MINUTE;
    await floor.arrive('v', [item('ecg', { due }), 'us'], 'vip');
    const told = explain(await floor.state(), 'v', 'us', floor.clock.now);
    expect(told).toMatchObject({ callable: false, why: 'timed', key: { moved: false } });
    expect(told).not.toHaveProperty('position');
    expect(explain(await floor.state(), 'v', 'ecg', floor.clock.now)?.callable).toBe(true);
  });

  it('P4: says that guidance sends elsewhere first, as long as that holds', async () => {
    const floor = await lateFloor({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', ['us', 'ecg']);
    await floor.accept('guide', { accept: { a: ['ecg'] } });
    const why = async (station: string) =>
      explain(await floor.state(), 'a', station, floor.clock.now)?.why;
    expect(await why('us')).toBe('guided');
    expect(await why('ecg')).toBeUndefined();
    floor.clock.advance(MINUTE);
    expect(await why('us')).toBeUndefined();
  });

  it('knows a visit without a place from one without items, and nobody at all', async () => {
    const floor = await openFloor({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('a', ['us']);
    const state = await floor.state();
    expect(explain(state, 'a', 'us', 0)?.why).toBe('no-place');
    expect(explain(state, 'a', 'ecg', 0)?.why).toBe('no-items');
    expect(explain(state, 'nobody', 'us', 0)).toBeUndefined();
  });
});
