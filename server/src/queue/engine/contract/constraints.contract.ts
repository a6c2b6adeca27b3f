import { describe, expect, it } from 'vitest';
import { item, MINUTE, type Floor, type OpenFloor } from '../../../../test-support/floor.ts';

const rooms = { breath1: {}, ecg1: {}, us1: {} };
const late = { binding: 'late', rooms } as const;

async function examine(floor: Floor, room: string, visit: string): Promise<void> {
  await floor.later(2 * MINUTE).accept('call-one', { room, visit });
  await floor.serve(room);
}

/** G1, as far as one item or a state of the examinee rules another out. */
export function constraintsContract(open: OpenFloor): void {
  describe('what rules an item out', () => {
    it('G1: with a state it is not done with, an item is callable in no way', async () => {
      const floor = await open(late);
      const items = [item('ecg', { unless: ['pregnant', 'fever'] }), item('us')];
      await floor.accept('check-in', { visit: 'a', class: 'normal', items, prep: ['pregnant'] });
      expect((await floor.visit('a')).prep).toEqual({ pregnant: true });
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('call.nobody');
      expect((await floor.refuse('call-one', { room: 'ecg1', visit: 'a' })).code).toBe(
        'visit.not-ready',
      );
      expect((await floor.refuse('join', { visit: 'a', station: 'ecg' })).code).toBe(
        'visit.not-ready',
      );
      expect((await floor.visit('a')).items['ecg']?.state).toBe('todo');
      expect(await floor.call('us1')).toBe('a');
    });

    it('G1: told of the state on the way, and told that it was none', async () => {
      const floor = await open(late);
      await floor.arrive('a', [item('ecg', { unless: ['pregnant'] })]);
      expect(await floor.line('ecg')).toEqual(['a']);
      await floor.accept('prepare', { visit: 'a', preparation: 'pregnant', ready: true });
      expect(await floor.line('ecg')).toEqual([]);
      await floor.accept('prepare', { visit: 'a', preparation: 'pregnant', ready: false });
      expect(await floor.call('ecg1')).toBe('a');
    });

    it('G1: the flags of a check-in are those of an expected visit, too', async () => {
      const floor = await open(late);
      const items = [item('ecg', { unless: ['pregnant'] })];
      const appointment = floor.clock.now;
      await floor.accept('expect', { visit: 'v', class: 'vip', appointment, items });
      await floor.accept('check-in', { visit: 'v', class: 'vip', prep: ['pregnant'] });
      expect(await floor.line('ecg')).toEqual([]);
    });

    it('G1: once one is done, what must not be done on one day with it is not', async () => {
      const floor = await open(late);
      await floor.arrive('a', [item('ecg', { exclusive: [{ item: 'us' }, { item: 'x' }] }), 'us']);
      expect(await floor.line('ecg')).toEqual(['a']);
      await examine(floor, 'us1', 'a');
      expect(await floor.line('ecg')).toEqual([]);
      await floor.accept('undo', { room: 'us1' });
      await floor.accept('finish', { room: 'us1', items: ['us'] });
      expect((await floor.refuse('call-one', { room: 'ecg1', visit: 'a' })).code).toBe(
        'visit.not-ready',
      );
      expect((await floor.visit('a')).items['ecg']?.exclusive).toEqual([
        { item: 'us' },
        { item: 'x' },
      ]);
    });

    it('G1: declined or taken off, an item rules out nothing', async () => {
      const floor = await open(late);
      const ecg = item('ecg', { exclusive: [{ item: 'us' }, { item: 'breath' }] });
      await floor.arrive('a', [ecg, 'us', 'breath']);
      await floor.accept('decline', { visit: 'a', items: ['us'] });
      await floor.accept('reassign', { visit: 'a', remove: ['breath'] });
      expect(await floor.call('ecg1')).toBe('a');
    });

    it('G1: apart by a time, the other is possible when the time is over', async () => {
      const floor = await open(late);
      const apart = [{ item: 'us', withinMs: 30 * MINUTE }];
      await floor.arrive('a', [item('ecg', { exclusive: apart }), 'us']);
      await examine(floor, 'us1', 'a');
      floor.later(30 * MINUTE - 1);
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('call.nobody');
      expect(await floor.later(1).call('ecg1')).toBe('a');
    });
  });
}
