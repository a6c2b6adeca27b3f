import { afterEach, describe, expect, it } from 'vitest';
import { openCampus } from '../../../test-support/campus.ts';
import {
  item,
  MINUTE,
  openFloor,
  type Floor,
  type SettingsOptions,
} from '../../../test-support/floor.ts';
import { Steward } from './index.ts';

let cleanUp: (() => Promise<void>)[] = [];

async function openWithSteward(options: SettingsOptions): Promise<Floor> {
  const floor = await openFloor(options);
  const context = await openCampus(floor);
  const log = {
    warn: (details: object, message: string) =>
      expect.fail(`${message} ${JSON.stringify(details)}`),
  };
  const steward = new Steward({ ...context, engine: floor.engine, log });
  steward.start();
  cleanUp = [() => steward.close(), () => context.close()];
  return floor;
}

afterEach(async () => {
  for (const step of cleanUp) await step();
});

const where = async (floor: Floor, visit: string) => {
  const { state, station } = await floor.visit(visit);
  return `${state} ${station ?? ''}`.trim();
};

describe('steward, late binding', () => {
  it('P4 fills every free door slot and no more', async () => {
    const floor = await openWithSteward({ binding: 'late', rooms: { ecg1: {}, ecg2: {} } });
    for (const visit of ['v1', 'v2', 'v3']) await floor.arrive(visit);
    await expect.poll(() => where(floor, 'v2')).toBe('bound ecg');
    expect(await where(floor, 'v1')).toBe('bound ecg');
    expect(await where(floor, 'v3')).toBe('free');
  });

  it('G2 sends to the station with the shorter wait', async () => {
    const floor = await openWithSteward({ binding: 'late', rooms: { us1: {}, ecg1: {} } });
    for (const visit of ['w1', 'w2', 'w3', 'w4']) await floor.arrive(visit, ['us']);
    await expect.poll(() => where(floor, 'w1')).toBe('bound us');
    await floor.arrive('v1', ['us', 'ecg']);
    await expect.poll(() => where(floor, 'v1')).toBe('bound ecg');
  });

  it('G1 never binds to a station where nothing is ready', async () => {
    const floor = await openWithSteward({ binding: 'late', rooms: { us1: {}, urine1: {} } });
    await floor.arrive('v1', [
      item('us', { prep: ['full-bladder'] }),
      item('urine', { after: ['us'] }),
    ]);
    await floor.arrive('v2', ['urine']);
    await expect.poll(() => where(floor, 'v2')).toBe('bound urine');
    expect(await where(floor, 'v1')).toBe('free');
    await floor.accept('prepare', { visit: 'v1', preparation: 'full-bladder', ready: true });
    await expect.poll(() => where(floor, 'v1')).toBe('bound us');
  });
});

describe('steward, early binding', () => {
  it('G2 sends where a room will soon be free, and on when there is room', async () => {
    const floor = await openWithSteward({ rooms: { us1: {}, ecg1: {} } });
    await floor.queue('w1', 'us');
    await floor.arrive('v1', ['us', 'ecg']);
    await expect.poll(() => where(floor, 'v1')).toBe('bound ecg');
    await floor.call('ecg1');
    await floor.serve('ecg1');
    expect(await where(floor, 'v1')).toBe('free');
    await floor.call('us1');
    await floor.accept('start', { room: 'us1' });
    await expect.poll(() => where(floor, 'v1')).toBe('bound us');
  });

  it('G3 leaves alone whom a nurse has placed', async () => {
    const floor = await openWithSteward({ rooms: { us1: {}, ecg1: {} } });
    await floor.arrive('v1', ['us', 'ecg']);
    await expect.poll(() => where(floor, 'v1')).not.toBe('free');
    await floor.accept('transfer', { visit: 'v1', station: 'us', position: 'key' });
    await floor.later(MINUTE).arrive('v2', ['ecg']);
    await expect.poll(() => where(floor, 'v2')).toBe('bound ecg');
    expect(await where(floor, 'v1')).toBe('bound us');
  });
});
