import { describe, expect, it } from 'vitest';
import { Forecaster, type ForecasterOptions } from './forecaster.ts';
import type { LineEvent } from './line-event.ts';
import { uniformFrom } from './numbers.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 0);
const station = 'ecg';
const options: ForecasterOptions = { nominalMs: () => 4 * MINUTE };

/** A busy morning at one room where a service takes `minutes`, and somebody comes every `every` minutes. */
function morning(minutes: number, every: number, people: number, doctor = 'dr'): LineEvent[] {
  const random = uniformFrom(7);
  const events: LineEvent[] = [{ type: 'open', at: START, station, room: 'r', doctor }];
  let free = START;
  for (let i = 0; i < people; i += 1) {
    const at = START + i * every * MINUTE;
    const call = Math.max(free, at) + 5_000;
    const start = call + 10_000;
    const end = start + minutes * MINUTE * (0.7 + 0.6 * random());
    const id = `v${i}`;
    events.push({ type: 'arrive', at, station, id, items: ['x'] });
    events.push({ type: 'call', at: call, station, id, room: 'r' });
    events.push({ type: 'start', at: start, station, id, room: 'r' });
    events.push({ type: 'end', at: end, station, id });
    free = end;
  }
  return events.sort((a, b) => a.at - b.at);
}

function seen(events: readonly LineEvent[], memory?: unknown): Forecaster {
  const forecaster = Forecaster.restore(options, memory).forecaster;
  for (const event of events) forecaster.observe(event);
  return forecaster;
}

/** What the fifth of a new line is told. */
function fifthWait(forecaster: Forecaster, doctor = 'dr'): number {
  const at = START + 24 * 60 * MINUTE;
  forecaster.observe({ type: 'open', at, station, room: 'r', doctor });
  for (let i = 0; i < 5; i += 1)
    forecaster.observe({ type: 'arrive', at: at + i, station, id: `n${i}`, items: ['x'] });
  return forecaster.predict(station, at + 5).get('n4')!.p50 / MINUTE;
}

describe('W1 a forecast that learns', () => {
  it('starts from the catalogue and moves to what is observed', () => {
    expect(fifthWait(new Forecaster(options))).toBeGreaterThan(12);
    expect(fifthWait(seen(morning(8, 8, 40)))).toBeGreaterThan(26);
    expect(fifthWait(seen(morning(2, 3, 40)))).toBeLessThan(11);
  });

  it('knows a slow doctor from a quick one', () => {
    const both = [
      ...morning(6, 7, 30, 'slow'),
      ...morning(2, 7, 30, 'quick').map((event) => ({ ...event, at: event.at + 300 * MINUTE })),
    ];
    const memory = seen(both).toJSON();
    const [slow, quick] = ['slow', 'quick'].map((who) => fifthWait(seen([], memory), who));
    expect(slow!).toBeGreaterThan(1.5 * quick!);
  });

  it('says the wait that has ended beside what was forecast', () => {
    const forecaster = new Forecaster(options);
    const outcomes = morning(4, 3, 20).flatMap((event) => forecaster.observe(event) ?? []);
    expect(outcomes).toHaveLength(20);
    const last = outcomes.at(-1)!;
    expect(last.waitedMs).toBe(last.at - last.joinedAt);
    expect(Math.abs(last.forecast.p50 - last.waitedMs)).toBeLessThan(0.4 * last.waitedMs);
    expect(last.joined).toBe(true);
  });

  it('misses its upper bound about once in ten, however wrong the catalogue is', () => {
    const wrong = { nominalMs: () => 30 * MINUTE };
    const forecaster = new Forecaster(wrong);
    const outcomes = morning(4, 4.2, 1500).flatMap((event) => forecaster.observe(event) ?? []);
    const late = outcomes.slice(100);
    const covered = late.filter(({ waitedMs, forecast }) => waitedMs <= forecast.p90).length;
    expect(covered / late.length).toBeGreaterThan(0.85);
    expect(covered / late.length).toBeLessThan(0.93);
  });
});

