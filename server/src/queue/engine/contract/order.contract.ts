import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND, type Floor, type OpenFloor } from '../../../../test-support/floor.ts';

/** Calls, starts and finishes until nobody is left; returns who came, in order. */
async function drain(floor: Floor, room: string): Promise<string[]> {
  const order: string[] = [];
  for (let visit = await floor.call(room); visit !== undefined; visit = await floor.call(room)) {
    order.push(visit);
    await floor.serve(room);
  }
  return order;
}

/** Twelve people, four of them VIPs, a second apart, the VIPs last. */
async function mixedQueue(floor: Floor): Promise<void> {
  for (let index = 1; index <= 8; index += 1) await floor.queue(`n${index}`);
  for (let index = 1; index <= 4; index += 1) await floor.queue(`v${index}`, 'ecg', 'vip');
}

async function takes(floor: Floor): Promise<string[]> {
  return (await floor.state()).stations['ecg']?.takes ?? [];
}

/** O1–O4. */
export function orderContract(open: OpenFloor): void {
  describe('order', () => {
    it('O1: rooms call in the order of the one line shown', async () => {
      for (const binding of ['early', 'late'] as const) {
        const floor = await open({ binding, rooms: { ecg1: { doorSlots: 2 } } });
        if (binding === 'early') await mixedQueue(floor);
        else {
          for (const [id, vip] of [['n1'], ['n2'], ['n3'], ['v1', 1], ['v2', 1]] as const) {
            await floor.later(SECOND).arrive(id, ['ecg'], vip ? 'vip' : 'normal');
          }
          await floor.accept('join', { visit: 'n2', station: 'ecg' });
        }
        const shown = await floor.line('ecg');
        expect(await drain(floor, 'ecg1')).toEqual(shown);
      }
    });

    it('O1: a room passes over whom it may not examine; they keep their place', async () => {
      const floor = await open({ rooms: { us1: { tags: ['f'] }, us2: { tags: ['m'] } } });
      const woman = { id: 'us', station: 'us', tags: ['f'] };
      await floor.arrive('w1', [woman]);
      await floor.accept('join', { visit: 'w1', station: 'us' });
      await floor.later(SECOND).arrive('m1', [{ ...woman, tags: ['m'] }]);
      await floor.accept('join', { visit: 'm1', station: 'us' });
      const before = await floor.place('w1', 'us');
      expect(await floor.call('us2')).toBe('m1');
      expect(await floor.place('w1', 'us')).toEqual(before);
      expect(await floor.call('us1')).toBe('w1');
    });

    it('O2: the key is join − credit − γ·(join − check-in), rounded down', async () => {
      const floor = await open({ gamma: 0.3 });
      await floor.arrive('a', ['ecg'], 'senior');
      const since = floor.clock.now;
      await floor.later(3333).accept('join', { visit: 'a', station: 'ecg' });
      const { key } = await floor.place('a', 'ecg');
      expect(key).toBe(Math.floor(since + 3333 - 10 * MINUTE - 0.3 * 3333));
    });

    it('O2: ties go by arrival', async () => {
      const floor = await open({ binding: 'late' });
      for (const id of ['c', 'a', 'b']) await floor.arrive(id);
      expect(await floor.line('ecg')).toEqual(['c', 'a', 'b']);
    });

    it('O2: a placeholder is keyed as of check-in and taking it changes nothing', async () => {
      const floor = await open({ binding: 'late' });
      await floor.arrive('a');
      const place = await floor.place('a', 'ecg');
      expect(place.key).toBe(floor.clock.now);
      await floor.later(10 * MINUTE).accept('join', { visit: 'a', station: 'ecg' });
      expect(await floor.place('a', 'ecg')).toEqual(place);
    });

    it('O2: leaving a real place without a placeholder loses the key', async () => {
      const floor = await open({ rooms: { ecg1: {}, us1: {} } });
      await floor.arrive('a', ['ecg', 'us']);
      await floor.accept('join', { visit: 'a', station: 'ecg' });
      const first = await floor.place('a', 'ecg');
      await floor.later(MINUTE).accept('join', { visit: 'a', station: 'us' });
      expect((await floor.visit('a')).places).not.toHaveProperty('ecg');
      await floor.later(MINUTE).accept('join', { visit: 'a', station: 'ecg' });
      expect((await floor.place('a', 'ecg')).key).toBeGreaterThan(first.key);
    });

    it('O3: B passes A only within the credit, reduced by what A has waited', async () => {
      const credit = 10 * MINUTE;
      for (const [gap, passes] of [
        [2 * credit - 2, true],
        [2 * credit + 2, false],
      ] as const) {
        // γ = 0.5, both join at check-in: (1−γ)(joinB − joinA) < creditB + γ(check-inA − check-inB).
        const floor = await open({ gamma: 0.5 });
        await floor.arrive('b', ['ecg'], 'senior');
        await floor.arrive('a');
        await floor.accept('join', { visit: 'a', station: 'ecg' });
        await floor.later(gap).accept('join', { visit: 'b', station: 'ecg' });
        expect(await floor.line('ecg')).toEqual(passes ? ['b', 'a'] : ['a', 'b']);
      }
    });

    it('O4: with k = 3 at most every third take goes to a VIP out of turn', async () => {
      const floor = await open({ vipEvery: 3 });
      await mixedQueue(floor);
      expect(await drain(floor, 'ecg1')).toEqual([
        'v1',
        'n1',
        'n2',
        'v2',
        'n3',
        'n4',
        'v3',
        'n5',
        'n6',
        'v4',
        'n7',
        'n8',
      ]);
    });

    it('O4: k = 1 lets credit alone decide', async () => {
      const floor = await open({ vipEvery: 1 });
      await mixedQueue(floor);
      expect((await drain(floor, 'ecg1')).slice(0, 4)).toEqual(['v1', 'v2', 'v3', 'v4']);
    });

    it('O4: with no non-VIP left the VIPs are not held back', async () => {
      const floor = await open({ vipEvery: 3 });
      for (const id of ['v1', 'v2', 'v3']) await floor.queue(id, 'ecg', 'vip');
      expect(await drain(floor, 'ecg1')).toEqual(['v1', 'v2', 'v3']);
    });

    it('O4: a VIP who would have come first anyway spends no share', async () => {
      const floor = await open({ vipEvery: 3 });
      await floor.queue('v1', 'ecg', 'vip');
      await floor.queue('n1');
      expect(await floor.call('ecg1')).toBe('v1');
      await floor.serve('ecg1');
      await floor.queue('v2', 'ecg', 'vip');
      expect(await drain(floor, 'ecg1')).toEqual(['v2', 'n1']);
      expect(await takes(floor)).toEqual(['v1:0', 'v2:1', 'n1:0']);
    });

    it('O4: an undone call counts no more, a recall is no take', async () => {
      const floor = await open({ vipEvery: 3, recallCooldownMs: 0 });
      await mixedQueue(floor);
      expect(await floor.call('ecg1')).toBe('v1');
      await floor.accept('recall', { room: 'ecg1' });
      expect(await takes(floor)).toEqual(['v1:1']);
      await floor.accept('undo', { room: 'ecg1' });
      expect(await takes(floor)).toEqual([]);
      expect(await floor.call('ecg1')).toBe('v1');
    });

    it('O4: the takes of all rooms of the station count together', async () => {
      const floor = await open({ vipEvery: 2, rooms: { ecg1: {}, ecg2: {}, ecg3: {} } });
      await mixedQueue(floor);
      expect(await floor.call('ecg1')).toBe('v1');
      expect(await floor.call('ecg2')).toBe('n1');
      expect(await floor.call('ecg3')).toBe('v2');
    });

    it('O4: taking a VIP to the door spends the share, calling from the door does not again', async () => {
      const floor = await open({ binding: 'late', vipEvery: 3 });
      await floor.arrive('n1');
      await floor.later(SECOND).arrive('v1', ['ecg'], 'vip');
      await floor.accept('join', { visit: 'v1', station: 'ecg' });
      expect(await takes(floor)).toEqual(['v1:1']);
      const event = await floor.accept('call-next', { room: 'ecg1' });
      expect(event.facts.call).toMatchObject({ visit: 'v1', from: 'door', spent: false });
      expect(await takes(floor)).toEqual(['v1:1', 'n1:0']);
    });

    it('O4: at most the last 32 takes are kept', async () => {
      const floor = await open();
      for (let index = 0; index < 34; index += 1) {
        await floor.queue(`n${index}`);
        await floor.call('ecg1');
        await floor.serve('ecg1');
      }
      const kept = await takes(floor);
      expect([kept.length, kept[0], kept.at(-1)]).toEqual([32, 'n2:0', 'n33:0']);
    });
  });
}
