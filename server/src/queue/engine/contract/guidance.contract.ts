import { describe, expect, it } from 'vitest';
import {
  item,
  MINUTE,
  SECOND,
  type Floor,
  type OpenFloor,
} from '../../../../test-support/floor.ts';

const rooms = { breath1: {}, ecg1: {} };
const timing = { from: 'c13', notBefore: 28 * MINUTE, due: 30 * MINUTE, latest: 35 * MINUTE };
const breath = [
  item('c13', { station: 'breath' }),
  item('c13-second', { station: 'breath', timing }),
];

/** Somebody who has given the first sample of a breath test and still needs an ECG. */
async function afterFirstSample(floor: Floor, visit = 't'): Promise<number> {
  await floor.arrive(visit, [...breath, 'ecg']);
  await floor.later(2 * SECOND).accept('call-one', { room: 'breath1', visit });
  await floor.serve('breath1');
  return floor.clock.now;
}

/** G1, G3, G4. */
export function guidanceContract(open: OpenFloor): void {
  describe('guidance', () => {
    it('G1: prerequisites, preparation and times hold for every way of being called', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', [item('ecg', { after: ['c13'], prep: ['rest'] }), ...breath]);
      for (const type of ['join', 'call-one'] as const) {
        const refused =
          type === 'join'
            ? await floor.refuse('join', { visit: 'a', station: 'ecg' })
            : await floor.refuse('call-one', { visit: 'a', room: 'ecg1' });
        expect(refused.code).toBe('visit.not-ready');
      }
    });

    it('G3: the nurse’s choice makes the visit callable there alone until it is done', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'breath']);
      await floor.accept('transfer', { visit: 'a', station: 'ecg', position: 'key' });
      expect((await floor.refuse('call-next', { room: 'breath1' })).code).toBe('call.nobody');
      expect((await floor.refuse('call-one', { room: 'breath1', visit: 'a' })).code).toBe(
        'visit.chosen',
      );
      expect((await floor.refuse('join', { visit: 'a', station: 'breath' })).code).toBe(
        'visit.chosen',
      );
      await floor.call('ecg1');
      await floor.serve('ecg1');
      expect((await floor.visit('a')).choice).toBeUndefined();
      expect(await floor.call('breath1')).toBe('a');
    });

    it('G3: released, the algorithm decides again', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'breath']);
      await floor.accept('transfer', { visit: 'a', station: 'ecg', position: 'key' });
      await floor.accept('release', { visit: 'a' });
      expect(await floor.call('breath1')).toBe('a');
      expect((await floor.refuse('release', { visit: 'a' })).code).toBe('visit.not-held');
    });

    it('G3: a choice without anything left to do there ends', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'breath']);
      await floor.accept('transfer', { visit: 'a', station: 'ecg', position: 'key' });
      await floor.accept('decline', { visit: 'a', items: ['ecg'] });
      expect(await floor.call('breath1')).toBe('a');
    });

    it('G3: first in the line, as the named exception of O3', async () => {
      for (const binding of ['early', 'late'] as const) {
        const floor = await open({ binding, rooms });
        for (const id of ['a', 'b', 'c']) {
          if (binding === 'early') await floor.queue(id);
          else await floor.later(SECOND).arrive(id);
        }
        await floor.accept('transfer', { visit: 'c', station: 'ecg', position: 'first' });
        await floor.accept('transfer', { visit: 'b', station: 'ecg', position: 'first' });
        expect(await floor.line('ecg')).toEqual(['b', 'c', 'a']);
      }
    });

    it('G3: transfer ends a call, a door or an absence', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('a', ['ecg', 'breath']);
      await floor.call('ecg1');
      const { version } = await floor.room('ecg1');
      await floor.accept('transfer', { visit: 'a', station: 'breath', position: 'key' });
      expect(await floor.room('ecg1')).toMatchObject({ called: {}, version: version + 1 });
      expect((await floor.state()).stations['ecg']?.takes).toEqual([]);
      await floor.accept('hold', { visit: 'a' });
      await floor.accept('transfer', { visit: 'a', station: 'ecg', position: 'key' });
      expect((await floor.visit('a')).state).toBe('free');
    });

    it('G4: the second sample waits for its time, then comes first, outside O4', async () => {
      const floor = await open({ binding: 'late', rooms });
      const first = await afterFirstSample(floor);
      const { notBefore, due, latest } = (await floor.visit('t')).items['c13-second'] ?? {};
      expect([notBefore, due, latest]).toEqual([28, 30, 35].map((min) => first + min * MINUTE));
      expect(await floor.line('breath')).toEqual([]);
      await floor.later(27 * MINUTE).arrive('v', ['breath'], 'vip');
      floor.clock.advance(MINUTE);
      expect(await floor.line('breath')).toEqual(['v', 't']);
      floor.clock.advance(2 * MINUTE);
      expect(await floor.line('breath')).toEqual(['t', 'v']);
      const event = await floor.accept('call-next', { room: 'breath1' });
      expect(event.facts.call).toMatchObject({ visit: 't', from: 'due', spent: false });
    });

    it('G4 early: the timed place is there without joining and survives joining elsewhere', async () => {
      const floor = await open({ binding: 'early', rooms });
      await afterFirstSample(floor);
      expect((await floor.place('t', 'breath')).key).toBe(floor.clock.now - SECOND);
      await floor.accept('join', { visit: 't', station: 'ecg' });
      expect(Object.keys((await floor.visit('t')).places).sort()).toEqual(['breath', 'ecg']);
      floor.clock.advance(30 * MINUTE);
      expect(await floor.call('breath1')).toBe('t');
    });

    it('G4 early: while a timed task runs no other place of a VIP is called, and its key stays', async () => {
      const floor = await open({ binding: 'early', rooms: { ...rooms, us1: {} } });
      await floor.arrive('v', [...breath, 'ecg', 'us'], 'vip');
      const place = await floor.place('v', 'ecg');
      expect(await floor.line('ecg')).toEqual(['v']);
      expect(await floor.call('breath1')).toBe('v');
      await floor.serve('breath1');
      for (const room of ['ecg1', 'us1']) {
        expect((await floor.later(2 * SECOND).refuse('call-next', { room })).code).toBe(
          'call.nobody',
        );
      }
      expect(await floor.place('v', 'ecg')).toEqual(place);
      await floor.accept('join', { visit: 'v', station: 'ecg' });
      expect((await floor.refuse('call-next', { room: 'us1' })).code).toBe('call.nobody');
      expect(await floor.call('ecg1')).toBe('v');
      await floor.serve('ecg1');
      floor.clock.advance(28 * MINUTE);
      expect(await floor.line('breath')).toEqual(['v']);
      expect(await floor.call('breath1')).toBe('v');
      await floor.serve('breath1');
      expect(await floor.line('us')).toEqual(['v']);
    });

    it('G4 early: a nurse may call by name meanwhile; a timed task undone or declined holds nobody', async () => {
      const floor = await open({ binding: 'early', rooms });
      await floor.arrive('v', [...breath, 'ecg'], 'vip');
      await floor.call('breath1');
      await floor.serve('breath1');
      expect(await floor.line('ecg')).toEqual([]);
      await floor.accept('undo', { room: 'breath1' });
      expect((await floor.visit('v')).items['c13-second']).not.toHaveProperty('due');
      await floor.accept('finish', { room: 'breath1' });
      await floor.later(2 * SECOND).accept('call-one', { room: 'ecg1', visit: 'v' });
      await floor.accept('undo', { room: 'ecg1' });
      await floor.accept('decline', { visit: 'v', items: ['c13-second'] });
      expect(await floor.line('ecg')).toEqual(['v']);
    });

    it('G4 late: accept lists decide, a running timing holds nobody back', async () => {
      const floor = await open({ binding: 'late', rooms });
      await afterFirstSample(floor);
      expect(await floor.line('ecg')).toEqual(['t']);
      expect(await floor.call('ecg1')).toBe('t');
    });

    it('G4: among the due the earlier due comes first', async () => {
      const floor = await open({ binding: 'late', rooms });
      const now = floor.clock.now;
      await floor.arrive('a', [item('ecg', { due: now + 2 * MINUTE })]);
      await floor.arrive('b', [item('ecg', { due: now + MINUTE })]);
      floor.clock.advance(3 * MINUTE);
      expect(await floor.line('ecg')).toEqual(['b', 'a']);
    });

    it('G4: missed goes to the nurse, once', async () => {
      const floor = await open({ binding: 'late', rooms });
      const first = await afterFirstSample(floor);
      floor.clock.now = first + 35 * MINUTE;
      await floor.refuse('tick', {});
      expect((await floor.later(1).accept('tick', {})).facts.visits).toEqual(['t']);
      expect((await floor.visit('t')).away?.reason).toBe('nurse');
      await floor.accept('release', { visit: 't' });
      await floor.refuse('tick', {});
      expect(await floor.line('breath')).toEqual(['t']);
    });

    it('G4: an item done together with the one it would count from gets no times', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('t', [...breath, 'ecg']);
      await floor.call('breath1');
      await floor.accept('start', { room: 'breath1' });
      await floor.accept('finish', { room: 'breath1', items: ['c13-second', 'c13'] });
      const { items } = await floor.visit('t');
      expect(items['c13-second']).toMatchObject({ state: 'done', timing });
      expect(items['c13-second']).not.toHaveProperty('due');
    });

    it('G4: a timing whose first item is declined falls away', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('t', breath);
      await floor.accept('decline', { visit: 't', items: ['c13'] });
      expect((await floor.visit('t')).items['c13-second']).not.toHaveProperty('timing');
      expect(await floor.line('breath')).toEqual(['t']);
    });

    it('G4: a timed item added after its first runs from when that was done', async () => {
      const floor = await open({ binding: 'late', rooms });
      await floor.arrive('t', [item('c13', { station: 'breath' }), 'ecg']);
      await floor.call('breath1');
      await floor.serve('breath1');
      const done = floor.clock.now;
      await floor.later(MINUTE).accept('reassign', { visit: 't', add: [breath[1] ?? item('x')] });
      expect((await floor.visit('t')).items['c13-second']?.due).toBe(done + 30 * MINUTE);
    });
  });
}
