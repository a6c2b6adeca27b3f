import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCampus, type CampusUnderTest } from '../../../test-support/campus.ts';
import { MINUTE, openFloor, type Floor } from '../../../test-support/floor.ts';
import type { CampusForecast } from './forecast-source.ts';

let floor: Floor;
let context: CampusUnderTest;
let forecast: CampusForecast | undefined;

/** A forecast that says the same of everybody, minutes from now. */
function saying(p50: number, p90: number, more: Partial<CampusForecast> = {}): CampusForecast {
  const { now } = floor.clock;
  const expected = { p50: now + p50 * MINUTE, p90: now + p90 * MINUTE };
  return {
    epoch: context.campus.state.epoch,
    trust: () => 1,
    call: () => expected,
    newcomer: () => expected,
    told: (_visit, station) => (station === 'ecg' || station === '' ? expected : undefined),
    toldStation: () => 'ecg',
    ...more,
  };
}

beforeEach(async () => {
  floor = await openFloor({ rooms: { ecg1: {}, us1: {} } });
  context = await openCampus(floor);
  for (const visit of ['v1', 'v2', 'v3']) await floor.queue(visit);
  await context.current();
  forecast = undefined;
  context.waits.follow(() => forecast);
});
afterEach(() => context.close());

describe('W1 waits', () => {
  it('are those of the forecast, for calls, newcomers and what is told', () => {
    forecast = saying(17, 25);
    const { waits } = context;
    expect(waits.of('v3', 'ecg')).toEqual({ p50: 17 * MINUTE, p90: 25 * MINUTE });
    expect(waits.atEnd('ecg')).toEqual({ p50: 17 * MINUTE, p90: 25 * MINUTE });
    expect(waits.shown('v3', 'ecg')).toEqual([17, 25]);
    expect(waits.range('v3', 'ecg')).toEqual([17, 25]);
    expect(waits.toldEnd('v3')?.p90).toBe(floor.clock.now + 25 * MINUTE);
    floor.clock.advance(20 * MINUTE);
    expect(waits.of('v3', 'ecg')).toEqual({ p50: 0, p90: 5 * MINUTE });
  });

  it('are people × mean ÷ rooms while nobody forecasts, or somebody of another epoch', () => {
    const { waits } = context;
    const plain = waits.plain('v3', 'ecg');
    expect(plain?.p50).toBe(6 * MINUTE);
    expect(waits.of('v3', 'ecg')).toEqual(plain);
    forecast = saying(17, 25, { epoch: 'another' });
    expect(waits.of('v3', 'ecg')).toEqual(plain);
    expect(waits.toldEnd('v3')).toBeUndefined();
  });

  it('are both, as far as the forecast is trusted', () => {
    const { waits } = context;
    const plain = waits.plain('v3', 'ecg')?.p50 ?? 0;
    forecast = saying(20, 30, { trust: () => 0.25 });
    expect(waits.of('v3', 'ecg')?.p50).toBe(5 * MINUTE + 0.75 * plain);
  });

  it('are unknown where no room is open, whatever was forecast', async () => {
    forecast = saying(17, 25);
    await floor.accept('close-room', { room: 'ecg1' });
    await context.current();
    expect(context.waits.of('v3', 'ecg')).toBeUndefined();
    expect(context.waits.shown('v3', 'ecg')).toBeUndefined();
    expect(context.waits.atEnd('ecg')).toBeUndefined();
  });
});

describe('W2 the shown upper bound', () => {
  it('stays where it was told when the forecast goes away', () => {
    forecast = saying(4, 8);
    expect(context.waits.shown('v3', 'ecg')).toEqual([4, 8]);
    forecast = undefined;
    const plain = context.waits.plain('v3', 'ecg');
    expect(plain?.p90).toBeGreaterThan(8 * MINUTE);
    expect(context.waits.shown('v3', 'ecg')?.[1]).toBe(8);
  });
});
