import { expect, it } from 'vitest';
import fc from 'fast-check';
import { item, openFloor, SECOND, type Floor } from '../../../test-support/floor.ts';

interface Person {
  vip: boolean;
  gapSec: number;
  due: boolean;
  toDoor: boolean;
}

const person: fc.Arbitrary<Person> = fc.record({
  vip: fc.boolean(),
  gapSec: fc.integer({ min: 0, max: 900 }),
  due: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  toDoor: fc.boolean(),
});

/** Lets everybody arrive and wait: in the line, at the door while there is room, or in the lounge. */
async function crowd(floor: Floor, people: readonly Person[], late: boolean): Promise<void> {
  for (const [index, { vip, gapSec, due, toDoor }] of people.entries()) {
    const now = floor.later(gapSec * SECOND).clock.now;
    const visit = `p${index}`;
    await floor.arrive(visit, [due ? item('ecg', { due: now }) : 'ecg'], vip ? 'vip' : 'normal');
    // Someone due at a door would be called before his slot is refilled; see docs/queue-rules.md.
    if (!late || (toDoor && !due)) await floor.send('join', { visit, station: 'ecg' });
  }
}

it('O1, O4: calling until nobody is left follows the line shown at the beginning', async () => {
  const days = fc.record({
    binding: fc.constantFrom('early' as const, 'late' as const),
    vipEvery: fc.integer({ min: 1, max: 4 }),
    doorSlots: fc.integer({ min: 1, max: 3 }),
    people: fc.array(person, { minLength: 1, maxLength: 14 }),
  });
  await fc.assert(
    fc.asyncProperty(days, async ({ binding, vipEvery, doorSlots, people }) => {
      const rooms = { ecg1: { capacity: 50, doorSlots } };
      const floor = await openFloor({ binding, vipEvery, pressLockMs: 0, rooms });
      await crowd(floor, people, binding === 'late');
      const shown = await floor.line('ecg');
      const called: string[] = [];
      for (;;) {
        const reply = await floor.later(1).send('call-next', { room: 'ecg1' });
        if (!reply.ok) break;
        called.push(reply.visit ?? '');
      }
      expect(called).toEqual(shown);
    }),
  );
});
