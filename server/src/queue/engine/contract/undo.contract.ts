import { describe, expect, it } from 'vitest';
import { item, MINUTE, SECOND, type OpenFloor } from '../../../../test-support/floor.ts';

const undo = { room: 'ecg1' };

/** C8. */
export function undoContract(open: OpenFloor): void {
  describe('undo', () => {
    it('C8: a call is taken back, with its key, for 60 s', async () => {
      for (const binding of ['early', 'late'] as const) {
        const floor = await open({ binding });
        if (binding === 'early') await floor.queue('a');
        else await floor.arrive('a');
        const place = await floor.place('a', 'ecg');
        await floor.call('ecg1');
        const event = await floor.later(MINUTE - 1).accept('undo', undo);
        expect(event.facts).toMatchObject({ undone: 'call', visit: 'a' });
        expect((await floor.visit('a')).state).toBe(binding === 'early' ? 'bound' : 'free');
        expect(await floor.place('a', 'ecg')).toEqual(place);
        expect((await floor.refuse('undo', undo)).code).toBe('undo.nothing');
      }
    });

    it('C8: after 60 s there is nothing to undo', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.call('ecg1');
      expect((await floor.later(MINUTE).refuse('undo', undo)).code).toBe('undo.nothing');
    });

    it('C8: a finish is taken back with its items, timings, place and times', async () => {
      const floor = await open({ binding: 'late' });
      const timing = { from: 'ecg', notBefore: MINUTE, due: 2 * MINUTE, latest: 3 * MINUTE };
      await floor.arrive('a', ['ecg', item('second', { station: 'ecg', timing })]);
      await floor.call('ecg1');
      await floor.later(SECOND).accept('start', { room: 'ecg1' });
      const before = await floor.visit('a');
      await floor.later(SECOND).accept('finish', { room: 'ecg1' });
      expect((await floor.visit('a')).items['second']).toHaveProperty('latest');
      await floor.later(SECOND).accept('undo', undo);
      expect(await floor.visit('a')).toEqual(before);
      expect(Object.keys((await floor.room('ecg1')).serving)).toEqual(['a']);
    });

    it('C8: a finished visit is served again', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.call('ecg1');
      await floor.serve('ecg1');
      expect((await floor.visit('a')).state).toBe('finished');
      await floor.accept('undo', undo);
      const visit = await floor.visit('a');
      expect([visit.state, visit.outcome, visit.finishedAt]).toEqual([
        'serving',
        undefined,
        undefined,
      ]);
      await floor.accept('finish', { room: 'ecg1' });
    });

    it('C8: finish and next are one record: the one called goes back with its key', async () => {
      const floor = await open({ vipEvery: 3 });
      await floor.queue('a');
      await floor.queue('b');
      const place = await floor.place('b', 'ecg');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      await floor.accept('finish', { room: 'ecg1', next: true });
      const event = await floor.accept('undo', undo);
      expect(event.facts).toMatchObject({ undone: 'finish', visit: 'a', visits: ['b'] });
      expect((await floor.visit('a')).state).toBe('serving');
      expect(await floor.visit('b')).toMatchObject({ state: 'bound', places: { ecg: place } });
      expect((await floor.state()).stations['ecg']?.takes).toEqual(['a:0']);
    });

    it('C8: refused when the room is full with people who have started', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      await floor.accept('finish', { room: 'ecg1', next: true });
      await floor.accept('start', { room: 'ecg1' });
      expect((await floor.refuse('undo', undo)).code).toBe('undo.room-full');
    });

    it('C8: with room to spare nobody has to go', async () => {
      const floor = await open({ rooms: { ecg1: { capacity: 2 } } });
      await floor.queue('a');
      await floor.queue('b');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      await floor.accept('finish', { room: 'ecg1', next: true });
      await floor.accept('undo', undo);
      const { called, serving } = await floor.room('ecg1');
      expect([Object.keys(called), Object.keys(serving)]).toEqual([['b'], ['a']]);
    });

    it('C8: of several called the latest makes room', async () => {
      const floor = await open({ rooms: { ecg1: { capacity: 2 } } });
      for (const id of ['a', 'b', 'c']) await floor.queue(id);
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      await floor.call('ecg1');
      await floor.accept('finish', { room: 'ecg1', next: true });
      expect((await floor.accept('undo', undo)).facts).toMatchObject({ visit: 'a', visits: ['c'] });
      expect(Object.keys((await floor.room('ecg1')).called)).toEqual(['b']);
    });

    it('C8: refused when the visit has since been called, even if that call was taken back', async () => {
      const floor = await open({ binding: 'late', rooms: { ecg1: {}, us1: {} } });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.call('ecg1');
      await floor.serve('ecg1');
      await floor.accept('call-next', { room: 'us1' });
      expect((await floor.refuse('undo', undo)).code).toBe('undo.moved');
      await floor.accept('undo', { room: 'us1' });
      expect((await floor.refuse('undo', undo)).code).toBe('undo.moved');
    });

    it('C8: refused when items were reassigned or declined since', async () => {
      const floor = await open({ binding: 'late', rooms: { ecg1: {}, us1: {} } });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.call('ecg1');
      await floor.serve('ecg1');
      await floor.accept('decline', { visit: 'a', items: ['us'] });
      expect((await floor.refuse('undo', undo)).code).toBe('undo.moved');
    });

    it('C8: merely waiting elsewhere is cancelled', async () => {
      for (const binding of ['early', 'late'] as const) {
        const floor = await open({ binding, rooms: { ecg1: {}, us1: {} } });
        await floor.arrive('a', ['ecg', 'us']);
        if (binding === 'early') await floor.accept('join', { visit: 'a', station: 'ecg' });
        await floor.call('ecg1');
        await floor.serve('ecg1');
        await floor.accept('join', { visit: 'a', station: 'us' });
        await floor.accept('undo', undo);
        expect(await floor.visit('a')).toMatchObject({ state: 'serving', room: 'ecg1' });
        expect((await floor.state()).stations['us']?.takes).toEqual([]);
        expect('us' in (await floor.visit('a')).places).toBe(binding === 'late');
      }
    });

    it('C8: a pass is taken back, with calls, count and place', async () => {
      const floor = await open({ binding: 'late', recallCooldownMs: 0 });
      for (const id of ['a', 'b', 'c', 'd']) await floor.later(SECOND).arrive(id);
      await floor.call('ecg1');
      await floor.later(SECOND).accept('recall', { room: 'ecg1' });
      const before = await floor.visit('a');
      await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
      await floor.accept('rejoin', { visit: 'a' });
      await floor.accept('undo', undo);
      expect(await floor.visit('a')).toEqual(before);
    });

    it('C8: an undone pass sends the one called meanwhile back to the line', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      await floor.call('ecg1');
      await floor.accept('pass', { room: 'ecg1', reason: 'absent' });
      await floor.call('ecg1');
      expect((await floor.accept('undo', undo)).facts.undone).toBe('call');
      expect((await floor.accept('undo', undo)).facts).toMatchObject({
        undone: 'pass',
        visit: 'a',
      });
      expect((await floor.visit('b')).state).toBe('bound');
      expect(await floor.visit('a')).toMatchObject({ state: 'called', passes: {} });
    });

    it('C8: last in, first out', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.call('ecg1');
      await floor.serve('ecg1');
      expect((await floor.accept('undo', undo)).facts.undone).toBe('finish');
      // The call before it is followed by a start, which only the finish of the visit ends.
      expect((await floor.refuse('undo', undo)).code).toBe('undo.moved');
    });

    it('C8: a held or passed visit is brought back by the undo of its finish', async () => {
      const floor = await open({ binding: 'late', rooms: { ecg1: {}, us1: {} } });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.call('ecg1');
      await floor.serve('ecg1');
      await floor.accept('hold', { visit: 'a' });
      await floor.accept('undo', undo);
      const visit = await floor.visit('a');
      expect([visit.state, visit.away]).toEqual(['serving', undefined]);
    });

    it('C8: a choice the finish did not end is not brought back', async () => {
      const floor = await open({ binding: 'late', rooms: { ecg1: {}, us1: {} } });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.call('ecg1');
      await floor.serve('ecg1');
      await floor.accept('transfer', { visit: 'a', station: 'us', position: 'key' });
      await floor.accept('undo', undo);
      expect((await floor.visit('a')).choice).toBe('us');
      await floor.accept('finish', { room: 'ecg1' });
      await floor.accept('release', { visit: 'a' });
      await floor.accept('undo', undo);
      expect((await floor.visit('a')).choice).toBeUndefined();
    });

    it('C8: not in a room that is not open, except for a call', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.call('ecg1');
      await floor.serve('ecg1');
      await floor.accept('pause-room', { room: 'ecg1', reason: 'tea' });
      expect((await floor.refuse('undo', undo)).code).toBe('room.not-open');
    });

    it('C8: the undo of the last call of a room shows the record before it', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      await floor.call('ecg1');
      await floor.serve('ecg1');
      await floor.call('ecg1');
      expect((await floor.room('ecg1')).undo).toMatchObject({ what: 'call', visit: 'b' });
      await floor.accept('undo', undo);
      expect((await floor.room('ecg1')).undo).toMatchObject({ what: 'finish', visit: 'a' });
    });
  });
}
