import { describe, expect, it } from 'vitest';
import { item, MINUTE, SECOND, type OpenFloor } from '../../../../test-support/floor.ts';

const rooms = { ecg1: {}, us1: {} };

/** P1–P4; accept lists apart. */
export function bindingContract(open: OpenFloor): void {
  describe('placeholders and binding', () => {
    it('P1 early: only VIPs hold placeholders', async () => {
      const floor = await open({ binding: 'early', rooms });
      await floor.arrive('n', ['ecg', 'us']);
      await floor.arrive('v', ['ecg', 'us'], 'vip');
      expect((await floor.visit('n')).places).toEqual({});
      const { places } = await floor.visit('v');
      const key = floor.clock.now - 30 * MINUTE;
      expect(places).toEqual({ ecg: { key, order: 1 }, us: { key, order: 1 } });
    });

    it('P1 late: everybody holds placeholders', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('n', ['ecg', 'us']);
      expect(Object.keys((await floor.visit('n')).places).sort()).toEqual(['ecg', 'us']);
    });

    it('P1: an expected VIP has hidden placeholders keyed by the appointment', async () => {
      for (const binding of ['early', 'late'] as const) {
        const floor = await open({ binding, rooms });
        const appointment = floor.clock.now + 20 * MINUTE;
        await floor.accept('expect', {
          visit: 'v',
          class: 'vip',
          appointment,
          items: [item('ecg')],
        });
        await floor.accept('expect', {
          visit: 'n',
          class: 'normal',
          appointment,
          items: [item('ecg')],
        });
        expect((await floor.place('v', 'ecg')).key).toBe(appointment - 30 * MINUTE);
        expect((await floor.visit('n')).places).toEqual({});
        expect(await floor.line('ecg')).toEqual([]);
        expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('call.nobody');
      }
    });

    it('P1: who arrives before or within the grace keeps the better of appointment and arrival', async () => {
      const floor = await open({ binding: 'late', rooms });
      const appointment = floor.clock.now + 20 * MINUTE;
      for (const visit of ['early', 'late']) {
        await floor.accept('expect', { visit, class: 'vip', appointment, items: [item('ecg')] });
      }
      await floor.accept('check-in', { visit: 'early', class: 'vip' });
      expect((await floor.visit('early')).since).toBe(appointment - 20 * MINUTE);
      await floor.later(50 * MINUTE).accept('check-in', { visit: 'late', class: 'vip' });
      expect((await floor.visit('late')).since).toBe(appointment);
      expect((await floor.place('late', 'ecg')).key).toBe(appointment - 30 * MINUTE);
    });

    it('P1: an expected VIP more than 30 min late is re-keyed, once', async () => {
      const floor = await open({ binding: 'early', rooms });
      const appointment = floor.clock.now;
      await floor.accept('expect', { visit: 'v', class: 'vip', appointment, items: [item('ecg')] });
      expect((await floor.later(30 * MINUTE).refuse('tick', {})).code).toBe('tick.idle');
      const event = await floor.later(1).accept('tick', {});
      expect(event.facts.visits).toEqual(['v']);
      expect(await floor.visit('v')).toMatchObject({
        late: true,
        since: appointment + 30 * MINUTE,
      });
      expect((await floor.place('v', 'ecg')).key).toBe(appointment);
      expect((await floor.refuse('tick', {})).code).toBe('tick.idle');
      await floor.later(MINUTE).accept('check-in', { visit: 'v', class: 'vip' });
      expect((await floor.visit('v')).since).toBe(floor.clock.now);
      expect((await floor.place('v', 'ecg')).key).toBe(floor.clock.now - 30 * MINUTE);
    });

    it('P2 early: a VIP waiting elsewhere stays callable and keeps that place as a placeholder', async () => {
      const floor = await open({ binding: 'early', rooms });
      await floor.arrive('v', ['ecg', 'us'], 'vip');
      await floor.accept('join', { visit: 'v', station: 'us' });
      const place = await floor.place('v', 'us');
      expect(await floor.call('ecg1')).toBe('v');
      expect((await floor.refuse('call-next', { room: 'us1' })).code).toBe('call.nobody');
      await floor.serve('ecg1');
      expect(await floor.place('v', 'us')).toEqual(place);
      expect(await floor.call('us1')).toBe('v');
    });

    it('P2 late: at another door he is passed over without losing his key or delaying anyone', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.later(SECOND).arrive('b', ['ecg', 'us']);
      const place = await floor.place('a', 'us');
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      expect(await floor.call('us1')).toBe('b');
      expect(await floor.place('a', 'us')).toEqual(place);
    });

    it('P2: held, with the nurse, called or served he is passed over and keeps his key', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.later(SECOND).arrive('b', ['us']);
      const place = await floor.place('a', 'us');
      await floor.accept('hold', { visit: 'a' });
      expect(await floor.line('us')).toEqual(['b']);
      await floor.accept('release', { visit: 'a' });
      await floor.call('ecg1');
      expect(await floor.line('us')).toEqual(['b']);
      await floor.accept('start', { room: 'ecg1' });
      expect(await floor.line('us')).toEqual(['b']);
      await floor.accept('finish', { room: 'ecg1' });
      expect(await floor.line('us')).toEqual(['a', 'b']);
      expect(await floor.place('a', 'us')).toEqual(place);
    });

    it('P3: not prepared, prerequisites open or too early: passed over', async () => {
      const floor = await open({ binding: 'late', rooms });
      const soon = floor.clock.now + MINUTE;
      await floor.arrive('prep', [item('ecg', { prep: ['fasting'] })]);
      await floor.arrive('after', [item('ecg', { after: ['us'] }), 'us']);
      await floor.arrive('time', [item('ecg', { notBefore: soon })]);
      await floor.arrive('open', [item('ecg', { after: ['not-mine'] })]);
      expect(await floor.line('ecg')).toEqual(['open']);
      await floor.accept('prepare', { visit: 'prep', preparation: 'fasting', ready: true });
      await floor.accept('decline', { visit: 'after', items: ['us'] });
      floor.clock.advance(MINUTE);
      expect(await floor.line('ecg')).toEqual(['prep', 'after', 'time', 'open']);
    });

    it('P3: of two calls at once one gets the person, the other the next', async () => {
      const floor = await open({ rooms: { ecg1: {}, ecg2: {} } });
      await floor.queue('a');
      await floor.queue('b');
      const replies = await Promise.all([
        floor.send('call-next', { room: 'ecg1' }),
        floor.send('call-next', { room: 'ecg2' }),
      ]);
      expect(replies.map((reply) => (reply.ok ? (reply.visit ?? '') : '')).toSorted()).toEqual([
        'a',
        'b',
      ]);
    });

    it('P4: a join takes a door slot and is refused when the door is full or nothing is ready', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a');
      await floor.arrive('b');
      await floor.arrive('c', [item('ecg', { prep: ['fasting'] })]);
      await floor.accept('join', { visit: 'a', station: 'ecg', room: 'ecg1' });
      expect(await floor.visit('a')).toMatchObject({ state: 'bound', room: 'ecg1' });
      expect((await floor.refuse('join', { visit: 'b', station: 'ecg' })).code).toBe('door.full');
      expect((await floor.refuse('join', { visit: 'c', station: 'ecg' })).code).toBe(
        'visit.not-ready',
      );
      expect((await floor.refuse('join', { visit: 'a', station: 'ecg' })).code).toBe(
        'join.already',
      );
    });

    it('P4: call-next takes from the door and refills the slot in the same step', async () => {
      const floor = await open({ binding: 'late', rooms });
      for (const id of ['a', 'b', 'c']) await floor.later(SECOND).arrive(id);
      await floor.accept('join', { visit: 'b', station: 'ecg' });
      const event = await floor.accept('call-next', { room: 'ecg1' });
      expect(event.facts.call).toEqual({
        visit: 'b',
        ticket: 'A002',
        from: 'door',
        spent: false,
        bound: { visit: 'a', room: 'ecg1' },
      });
    });

    it('P4: any eligible room takes the person at a door; the slot of its owner is refilled', async () => {
      const floor = await open({ binding: 'late', rooms: { ecg1: {}, ecg2: {} } });
      for (const id of ['a', 'b']) await floor.later(SECOND).arrive(id);
      await floor.accept('join', { visit: 'a', station: 'ecg', room: 'ecg1' });
      const event = await floor.accept('call-next', { room: 'ecg2' });
      expect(event.facts.call?.bound).toEqual({ visit: 'b', room: 'ecg1' });
    });

    it('P4: a room takes those at its own door before who is sent to another’s less than ten minutes earlier', async () => {
      for (const [minutes, first] of [
        [9, 'own'],
        [11, 'other'],
      ] as const) {
        const floor = await open({ binding: 'late', rooms: { ecg1: {}, ecg2: { doorSlots: 2 } } });
        for (const id of ['other', 'own', 'last']) await floor.later(SECOND).arrive(id);
        await floor.accept('join', { visit: 'other', station: 'ecg', room: 'ecg1' });
        await floor.later(minutes * MINUTE).accept('join', {
          visit: 'own',
          station: 'ecg',
          room: 'ecg2',
        });
        await floor.later(SECOND).accept('join', { visit: 'last', station: 'ecg', room: 'ecg2' });
        expect(await floor.call('ecg2')).toBe(first);
      }
    });

    it('P4: with an empty door call-next binds and calls in one step', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a');
      const event = await floor.accept('call-next', { room: 'ecg1' });
      expect(event.facts.call).toMatchObject({ visit: 'a', from: 'line' });
      expect(event.facts.call?.bound).toBeUndefined();
    });

    it('P4: hold empties the slot and takes the take back', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a');
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      await floor.accept('hold', { visit: 'a' });
      expect((await floor.state()).stations['ecg']?.takes).toEqual([]);
      await floor.arrive('b');
      await floor.accept('join', { visit: 'b', station: 'ecg' });
    });
  });
}
