import { describe, expect, it } from 'vitest';
import { item, MINUTE, SECOND, type OpenFloor } from '../../../../test-support/floor.ts';

const rooms = { ecg1: {}, us1: {} };

/** What a day does to a visit: items added, given up, class changed, hold. */
export function visitContract(open: OpenFloor): void {
  describe('a visit during the day', () => {
    it('declining at the station it is bound to frees it and gives the place up', async () => {
      const floor = await open({ rooms });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      const event = await floor.accept('decline', { visit: 'a', items: ['ecg'] });
      expect(event.facts.items).toEqual(['ecg']);
      expect(await floor.visit('a')).toMatchObject({ state: 'free', places: {}, moves: 1 });
    });

    it('declining what it is called for empties the room, the door and the take', async () => {
      const floor = await open({ binding: 'late', rooms });
      for (const id of ['a', 'b']) await floor.later(SECOND).arrive(id, ['ecg', 'us']);
      await floor.call('ecg1');
      await floor.accept('join', { visit: 'b', station: 'ecg' });
      for (const visit of ['a', 'b']) await floor.accept('decline', { visit, items: ['ecg'] });
      expect((await floor.room('ecg1')).called).toEqual({});
      expect((await floor.state()).stations['ecg']?.takes).toEqual([]);
      expect((await floor.visit('b')).state).toBe('free');
    });

    it('declining the last item finishes the visit, whatever it was doing', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a');
      await floor.call('ecg1');
      await floor.accept('decline', { visit: 'a', items: ['ecg'] });
      expect(await floor.visit('a')).toMatchObject({ state: 'finished', outcome: 'done' });
      expect((await floor.room('ecg1')).called).toEqual({});
    });

    it('what is being done cannot be taken off, other items can', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      expect((await floor.refuse('reassign', { visit: 'a', remove: ['ecg'] })).code).toBe(
        'item.serving',
      );
      await floor.accept('reassign', { visit: 'a', remove: ['us'] });
      expect((await floor.visit('a')).items['us']?.state).toBe('removed');
    });

    it('all items removed and added again give the visit its day back', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'us']);
      const { ticket } = await floor.visit('a');
      await floor.accept('reassign', { visit: 'a', remove: ['ecg', 'us'] });
      expect((await floor.visit('a')).state).toBe('finished');
      await floor.accept('reassign', { visit: 'a', add: [item('us'), item('ecg')] });
      const visit = await floor.visit('a');
      expect(visit).toMatchObject({ state: 'free', ticket });
      expect([visit.items['us'], visit.items['ecg']]).toMatchObject([
        { state: 'todo', index: 2 },
        { state: 'todo', index: 3 },
      ]);
      await floor.call('ecg1');
      expect((await floor.visit('a')).room).toBe('ecg1');
      const again = await floor.refuse('reassign', { visit: 'a', add: [item('us')] });
      expect(again.code).toBe('item.exists');
    });

    it('an item added to a visit finished today reopens it', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a');
      await floor.call('ecg1');
      await floor.serve('ecg1');
      const event = await floor.accept('reassign', { visit: 'a', add: [item('us')] });
      expect(event.facts.items).toEqual(['us']);
      const visit = await floor.visit('a');
      expect([visit.state, visit.outcome, visit.items['us']?.index]).toEqual([
        'free',
        undefined,
        1,
      ]);
      expect(await floor.call('us1')).toBe('a');
    });

    it('E5: who never arrived stays expected when new items follow the ones struck off', async () => {
      const floor = await open({ binding: 'late', rooms });
      const appointment = floor.clock.now;
      await floor.accept('expect', { visit: 'a', class: 'vip', appointment, items: [item('ecg')] });
      await floor.accept('reassign', { visit: 'a', remove: ['ecg'] });
      expect((await floor.visit('a')).state).toBe('finished');
      await floor.accept('reassign', { visit: 'a', add: [item('us')] });
      expect((await floor.visit('a')).state).toBe('expected');
      expect(await floor.line('us')).toEqual([]);
      await floor.accept('check-in', { visit: 'a', class: 'vip' });
      expect(await floor.call('us1')).toBe('a');
    });

    it('reassign and decline refuse what makes no sense', async () => {
      const floor = await open({ rooms });
      await floor.arrive('a', ['ecg', 'us']);
      const codes: string[] = [];
      const tries = [
        { remove: ['none'] },
        { add: [item('ecg')] },
        { add: [item('x', { station: 'moon' })] },
        { add: [item('x', { station: 'us', tags: ['moon'] })] },
        {},
      ];
      for (const fields of tries) {
        codes.push((await floor.refuse('reassign', { visit: 'a', ...fields })).code);
      }
      await floor.accept('decline', { visit: 'a', items: ['us'] });
      codes.push((await floor.refuse('decline', { visit: 'a', items: ['us'] })).code);
      expect(codes).toEqual([
        'item.unknown',
        'item.exists',
        'station.unknown',
        'items.no-room',
        'items.none',
        'item.not-todo',
      ]);
    });

    it('O2: another class moves every key by the difference of the credits', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'us']);
      const before = (await floor.visit('a')).places;
      await floor.accept('change-class', { visit: 'a', class: 'vip' });
      const { places, vip, ticket } = await floor.visit('a');
      expect([vip, ticket]).toEqual([true, 'A001']);
      expect(places['ecg']?.key).toBe((before['ecg']?.key ?? 0) - 30 * MINUTE);
      expect(places['us']?.order).toBe(before['us']?.order);
      expect((await floor.refuse('change-class', { visit: 'a', class: 'vip' })).code).toBe(
        'class.same',
      );
    });

    it('P1 early: becoming a VIP gives placeholders, ceasing to be one takes them away', async () => {
      const floor = await open({ binding: 'early', rooms });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      await floor.accept('change-class', { visit: 'a', class: 'vip' });
      expect(Object.keys((await floor.visit('a')).places).sort()).toEqual(['ecg', 'us']);
      await floor.accept('change-class', { visit: 'a', class: 'normal' });
      expect(Object.keys((await floor.visit('a')).places)).toEqual(['ecg']);
    });

    it('hold and release early: back in the line it was held from, with its key', async () => {
      const floor = await open({ rooms });
      await floor.queue('a');
      await floor.queue('b');
      const place = await floor.place('a', 'ecg');
      await floor.accept('hold', { visit: 'a', note: '需要轮椅' });
      expect((await floor.visit('a')).away).toMatchObject({
        reason: 'held',
        station: 'ecg',
        note: '需要轮椅',
      });
      expect((await floor.refuse('hold', { visit: 'a' })).code).toBe('visit.held');
      expect((await floor.refuse('rejoin', { visit: 'a' })).code).toBe('rejoin.nurse');
      await floor.later(MINUTE).accept('release', { visit: 'a' });
      expect(await floor.visit('a')).toMatchObject({ state: 'bound', places: { ecg: place } });
    });

    it('hold takes a called visit out of its room', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.call('ecg1');
      const { version } = await floor.room('ecg1');
      await floor.accept('hold', { visit: 'a' });
      expect(await floor.room('ecg1')).toMatchObject({ called: {}, version: version + 1 });
      expect((await floor.state()).stations['ecg']?.takes).toEqual([]);
    });

    it('an expected visit keeps its items at check-in, or takes new ones', async () => {
      const floor = await open({ rooms });
      const expected = { class: 'normal', appointment: floor.clock.now, items: [item('ecg')] };
      for (const visit of ['a', 'b']) await floor.accept('expect', { visit, ...expected });
      expect((await floor.refuse('expect', { visit: 'a', ...expected })).code).toBe('visit.exists');
      expect((await floor.refuse('join', { visit: 'a', station: 'ecg' })).code).toBe(
        'visit.not-arrived',
      );
      await floor.accept('check-in', { visit: 'a', class: 'normal' });
      await floor.accept('check-in', { visit: 'b', class: 'vip', items: [item('us')] });
      expect(Object.keys((await floor.visit('a')).items)).toEqual(['ecg']);
      expect(Object.keys((await floor.visit('b')).items)).toEqual(['us']);
    });
  });
}
