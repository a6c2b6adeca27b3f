import { describe, expect, it } from 'vitest';
import { item, MINUTE, type OpenFloor } from '../../../../test-support/floor.ts';

/** T1–T3, V1. */
export function ticketsContract(open: OpenFloor): void {
  describe('tickets and visits', () => {
    it('T1: numbers count up by prefix, whatever the class', async () => {
      const floor = await open();
      await floor.arrive('a', ['ecg'], 'normal');
      await floor.arrive('b', ['ecg'], 'vip');
      await floor.arrive('c', ['ecg'], 'senior');
      const tickets = (await floor.state()).visits;
      expect([tickets['a'], tickets['b'], tickets['c']].map((visit) => visit?.ticket)).toEqual([
        'A001',
        'V001',
        'A002',
      ]);
    });

    it('T1: a refused check-in uses no number up', async () => {
      const floor = await open();
      await floor.arrive('a');
      expect((await floor.refuse('check-in', { visit: 'a', class: 'vip' })).code).toBe(
        'visit.exists',
      );
      await floor.refuse('check-in', { visit: 'b', class: 'normal', items: [item('none')] });
      await floor.arrive('b');
      expect((await floor.visit('b')).ticket).toBe('A002');
    });

    it('T2: a visit goes through its states with only the fields that belong to each', async () => {
      const floor = await open();
      await floor.arrive('a', ['ecg', item('blood', { station: 'ecg', prep: ['fasting'] })]);
      expect(await floor.visit('a')).toMatchObject({ state: 'free', places: {} });
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      expect(await floor.visit('a')).toMatchObject({ state: 'bound', station: 'ecg' });
      await floor.call('ecg1');
      const called = await floor.visit('a');
      expect(called).toMatchObject({ state: 'called', room: 'ecg1', calls: 1 });
      expect(called.boundAt).toBeUndefined();
      await floor.accept('start', { room: 'ecg1' });
      const serving = await floor.visit('a');
      expect(serving.state).toBe('serving');
      expect(serving.calls).toBeUndefined();
      await floor.accept('finish', { room: 'ecg1' });
      const free = await floor.visit('a');
      expect(free.state).toBe('free');
      expect([free.station, free.room, free.calledAt, free.startedAt]).toEqual(
        Array(4).fill(undefined),
      );
    });

    it('T3: finishing does the ready items; what is not ready gets a new place', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a', [
        'ecg',
        item('ecg-full', { station: 'ecg', prep: ['full-bladder'] }),
      ]);
      const first = await floor.place('a', 'ecg');
      await floor.call('ecg1');
      const event = await floor
        .accept('start', { room: 'ecg1' })
        .then(() => floor.accept('finish', { room: 'ecg1' }));
      expect(event.facts.items).toEqual(['ecg']);
      const second = await floor.place('a', 'ecg');
      expect(second.key).toBe(first.key);
      expect(second.order).toBeGreaterThan(first.order);
      expect(await floor.line('ecg')).toEqual([]);
      await floor.accept('prepare', { visit: 'a', preparation: 'full-bladder', ready: true });
      expect(await floor.line('ecg')).toEqual(['a']);
    });

    it('T3: finishing can name the items done; the others stay', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a', ['ecg', item('ecg-two', { station: 'ecg' })]);
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      expect((await floor.refuse('finish', { room: 'ecg1', items: ['none'] })).code).toBe(
        'item.unknown',
      );
      await floor.accept('finish', { room: 'ecg1', items: ['ecg-two'] });
      const { items, state } = await floor.visit('a');
      expect([state, items['ecg']?.state, items['ecg-two']?.state]).toEqual([
        'free',
        'todo',
        'done',
      ]);
    });

    it('T3: a room does only what its tags allow', async () => {
      const floor = await open({
        binding: 'late',
        rooms: { ecg1: {}, ecg2: { tags: ['holter'] } },
      });
      await floor.arrive('a', ['ecg', item('holter', { station: 'ecg', tags: ['holter'] })]);
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('call.nobody');
      await floor.accept('call-next', { room: 'ecg2' });
      await floor.serve('ecg2');
      expect(await floor.visit('a')).toMatchObject({ state: 'finished', outcome: 'done' });
    });

    it('V1: what leaves the floor names ids and tickets only', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a', ['ecg'], 'vip');
      await floor.later(MINUTE).accept('call-next', { room: 'ecg1' });
      const text = JSON.stringify(await floor.engine.events(floor.site, 0, 100));
      expect(text).not.toMatch(/"name"|"phone"|"idNumber"/);
    });
  });
}
