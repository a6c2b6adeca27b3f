import { describe, expect, it } from 'vitest';
import { item, SECOND, settingsOf, type OpenFloor } from '../../../../test-support/floor.ts';

/** C1–C4, C7. */
export function callingContract(open: OpenFloor): void {
  describe('calling', () => {
    it('C1: the same id again gets the identical reply and has no second effect', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      const command = floor.command('call-next', { room: 'ecg1' });
      const first = await floor.engine.execute(command, 'user:x');
      floor.clock.advance(10 * SECOND);
      expect(await floor.engine.execute(command, 'user:x')).toEqual(first);
      expect((await floor.visit('b')).state).toBe('bound');
    });

    it('C1: the same id with other content is an error', async () => {
      const floor = await open();
      await floor.arrive('a');
      const { id } = floor.command('join', { visit: 'a', station: 'ecg' });
      await floor.accept('join', { id, visit: 'a', station: 'ecg' });
      expect(await floor.refuse('join', { id, visit: 'a', station: 'us' })).toEqual({
        ok: false,
        code: 'command.id-reused',
      });
    });

    it('C1: a refused command may be tried again with the same id', async () => {
      const floor = await open();
      const command = floor.command('call-next', { room: 'ecg1' });
      expect(await floor.engine.execute(command, 'user:x')).toMatchObject({ code: 'call.nobody' });
      await floor.queue('a');
      expect(await floor.engine.execute(command, 'user:x')).toMatchObject({ ok: true, visit: 'a' });
    });

    it('C1: within 2 s of the last call a room does not call again', async () => {
      const floor = await open({ rooms: { ecg1: { capacity: 3 } } });
      for (const id of ['a', 'b', 'c']) await floor.queue(id);
      await floor.accept('call-next', { room: 'ecg1' });
      expect(await floor.later(1999).refuse('call-next', { room: 'ecg1' })).toMatchObject({
        code: 'call.too-soon',
        details: { ms: 1 },
      });
      await floor.later(1).accept('call-next', { room: 'ecg1' });
    });

    it('C1: a full room calls nobody', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      await floor.call('ecg1');
      expect((await floor.later(2 * SECOND).refuse('call-next', { room: 'ecg1' })).code).toBe(
        'room.full',
      );
      await floor.accept('start', { room: 'ecg1' });
      expect((await floor.refuse('call-next', { room: 'ecg1' })).code).toBe('room.full');
    });

    it('C2: one button calls, starts, finishes and calls the next', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      const press = async (): Promise<string> => {
        const { version } = await floor.later(2 * SECOND).room('ecg1');
        return (await floor.accept('press', { room: 'ecg1', expected: version })).type;
      };
      expect([await press(), await press(), await press(), await press(), await press()]).toEqual([
        'called',
        'started',
        'finished',
        'started',
        'finished',
      ]);
      const { visits } = await floor.state();
      expect([visits['a']?.state, visits['b']?.state]).toEqual(['finished', 'finished']);
    });

    it('C2: a stale press is refused with the current state; a recall makes nothing stale', async () => {
      const floor = await open({ recallCooldownMs: 0 });
      await floor.queue('a');
      const { version } = await floor.room('ecg1');
      await floor.call('ecg1');
      expect(await floor.refuse('press', { room: 'ecg1', expected: version })).toMatchObject({
        code: 'room.stale',
        current: { room: { id: 'ecg1', version: version + 1, called: { a: 4 + 1 } } },
      });
      await floor.accept('recall', { room: 'ecg1' });
      await floor.later(2 * SECOND).accept('press', { room: 'ecg1', expected: version + 1 });
    });

    it('C2: a bouncing finger neither starts nor skips anybody', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      const { version } = await floor.room('ecg1');
      await floor.accept('press', { room: 'ecg1', expected: version });
      const bounce = await floor
        .later(300)
        .refuse('press', { room: 'ecg1', expected: version + 1 });
      expect(bounce.code).toBe('call.too-soon');
    });

    it('C2: with nobody callable the finish of finish-and-next still stands', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      const event = await floor.accept('finish', { room: 'ecg1', next: true });
      expect(event.facts.call).toBeUndefined();
      expect((await floor.visit('a')).state).toBe('finished');
    });

    it('C2: finish with next does not call the one just finished', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a', ['ecg', item('ecg-two', { station: 'ecg' })]);
      await floor.later(SECOND).arrive('b');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      const event = await floor.accept('finish', { room: 'ecg1', items: ['ecg'], next: true });
      expect(event.facts.call?.visit).toBe('b');
      await floor.serve('ecg1');
      expect(await floor.call('ecg1')).toBe('a');
    });

    it('C2: finish with next does not wait for the 2 s and raises the version once', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.queue('b');
      await floor.call('ecg1');
      await floor.accept('start', { room: 'ecg1' });
      const { version } = await floor.room('ecg1');
      const event = await floor.accept('finish', { room: 'ecg1', next: true });
      expect(event.facts).toMatchObject({ visit: 'a', items: ['ecg'], call: { visit: 'b' } });
      expect((await floor.room('ecg1')).version).toBe(version + 1);
    });

    it('C2: above a capacity of one there is no button and finish names the visit', async () => {
      const floor = await open({ rooms: { ecg1: { capacity: 2 } } });
      for (const id of ['a', 'b']) await floor.queue(id);
      expect((await floor.refuse('press', { room: 'ecg1', expected: 1 })).code).toBe(
        'press.capacity',
      );
      for (const visit of ['a', 'b']) {
        expect(await floor.call('ecg1')).toBe(visit);
      }
      expect((await floor.refuse('start', { room: 'ecg1' })).code).toBe('visit.unnamed');
      for (const visit of ['b', 'a']) await floor.accept('start', { room: 'ecg1', visit });
      expect((await floor.refuse('finish', { room: 'ecg1' })).code).toBe('visit.unnamed');
      await floor.accept('finish', { room: 'ecg1', visit: 'b' });
      await floor.accept('finish', { room: 'ecg1' });
    });

    it('C2: a room cut down to fewer places calls nobody until there is one', async () => {
      const floor = await open({ rooms: { ecg1: { capacity: 2 } } });
      for (const id of ['a', 'b', 'c']) await floor.queue(id);
      for (const visit of ['a', 'b']) {
        await floor.call('ecg1');
        await floor.accept('start', { room: 'ecg1', visit });
      }
      await floor.accept('configure', { settings: settingsOf({ rooms: { ecg1: {} } }) });
      const { version } = await floor.room('ecg1');
      expect(
        (await floor.later(2 * SECOND).refuse('press', { room: 'ecg1', expected: version })).code,
      ).toBe('visit.unnamed');
      const finish = { room: 'ecg1', visit: 'a', next: true };
      expect((await floor.accept('finish', finish)).facts.call).toBeUndefined();
      expect(await floor.call('ecg1')).toBeUndefined();
      await floor.accept('finish', { room: 'ecg1', next: true });
      expect((await floor.visit('c')).state).toBe('called');
    });

    it('C3: recall counts, changes no version and has a cool-down', async () => {
      const floor = await open({ recallCooldownMs: 5 * SECOND });
      expect((await floor.refuse('recall', { room: 'ecg1' })).code).toBe('room.nobody-called');
      await floor.queue('a');
      await floor.call('ecg1');
      const { version } = await floor.room('ecg1');
      expect(await floor.later(2 * SECOND).refuse('recall', { room: 'ecg1' })).toMatchObject({
        code: 'recall.too-soon',
        details: { ms: 3 * SECOND },
      });
      const event = await floor.later(3 * SECOND).accept('recall', { room: 'ecg1' });
      expect(event.facts).toMatchObject({ visit: 'a', ticket: 'A001', calls: 2 });
      expect((await floor.room('ecg1')).version).toBe(version);
      await floor.later(4999).refuse('recall', { room: 'ecg1' });
      await floor.later(1).accept('recall', { room: 'ecg1' });
    });

    it('C4: pass needs its calls and seconds and says what is missing', async () => {
      const floor = await open({
        stations: { ecg: { passMinCalls: 2, passMinMs: 30 * SECOND } },
        rooms: { ecg1: {} },
        recallCooldownMs: 0,
      });
      await floor.queue('a');
      await floor.call('ecg1');
      expect(
        await floor.later(10 * SECOND).refuse('pass', { room: 'ecg1', reason: 'absent' }),
      ).toMatchObject({ code: 'pass.too-soon', details: { calls: 1, ms: 20 * SECOND } });
      await floor.accept('recall', { room: 'ecg1' });
      expect(
        await floor.later(20 * SECOND - 1).refuse('pass', { room: 'ecg1', reason: 'absent' }),
      ).toMatchObject({ details: { calls: 0, ms: 1 } });
      await floor.later(1).accept('pass', { room: 'ecg1', reason: 'absent' });
    });

    it('C7: call-one refuses by name what call-next would pass over', async () => {
      const floor = await open({
        binding: 'late',
        rooms: { ecg1: { capacity: 9 }, us1: {}, us2: { tags: ['f'] } },
      });
      await floor.arrive('tags', [item('us', { tags: ['f'] })]);
      await floor.arrive('prep', [item('us', { prep: ['full'] })]);
      await floor.arrive('none');
      await floor.arrive('door', ['ecg', 'us']);
      await floor.accept('join', { visit: 'door', station: 'ecg' });
      await floor.arrive('away', ['us']);
      await floor.accept('hold', { visit: 'away' });
      const codes: string[] = [];
      for (const visit of ['tags', 'prep', 'none', 'door', 'away', 'nobody']) {
        codes.push((await floor.refuse('call-one', { room: 'us1', visit })).code);
      }
      expect(codes).toEqual([
        'room.not-allowed',
        'visit.not-ready',
        'join.no-items',
        'visit.elsewhere',
        'visit.away',
        'visit.unknown',
      ]);
      await floor.accept('call-one', { room: 'us2', visit: 'tags' });
    });

    it('C7: a visit called by name spends no share and needs no turn', async () => {
      const floor = await open();
      await floor.queue('a');
      await floor.arrive('v', ['ecg'], 'vip');
      const event = await floor.accept('call-one', { room: 'ecg1', visit: 'v' });
      expect(event.facts.call).toMatchObject({ from: 'named', spent: false });
      expect((await floor.state()).stations['ecg']?.takes).toEqual(['v:0']);
    });

    it('C7: what no room could ever do is refused at check-in', async () => {
      const floor = await open();
      const items = [item('ecg', { tags: ['mars'] })];
      expect((await floor.refuse('check-in', { visit: 'a', class: 'normal', items })).code).toBe(
        'items.no-room',
      );
    });
  });
}
