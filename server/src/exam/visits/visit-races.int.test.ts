import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDesk } from '../../../test-support/opened-desk.ts';
import { deskActor, somebody, type RegistrationDesk } from '../../../test-support/registration.ts';

const HOUR = 3_600_000;
const actor = deskActor();
const manager = deskActor({ id: 'manager', roles: ['manager'] });
const openDesk = useDesk();
let desk: RegistrationDesk;

beforeEach(async () => {
  desk = await openDesk();
});

/** What the database and the floor say of a visit; he is on the floor as long as something is to be done. */
async function standing(visit: string): Promise<string> {
  const { state } = (await desk.repository.get(visit))!;
  const there = (await desk.engine.state('east'))?.visits[visit];
  const isThere = there !== undefined && there.state !== 'finished';
  return `${state}, ${isThere ? 'on the floor' : 'not on the floor'}`;
}

/** Lets one begin and the other so many turns later. */
async function oneAfter(
  turns: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<string[]> {
  const first = one();
  for (let left = turns; left > 0; left -= 1) await turn();
  const both = await Promise.allSettled([first, other()]);
  return both.map((each) =>
    each.status === 'fulfilled' ? 'done' : (each.reason as Error).message,
  );
}

const refusals = ['visit.changed', 'visit.under-way', 'visit.closed'];

describe.each(['normal', 'vip'])('somebody expected, of the class %s', (visitClass) => {
  const book = async (): Promise<string> => {
    const given = somebody({ class: visitClass, appointment: desk.time.now + HOUR });
    return (await desk.visits.register(given, randomUUID(), actor)).visit;
  };
  const arrive = async (visit: string) => desk.visits.arrive((await desk.repository.get(visit))!);
  const cancel = (visit: string) => desk.changes.cancel(visit, 1, '临时有事', manager);

  it('P1: comes and is cancelled at once: he is on the floor, or he is not, and both know it', async () => {
    const ends = new Set<string>();
    for (let turns = 0; turns < 12; turns += 1) {
      for (const isFirst of [true, false]) {
        const visit = await book();
        const [one, other] = [() => arrive(visit), () => cancel(visit)];
        const told = await oneAfter(turns, isFirst ? one : other, isFirst ? other : one);
        for (const each of told) expect(['done', ...refusals]).toContain(each);
        ends.add(await standing(visit));
      }
    }
    expect([...ends].toSorted()).toEqual([
      'cancelled, not on the floor',
      'checked-in, on the floor',
    ]);
  });

  it('P1: is cancelled while he is announced: no place is kept for him', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const visit = await book();
      const record = { ...(await desk.repository.get(visit))!, announced: false };
      await oneAfter(
        turns,
        () => cancel(visit),
        () => desk.expectations.announce(record),
      );
      expect(await standing(visit)).toBe('cancelled, not on the floor');
    }
  });
});

it('P1: an order changed while he comes is the order the floor has', async () => {
  for (let turns = 0; turns < 12; turns += 1) {
    const { visit } = await desk.visits.register(
      somebody({ appointment: desk.time.now + HOUR }),
      randomUUID(),
      actor,
    );
    const order = { version: 1, packageId: 'basic', addItems: ['US-THY'] };
    await oneAfter(
      turns,
      () => desk.changes.order(visit, order, actor),
      async () => desk.visits.arrive((await desk.repository.get(visit))!),
    );
    const record = (await desk.repository.get(visit))!;
    const there = (await desk.engine.state('east'))?.visits[visit];
    const items = there && Object.keys(there.items).toSorted();
    expect(items ?? 'not here').toEqual(
      record.state === 'booked' ? 'not here' : record.items.map(({ id }) => id).toSorted(),
    );
  }
});
