import { describe, expect, it } from 'vitest';
import type { ReentryPolicy } from '@daozhen/protocol';
import {
  HOUR,
  item,
  MINUTE,
  SECOND,
  type Floor,
  type OpenFloor,
} from '../../../../test-support/floor.ts';

const pass = { room: 'ecg1', reason: 'absent' } as const;

/** Calls the first and passes it; with both bindings it is whoever came first. */
async function callAndPass(floor: Floor): Promise<string> {
  const visit = await floor.call('ecg1');
  await floor.accept('pass', pass);
  return visit ?? '';
}

async function arriveMany(floor: Floor, ids: readonly string[]): Promise<void> {
  for (const id of ids) await floor.later(SECOND).arrive(id);
}

const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** C5, C6. */
export function returnContract(open: OpenFloor): void {
  describe('passed and back', () => {
    it('C5: a passed visit is callable nowhere until it checks in again', async () => {
      const floor = await open({ binding: 'late', rooms: { ecg1: {}, us1: {} } });
      await floor.arrive('a', ['ecg', 'us']);
      expect(await callAndPass(floor)).toBe('a');
      expect(await floor.visit('a')).toMatchObject({
        state: 'away',
        away: { reason: 'absent', station: 'ecg' },
        passes: { ecg: 1 },
      });
      expect((await floor.refuse('call-next', { room: 'us1' })).code).toBe('call.nobody');
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.call('us1')).toBe('a');
    });

    it('C5: behind the first 3 after the first pass, 5 after the second, then the nurse', async () => {
      const floor = await open({ binding: 'late' });
      await arriveMany(floor, seven);
      await callAndPass(floor);
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.line('ecg')).toEqual(['b', 'c', 'd', 'a', 'e', 'f', 'g']);
      await floor.later(2 * SECOND).accept('call-one', { room: 'ecg1', visit: 'a' });
      await floor.accept('pass', pass);
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.line('ecg')).toEqual(['b', 'c', 'd', 'e', 'f', 'a', 'g']);
      await floor.later(2 * SECOND).accept('call-one', { room: 'ecg1', visit: 'a' });
      const event = await floor.accept('pass', pass);
      expect(event.facts.reason).toBe('absent');
      expect((await floor.visit('a')).away?.reason).toBe('nurse');
      expect((await floor.refuse('rejoin', { visit: 'a' })).code).toBe('rejoin.nurse');
    });

    it('C5: with fewer than n people it goes behind all of them', async () => {
      const floor = await open({ binding: 'late' });
      await arriveMany(floor, ['a', 'b', 'c']);
      await callAndPass(floor);
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.line('ecg')).toEqual(['b', 'c', 'a']);
      const [last, mine] = [await floor.place('c', 'ecg'), await floor.place('a', 'ecg')];
      expect(mine.key).toBe(last.key);
      expect(mine.order).toBeGreaterThan(last.order);
    });

    it('C5: with nobody there it keeps its place', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a');
      const place = await floor.place('a', 'ecg');
      await callAndPass(floor);
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.place('a', 'ecg')).toEqual(place);
    });

    it('C5: those at the door count among the n and are never overtaken', async () => {
      const floor = await open({
        binding: 'late',
        rooms: { ecg1: { doorSlots: 3 } },
        reentryAfter: [2, 4],
      });
      await arriveMany(floor, ['a', 'b', 'c', 'd']);
      await callAndPass(floor);
      for (const visit of ['b', 'c']) await floor.accept('join', { visit, station: 'ecg' });
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.line('ecg')).toEqual(['b', 'c', 'a', 'd']);
    });

    it('C5: re-entry never gives a better key than its own', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a');
      await floor.later(2 * SECOND).accept('call-next', { room: 'ecg1' });
      await floor.accept('pass', pass);
      await floor.later(MINUTE).arrive('v', ['ecg'], 'vip');
      const place = await floor.place('a', 'ecg');
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.place('a', 'ecg')).toEqual(place);
    });

    it('C5: only callable people are counted', async () => {
      const floor = await open({ binding: 'late', reentryAfter: [1, 5] });
      await arriveMany(floor, ['a', 'b', 'c', 'd']);
      await callAndPass(floor);
      await floor.accept('hold', { visit: 'b' });
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.line('ecg')).toEqual(['c', 'a', 'd']);
    });

    it('C5 early: it is back in the line where it was passed', async () => {
      const floor = await open({ binding: 'early' });
      for (const id of ['a', 'b']) await floor.queue(id);
      await callAndPass(floor);
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.visit('a')).toMatchObject({ state: 'bound', station: 'ecg' });
      expect(await floor.line('ecg')).toEqual(['b', 'a']);
    });

    it('C5 early: not into a frozen line', async () => {
      const floor = await open({ binding: 'early' });
      await floor.queue('a');
      await callAndPass(floor);
      await floor.accept('close-room', { room: 'ecg1' });
      await floor.accept('rejoin', { visit: 'a' });
      expect((await floor.visit('a')).state).toBe('free');
    });

    it('C5: the policies tail, slot end and half-day end', async () => {
      const policies: [ReentryPolicy, (morning: number) => number | undefined][] = [
        ['tail', () => undefined],
        ['slot-end', (morning) => morning + 30 * MINUTE],
        ['half-day-end', (morning) => morning + 4 * HOUR],
      ];
      for (const [reentry, key] of policies) {
        const floor = await open({
          binding: 'late',
          stations: { ecg: { reentry } },
          rooms: { ecg1: {} },
        });
        const morning = floor.clock.now;
        await arriveMany(floor, seven);
        await callAndPass(floor);
        await floor.accept('rejoin', { visit: 'a' });
        const last = (await floor.place('g', 'ecg')).key;
        expect((await floor.place('a', 'ecg')).key).toBe(key(morning) ?? last);
        expect((await floor.line('ecg')).at(-1)).toBe('a');
      }
    });

    it('C5: where the campus allows, it comes back by itself', async () => {
      const floor = await open({ binding: 'late', autoRejoinMs: 2 * MINUTE });
      await floor.arrive('a');
      await callAndPass(floor);
      expect((await floor.later(2 * MINUTE).refuse('tick', {})).code).toBe('tick.idle');
      expect((await floor.later(1).accept('tick', {})).facts.visits).toEqual(['a']);
      expect((await floor.visit('a')).state).toBe('free');
    });

    it('C6: missed because examined elsewhere: no penalty, logged apart', async () => {
      const floor = await open({ binding: 'late' });
      await arriveMany(floor, ['a', 'b', 'c']);
      const place = await floor.place('a', 'ecg');
      await floor.call('ecg1');
      const event = await floor.accept('pass', { room: 'ecg1', reason: 'elsewhere' });
      expect(event.facts.reason).toBe('elsewhere');
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.place('a', 'ecg')).toEqual(place);
      expect((await floor.visit('a')).passes).toEqual({});
      expect(await floor.line('ecg')).toEqual(['a', 'b', 'c']);
    });

    it('C5: a passed visit without anything left there is simply free', async () => {
      const floor = await open({ binding: 'early', rooms: { ecg1: {}, us1: {} } });
      await floor.arrive('a', ['us', item('ecg')]);
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      await callAndPass(floor);
      await floor.accept('decline', { visit: 'a', items: ['ecg'] });
      await floor.accept('rejoin', { visit: 'a' });
      expect(await floor.visit('a')).toMatchObject({ state: 'free', places: {} });
    });
  });
}
