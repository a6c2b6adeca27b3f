import { describe, expect, it } from 'vitest';
import { item, openFloor, SECOND } from '../../../test-support/floor.ts';
import { acceptChanges } from './index.ts';

describe('P4 whom guidance accepts', () => {
  it('is nobody who rests, told once, and every so often that guidance is at work', async () => {
    const floor = await openFloor({ binding: 'late', rooms: { ecg1: {} } });
    await floor.arrive('a', ['ecg']);
    await floor.arrive('b', [item('ecg')]);
    const told = async () => acceptChanges(await floor.state(), floor.clock.now);
    expect(await told()).toEqual({ a: [], b: [] });
    await floor.accept('guide', { accept: { a: [], b: [] } });
    expect(await told()).toBeUndefined();
    await floor.later(SECOND).arrive('c', ['ecg']);
    expect(await told()).toEqual({ c: [] });
    await floor.accept('guide', { accept: { c: [] } });
    floor.later(20 * SECOND);
    expect(await told()).toEqual({});
  });
});
