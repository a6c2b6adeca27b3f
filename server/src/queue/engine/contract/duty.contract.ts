import { describe, expect, it } from 'vitest';
import { item, MINUTE, SECOND, type OpenFloor } from '../../../../test-support/floor.ts';

const pause = { room: 'ecg1', reason: '洗手间' };

/** C9 and the rooms' own verbs. */
export function dutyContract(open: OpenFloor): void {
  describe('rooms and duty', () => {
    it('C9: pausing sends the called and those at the door back with their key', async () => {
      for (const binding of ['early', 'late'] as const) {
        const floor = await open({ binding, rooms: { ecg1: { capacity: 2 }, ecg2: {} } });
        for (const id of ['a', 'b', 'c']) {
          if (binding === 'early') await floor.queue(id);
          else await floor.later(SECOND).arrive(id);
        }
        const places = [await floor.place('a', 'ecg'), await floor.place('b', 'ecg')];
        await floor.call('ecg1');
        if (binding === 'late')
          await floor.accept('join', { visit: 'b', station: 'ecg', room: 'ecg1' });
        const until = floor.clock.now + 5 * MINUTE;
        const event = await floor.accept('pause-room', { ...pause, until });
        expect(event.facts).toMatchObject({
          reason: pause.reason,
          until,
          visits: binding === 'late' ? ['a', 'b'] : ['a'],
        });
        expect([await floor.place('a', 'ecg'), await floor.place('b', 'ecg')]).toEqual(places);
        expect(await floor.line('ecg')).toEqual(['a', 'b', 'c']);
        expect((await floor.state()).stations['ecg']?.takes).toEqual([]);
      }
    });

    it('C9: the one being served finishes in a paused room, and nobody is called', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      await floor.accept('pause-room', pause);
      const event = await floor.accept('finish', { room: 'ecg1', next: true });
      expect(event.facts.call).toBeUndefined();
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('room.not-open');
    });

    it('C9: the last open room freezes its line, the next to open thaws it', async () => {
      const floor = await open({ rooms: { ecg1: {}, ecg2: {} } });
      await floor.accept('close-room', { room: 'ecg2' });
      expect((await floor.state()).stations['ecg']?.frozenAt).toBeUndefined();
      await floor.accept('pause-room', pause);
      expect((await floor.state()).stations['ecg']?.frozenAt).toBe(floor.clock.now);
      await floor.arrive('a');
      expect((await floor.refuse('join', { visit: 'a', station: 'ecg' })).code).toBe(
        'station.frozen',
      );
      await floor.accept('resume-room', { room: 'ecg1' });
      await floor.accept('join', { visit: 'a', station: 'ecg' });
    });

    it('C9: a line frozen too long sends its people to the nurse', async () => {
      const floor = await open({ freezeLimitMs: 15 * MINUTE, rooms: { ecg1: {}, us1: {} } });
      await floor.queue('a');
      await floor.queue('b', 'us');
      await floor.accept('pause-room', pause);
      await floor.later(15 * MINUTE).refuse('tick', {});
      expect((await floor.later(1).accept('tick', {})).facts.visits).toEqual(['a']);
      expect((await floor.visit('a')).away).toMatchObject({ reason: 'nurse', station: 'ecg' });
      await floor.accept('release', { visit: 'a' });
      expect((await floor.visit('a')).state).toBe('free');
      await floor.refuse('tick', {});
    });

    it('a room is opened, taken over, paused, resumed and closed', async () => {
      const floor = await open();
      const { openedAt } = await floor.room('ecg1');
      expect((await floor.refuse('open-room', { room: 'ecg1', staff: 'staff-ecg1' })).code).toBe(
        'room.open',
      );
      await floor.later(MINUTE).accept('open-room', { room: 'ecg1', staff: 'wu' });
      expect(await floor.room('ecg1')).toMatchObject({ staff: 'wu', openedAt });
      expect((await floor.refuse('resume-room', { room: 'ecg1' })).code).toBe('room.not-paused');
      await floor.accept('pause-room', pause);
      expect((await floor.refuse('open-room', { room: 'ecg1', staff: 'wu' })).code).toBe(
        'room.open',
      );
      await floor.accept('open-room', { room: 'ecg1', staff: 'li' });
      expect((await floor.room('ecg1')).pause).toBeUndefined();
      await floor.accept('close-room', { room: 'ecg1' });
      const closed = await floor.room('ecg1');
      expect([closed.state, closed.staff, closed.openedAt]).toEqual([
        'closed',
        undefined,
        undefined,
      ]);
      expect((await floor.refuse('close-room', { room: 'ecg1' })).code).toBe('room.not-open');
    });

    it('a room with somebody in it does not close', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      expect((await floor.refuse('close-room', { room: 'ecg1' })).code).toBe('room.serving');
    });

    it('late: a door slot is taken only in an open room that may examine the visit', async () => {
      const floor = await open({
        binding: 'late',
        rooms: { us1: {}, us2: { tags: ['f'] }, ecg1: {} },
      });
      await floor.arrive('a', [item('us', { tags: ['f'] })]);
      const codes: string[] = [];
      for (const room of ['nowhere', 'ecg1', 'us1']) {
        codes.push((await floor.refuse('join', { visit: 'a', station: 'us', room })).code);
      }
      await floor.accept('pause-room', { room: 'us2', reason: 'tea' });
      codes.push((await floor.refuse('join', { visit: 'a', station: 'us', room: 'us2' })).code);
      codes.push((await floor.refuse('join', { visit: 'a', station: 'us' })).code);
      expect(codes).toEqual([
        'room.unknown',
        'room.wrong-station',
        'room.not-allowed',
        'room.not-open',
        'room.not-allowed',
      ]);
    });
  });
}
