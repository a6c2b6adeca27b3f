import { describe, expect, it } from 'vitest';
import { HOUR, openFloor, type Floor } from '../../../test-support/floor.ts';
import { DayKeeper } from './day-keeper.ts';

const log = { info: () => undefined, warn: () => expect.fail('the day did not turn') };

/** A keeper whose picture is the floor itself at this moment. */
async function keeper(floor: Floor): Promise<DayKeeper> {
  const campus = { site: floor.site, state: await floor.state(), now: () => floor.clock.now };
  return new DayKeeper({ campus, engine: floor.engine, log });
}

describe('E5 the turn of the day', () => {
  it('happens at the cut-off, not at midnight', async () => {
    const floor = await openFloor();
    await floor.arrive('v1');
    const { day } = await floor.state();
    floor.clock.advance(17 * HOUR);
    await (await keeper(floor)).look();
    expect((await floor.state()).day).toBe(day);
    floor.clock.advance(4 * HOUR);
    await (await keeper(floor)).look();
    const after = await floor.state();
    expect(after.day > day).toBe(true);
    expect(after.visits).toEqual({});
    await floor.arrive('v2');
    expect((await floor.visit('v2')).ticket).toBe('A001');
  });

  it('happens once when several nodes see it', async () => {
    const floor = await openFloor();
    await floor.arrive('v1');
    floor.clock.advance(21 * HOUR);
    const [one, other] = await Promise.all([keeper(floor), keeper(floor)]);
    await Promise.all([one.look(), other.look()]);
    const events = await floor.engine.events(floor.site, 0, 100);
    expect(events.filter(({ type }) => type === 'day-closed')).toHaveLength(1);
  });
});
