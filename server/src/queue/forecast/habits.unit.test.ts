import { describe, expect, it } from 'vitest';
import { Forecaster } from './forecaster.ts';
import { backRate, driftRate, goneRate, outRate } from './habits.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 23);
const station = 'us';

/** Ten people keep a place; every ten minutes one of them comes and is called. */
function sparse(): Forecaster {
  const forecaster = new Forecaster({ nominalMs: () => 5 * MINUTE });
  forecaster.observe({ type: 'open', at: START, station, room: 'us1' });
  for (let i = 0; i < 10; i += 1) {
    const at = START + i;
    forecaster.observe({ type: 'arrive', at, station, id: `v${i}`, elsewhere: true });
  }
  for (let i = 0; i < 5; i += 1) {
    const at = START + (i + 1) * 10 * MINUTE;
    forecaster.observe({ type: 'here', at, station, id: `v${i}` });
    forecaster.observe({ type: 'call', at: at + MINUTE, station, id: `v${i}`, room: 'us1' });
    forecaster.observe({ type: 'start', at: at + MINUTE, station, id: `v${i}` });
    forecaster.observe({ type: 'end', at: at + 4 * MINUTE, station, id: `v${i}` });
  }
  return forecaster;
}

const habitsOf = (forecaster: Forecaster) => forecaster.model(station).memory.habits.classes[''];

describe('what people with a place do', () => {
  it('P1 who does not come counts as much as who does', () => {
    const { back } = habitsOf(sparse())!;
    expect(back.count).toBe(5);
    // Ten, then nine, … for ten minutes each, and five until the last service ends.
    expect(back.ms / MINUTE).toBeCloseTo(10 * (10 + 9 + 8 + 7 + 6) + 4 * 5, 0);
    expect(1 / backRate(habitsOf(sparse())) / MINUTE).toBeGreaterThan(50);
  });

  it('a night in between is not time in which nobody came', () => {
    const forecaster = sparse();
    const before = habitsOf(forecaster)!.back.ms;
    const morning = START + 24 * 60 * MINUTE;
    forecaster.observe({ type: 'close', at: morning, station, room: 'us1' });
    expect(habitsOf(forecaster)!.back.ms - before).toBeLessThanOrEqual(5 * 10 * MINUTE);
  });

  it('P4 who is not held goes elsewhere, and says nothing of those at a door', () => {
    const forecaster = new Forecaster({ nominalMs: () => 5 * MINUTE });
    for (let i = 0; i < 20; i += 1) {
      const at = START + i * MINUTE;
      forecaster.observe({ type: 'arrive', at, station, id: `v${i}`, loose: true });
      if (i % 2 === 0)
        forecaster.observe({ type: 'elsewhere', at: at + MINUTE / 2, station, id: `v${i}` });
      else forecaster.observe({ type: 'here', at: at + MINUTE / 2, station, id: `v${i}` });
    }
    const habits = habitsOf(forecaster);
    expect(habits!.drift).toEqual({ count: 10, ms: 10 * MINUTE });
    expect(driftRate(habits)).toBeGreaterThan(0.9 / MINUTE);
    expect([outRate(habits), goneRate(habits)]).toEqual([0, 0]);
  });

  it('P4 asks how long the wait is when somebody is held, not before', () => {
    const forecaster = new Forecaster({ nominalMs: () => 5 * MINUTE });
    forecaster.observe({ type: 'open', at: START, station, room: 'us1' });
    forecaster.observe({ type: 'arrive', at: START, station, id: 'a', loose: true });
    const held = START + 3 * MINUTE;
    forecaster.observe({ type: 'here', at: held, station, id: 'a' });
    const call = { type: 'call', at: held + MINUTE, station, id: 'a', room: 'us1' } as const;
    expect(forecaster.observe(call)).toMatchObject({ waitedMs: MINUTE, joined: false });
  });
});
