import { describe, expect, it } from 'vitest';
import {
  item,
  MINUTE,
  SECOND,
  type Floor,
  type OpenFloor,
} from '../../../../test-support/floor.ts';

const rooms = { ecg1: {}, us1: {} };

/** Three people a second apart, all to be examined at both stations. */
async function threeWaiting(open: OpenFloor): Promise<Floor> {
  const floor = await open({ binding: 'late', rooms });
  for (const id of ['a', 'b', 'c']) await floor.later(SECOND).arrive(id, ['ecg', 'us']);
  return floor;
}

/** P4, and O4 with it: whom guidance accepts where. */
export function acceptContract(open: OpenFloor): void {
  describe('accept lists', () => {
    it('P4: only whom guidance accepts is called, everywhere as long as it has not spoken of him', async () => {
      const floor = await threeWaiting(open);
      await floor.accept('guide', { accept: { a: ['us'], b: ['ecg'], nobody: [] } });
      expect(await floor.call('ecg1')).toBe('b');
      await floor.serve('ecg1');
      expect(await floor.call('ecg1')).toBe('c');
      await floor.serve('ecg1');
      expect((await floor.later(2 * SECOND).refuse('call-next', { room: 'ecg1' })).code).toBe(
        'call.nobody',
      );
      expect(await floor.call('us1')).toBe('a');
    });

    it('P4: a door slot stays free rather than being filled against guidance', async () => {
      const floor = await threeWaiting(open);
      await floor.accept('join', { visit: 'b', station: 'ecg' });
      await floor.accept('guide', { accept: { a: ['us'], c: [] } });
      const called = await floor.accept('call-next', { room: 'ecg1' });
      expect(called.facts.call).toMatchObject({ visit: 'b', from: 'door' });
      expect(called.facts.call?.bound).toBeUndefined();
      await floor.accept('start', { room: 'ecg1' });
      const finished = await floor.later(2 * SECOND).accept('finish', { room: 'ecg1', next: true });
      expect(finished.facts.call).toBeUndefined();
    });

    it('P4: a new list replaces the old one', async () => {
      const floor = await threeWaiting(open);
      await floor.accept('guide', { accept: { a: ['us'], b: ['us'], c: ['us'] } });
      expect(await floor.call('ecg1')).toBeUndefined();
      await floor.accept('guide', { accept: { b: ['us', 'ecg'] } });
      expect(await floor.call('ecg1')).toBe('b');
    });

    it('P4: lists count for less than a minute after guidance last spoke; with nothing to say it may go on', async () => {
      const floor = await threeWaiting(open);
      const accept = { a: ['us'], b: ['us'], c: ['us'] };
      const { at } = await floor.accept('guide', { accept });
      expect((await floor.state()).guidedAt).toBe(at);
      floor.clock.now = at + MINUTE - 1;
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('call.nobody');
      const again = await floor.accept('guide', { accept: {} });
      expect(again.changes).toEqual({ site: { guidedAt: at + MINUTE - 1 } });
      floor.clock.now = at + 2 * MINUTE - 2;
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('call.nobody');
      floor.clock.now = at + 2 * MINUTE - 1;
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      const called = await floor.accept('call-next', { room: 'ecg1' });
      expect(called.facts.call).toMatchObject({ visit: 'a', bound: { visit: 'b', room: 'ecg1' } });
      expect((await floor.visit('c')).accept).toEqual(['us']);
    });

    it('P4: a guide that names only visits nobody knows is refused and does not count', async () => {
      const floor = await threeWaiting(open);
      expect((await floor.refuse('guide', { accept: { x: ['ecg'] } })).code).toBe('visit.unknown');
      expect((await floor.state()).guidedAt).toBeUndefined();
    });

    it('P4: the due, those at a door, a join and a call by name ask no list', async () => {
      const floor = await open({ binding: 'late', rooms });
      const due = floor.clock.now + SECOND;
      await floor.arrive('due', [item('ecg', { due }), 'us']);
      for (const id of ['door', 'named', 'joins']) await floor.arrive(id, ['ecg', 'us']);
      await floor.accept('join', { visit: 'door', station: 'ecg' });
      const nowhere = { due: [], door: [], named: [], joins: [] };
      await floor.accept('guide', { accept: nowhere });
      for (const visit of ['due', 'door']) {
        expect(await floor.call('ecg1')).toBe(visit);
        await floor.serve('ecg1');
      }
      await floor.later(2 * SECOND).accept('call-one', { room: 'ecg1', visit: 'named' });
      await floor.accept('join', { visit: 'joins', station: 'ecg' });
      await floor.serve('ecg1');
      expect(await floor.call('ecg1')).toBe('joins');
    });

    it('P4 early: lists count nothing', async () => {
      const floor = await open({ binding: 'early', rooms });
      await floor.queue('a');
      await floor.accept('guide', { accept: { a: [] } });
      expect(await floor.call('ecg1')).toBe('a');
    });

    it('O4: a call spends share against those whom guidance accepts there, a join against all who wait', async () => {
      for (const [accept, type, spent] of [
        [['us'], 'call-next', 'v:0'],
        [['ecg'], 'call-next', 'v:1'],
        [['us'], 'join', 'v:1'],
        [['ecg'], 'join', 'v:1'],
      ] as const) {
        const floor = await open({ binding: 'late', rooms, vipEvery: 3 });
        await floor.arrive('n', ['ecg', 'us']);
        await floor.later(SECOND).arrive('v', ['ecg', 'us'], 'vip');
        await floor.accept('guide', { accept: { n: [...accept] } });
        if (type === 'join') await floor.accept(type, { visit: 'v', station: 'ecg' });
        else await floor.accept(type, { room: 'ecg1' });
        expect((await floor.state()).stations['ecg']?.takes).toEqual([spent]);
      }
    });
  });
}
