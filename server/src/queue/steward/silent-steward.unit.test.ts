import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { MINUTE, openFloor, type Floor } from '../../../test-support/floor.ts';
import type { Engine } from '../engine/index.ts';
import { Steward, type StewardOptions } from './index.ts';

let floor: Floor;
let context: CampusUnderTest;
let warned: string[];

beforeEach(async () => {
  floor = await openFloor({ binding: 'late', rooms: { ecg1: {} } });
  context = await openCampus(floor);
  warned = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await context.close();
});

const open = (more: Partial<StewardOptions> = {}) =>
  new Steward({
    ...context,
    engine: floor.engine,
    log: { warn: (_details, message) => void warned.push(message) },
    ...more,
  });

describe('a steward that cannot decide', () => {
  it('P4 does not say that it is at work: rooms help themselves once its last word is a minute old', async () => {
    await floor.arrive('v1');
    await floor.accept('guide', { accept: { v1: [] } });
    const waits: StewardOptions['waits'] = Object.create(context.waits);
    waits.openRooms = () => {
      throw new Error('broken');
    };
    const steward = open({ waits });
    floor.clock.advance(50_000);
    await context.current();
    expect(await steward.decide()).toBe(false);
    expect(await floor.refuse('call-next', { room: 'ecg1' })).toMatchObject({
      code: 'call.nobody',
    });
    floor.clock.advance(MINUTE - 50_000);
    expect(await steward.decide()).toBe(false);
    expect(warned).toEqual(['guidance pass failed', 'guidance pass failed']);
    expect(await floor.reply('call-next', { room: 'ecg1' })).toMatchObject({ visit: 'v1' });
  });

  it('gives up a pass that does not end, and decides anew', async () => {
    await floor.arrive('v1');
    await context.current();
    let answers = false;
    const execute: Engine['execute'] = (command, by) =>
      answers ? floor.engine.execute(command, by) : new Promise(() => undefined);
    vi.useFakeTimers();
    const steward = open({ engine: { ...floor.engine, execute } });
    const stuck = steward.decide();
    const after = Promise.resolve().then(() => steward.decide());
    await vi.advanceTimersByTimeAsync(9_999);
    answers = true;
    await vi.advanceTimersByTimeAsync(1);
    expect(await stuck).toBe(false);
    expect(await after).toBe(true);
    expect(warned).toEqual(['guidance pass given up']);
    expect((await floor.visit('v1')).state).toBe('bound');
    await steward.close();
  });

  it('decides once for all who ask while a pass is under way', async () => {
    await floor.arrive('v1');
    await context.current();
    const sent: string[] = [];
    const execute: Engine['execute'] = (command, by) => {
      sent.push(command.type);
      return floor.engine.execute(command, by);
    };
    const steward = open({ engine: { ...floor.engine, execute } });
    const first = steward.decide();
    await Promise.resolve();
    const asked = Array.from({ length: 5 }, () => steward.decide());
    expect(new Set(asked).size).toBe(1);
    expect(await Promise.all([first, ...asked])).toEqual(Array.from({ length: 6 }, () => true));
    expect(sent.filter((type) => type === 'join')).toHaveLength(1);
  });
});