describe('W1 what has been learned is kept', () => {
  const events = morning(8, 8, 40);

  it('comes back as it was', () => {
    const memory = JSON.parse(JSON.stringify(seen(events).toJSON())) as unknown;
    const { forecaster, problem } = Forecaster.restore(options, memory);
    expect(problem).toBeUndefined();
    expect(forecaster.toJSON()).toEqual(memory);
    expect(fifthWait(forecaster)).toBeCloseTo(fifthWait(seen(events)), 0);
  });

  it.each([
    ['nothing', undefined],
    ['no object', 'a memory'],
    ['another version', { version: 9, stations: {} }],
    ['a station without services', { version: 1, stations: { ecg: {} } }],
  ])('starts from the catalogue and says so: %s', (_what, stored) => {
    const { forecaster, problem } = Forecaster.restore(options, stored);
    expect(problem).toBeTypeOf('string');
    expect(fifthWait(forecaster)).toBe(fifthWait(new Forecaster(options)));
  });

  type Kept = ReturnType<typeof kept>;
  const kept = () => seen(events).toJSON().stations[station]!;
  it.each<[string, string, (of: Kept) => unknown]>([
    ['no number', 'stepIn', ({ habits }) => (habits.stepIn.mean = NaN)],
    ['an endless time', 'stepIn', ({ habits }) => (habits.stepIn.mean = Infinity)],
    [
      'a time longer than anybody lives',
      'callAfter',
      ({ habits }) => (habits.callAfter.mean = 1e3),
    ],
    ['more comings than were ever counted', 'rate', ({ habits }) => (habits.rate.count = 1e300)],
    ['weights that are missing', 'stack', ({ stack }) => stack.weights.pop()],
    ['weights no wait teaches', 'stack', ({ stack }) => (stack.weights[0] = 1e12)],
    ['a service of years', 'meanMs', (of) => (of.meanMs = 1e15)],
  ])('refuses %s, says where, and starts from the catalogue', (_what, where, damage) => {
    const memory = seen(events).toJSON();
    damage(memory.stations[station]!);
    const { forecaster, problem } = Forecaster.restore(options, memory);
    expect(problem).toContain(where);
    expect(fifthWait(forecaster)).toBe(fifthWait(new Forecaster(options)));
  });

  it('can be read again after years of opening, closing and waits that never differ', () => {
    const forecaster = new Forecaster(options);
    for (let i = 0; i < 2000; i += 1) {
      forecaster.observe({ type: 'open', at: START + i, station, room: 'r' });
      forecaster.observe({ type: 'close', at: START + i, station, room: 'r' });
    }
    expect(Forecaster.restore(options, forecaster.toJSON()).problem).toBeUndefined();
  });

  it('E6 is not led astray by a clock put on by an hour while people wait', () => {
    const day = morning(4, 3, 60);
    const cut = START + 100 * MINUTE;
    const later = day.map((event) => ({
      ...event,
      at: event.at < cut ? event.at : event.at + 60 * MINUTE,
    }));
    const [plain, jumped] = [fifthWait(seen(day)), fifthWait(seen(later))];
    expect(jumped).toBeGreaterThan(0.5 * plain);
    expect(jumped).toBeLessThan(1.3 * plain);
  });

  it('E6 learns of no service from a clock that stands still', () => {
    const known = seen(events);
    const before = fifthWait(seen([], known.toJSON()));
    const at = START + 20 * 60 * MINUTE;
    for (let i = 0; i < 50; i += 1) {
      const one = { at, station, id: `s${i}` };
      known.observe({ ...one, type: 'arrive', items: ['x'] });
      known.observe({ ...one, type: 'start', room: 'r' });
      known.observe({ ...one, type: 'end' });
    }
    expect(fifthWait(seen([], known.toJSON()))).toBeGreaterThan(0.8 * before);
  });
});

describe('a record that makes no sense', () => {
  it('changes nothing where somebody unknown is called, served or gone', () => {
    const forecaster = new Forecaster(options);
    for (const type of ['call', 'start', 'end', 'leave', 'here', 'elsewhere'] as const)
      expect(forecaster.observe({ type, at: START, station, id: 'nobody' })).toBeUndefined();
    expect(forecaster.observe({ type: 'close', at: START, station, room: 'r' })).toBeUndefined();
    expect(forecaster.picture(station, START).line).toEqual([]);
    expect(forecaster.predict(station, START).size).toBe(0);
  });

  it('follows a record without calls and without rooms', () => {
    const plain = morning(4, 5, 10).filter(({ type }) => type !== 'call' && type !== 'open');
    const forecaster = new Forecaster(options);
    expect(plain.flatMap((event) => forecaster.observe(event) ?? [])).toHaveLength(9);
  });
});
