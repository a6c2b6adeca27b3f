import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastStation } from './forecast-station.ts';
import { Forecaster } from './forecaster.ts';
import { learnHabits, newHabits } from './habits.ts';
import { plainRules, type StationPicture, type WaitingPicture } from './picture.ts';
import { ServiceModel } from './service-model.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 5, 1);
const clock = () => ({ day: '1', hour: 9 });
const belief = (nominalMinutes = 4) => ({
  service: new ServiceModel(nominalMinutes * MINUTE, clock),
  habits: newHabits(),
  rules: plainRules,
});

function waiting(visit: string, more: Partial<WaitingPicture> = {}): WaitingPicture {
  const index = Number(visit.replace(/\D/g, '')) || 0;
  const plain = { class: 'normal', items: ['x'], tags: [], elsewhere: false, since: NOW };
  return { visit, key: NOW - MINUTE + index, ...plain, ...more };
}

function picture(rooms: number, line: WaitingPicture[], busySince?: number): StationPicture {
  const running = (room: number) =>
    busySince === undefined
      ? []
      : [{ visit: `in-${room}`, items: ['x'], calledAt: busySince, startedAt: busySince }];
  return {
    station: 'ecg',
    rooms: Array.from({ length: rooms }, (_, room) => ({
      id: `ecg-${room}`,
      capacity: 1,
      tags: [],
      running: running(room),
    })),
    line,
  };
}

const lines = fc.record({
  rooms: fc.integer({ min: 1, max: 5 }),
  waiting: fc.integer({ min: 1, max: 40 }),
  busy: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  nominal: fc.integer({ min: 1, max: 20 }),
});

describe('W1 every place of a line in one pass', () => {
  describe('P4 with one room free and people at its door and at that of a busy one', () => {
    const free = { id: 'free', capacity: 1, tags: [], running: [] };
    const inside = { visit: 'in', items: ['x'], calledAt: NOW, startedAt: NOW };
    const busy = { id: 'busy', capacity: 1, tags: [], running: [inside] };
    /** Who is called at once, given at which door each stands and how many minutes ago he was sent there. */
    const calledAtOnce = (...sent: [door: string, minutes: number, visitClass?: string][]) => {
      const line = sent
        .map(([door, minutes, name = 'normal'], index) =>
          waiting(`v${index + 1}`, { door, key: NOW - minutes * MINUTE, class: name }),
        )
        .sort((a, b) => a.key - b.key);
      const rules = { creditMs: { vip: 30 * MINUTE }, vipEvery: 3 };
      const seen = { station: 'ecg', rooms: [free, busy], line, takesSinceShare: 0 };
      const found = forecastStation(seen, { ...belief(), rules }, NOW);
      return [...found].flatMap(([visit, { p50 }]) => (p50 < MINUTE / 2 ? visit : []));
    };

    it('the free one takes its own, though another was sent earlier, and with none the first of the others', () => {
      expect(calledAtOnce(['busy', 7], ['free', 5], ['busy', 3])).toEqual(['v2']);
      expect(calledAtOnce(['busy', 7], ['busy', 5], ['busy', 3])).toEqual(['v1']);
    });

    it('the free one takes who was sent to the other ten minutes before its own', () => {
      expect(calledAtOnce(['busy', 12], ['free', 3])).toEqual(['v2']);
      expect(calledAtOnce(['busy', 14], ['free', 3])).toEqual(['v1']);
    });

    it('O4 the share of VIPs, spent when they were sent there, holds back none of them', () => {
      expect(calledAtOnce(['free', 7, 'vip'], ['free', 5])).toEqual(['v1']);
    });
  });

  it('G4 O4 who is due is called whatever share VIPs have had', () => {
    const line = [waiting('v0', { class: 'vip', due: true, key: 0 }), waiting('v1')];
    const rules = { creditMs: { vip: 30 * MINUTE }, vipEvery: 3 };
    const seen = { ...picture(1, line), takesSinceShare: 0 };
    const found = forecastStation(seen, { ...belief(), rules }, NOW);
    expect(found.get('v0')!.p50).toBeLessThan(found.get('v1')!.p50);
  });

  it('is never negative, P90 never below P50, and never less further back', () => {
    fc.assert(
      fc.property(lines, ({ rooms, waiting: many, busy, nominal }) => {
        const line = Array.from({ length: many }, (_, index) => waiting(`v${index}`));
        const since = busy === undefined ? undefined : NOW - busy * MINUTE;
        const forecaster = new Forecaster({ nominalMs: () => nominal * MINUTE });
        const found = forecaster.predictPicture(picture(rooms, line, since), NOW);
        let before = { p50: 0, p90: 0 };
        for (const { visit } of line) {
          const wait = found.get(visit)!;
          expect(wait.p50).toBeGreaterThanOrEqual(before.p50);
          expect(wait.p90).toBeGreaterThanOrEqual(Math.max(before.p90, wait.p50));
          before = wait;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('comes to people ahead times the mean over the rooms', () => {
    const line = Array.from({ length: 31 }, (_, index) => waiting(`v${index}`));
    const { p50 } = forecastStation(picture(3, line, NOW), belief(4), NOW).get('v30')!;
    // 31 services of 4 minutes and a step to the door each, over three rooms.
    expect(p50 / MINUTE).toBeGreaterThan(38);
    expect(p50 / MINUTE).toBeLessThan(52);
  });

  it('is the same for the same picture, and less with one room more', () => {
    const line = Array.from({ length: 12 }, (_, index) => waiting(`v${index}`));
    const one = forecastStation(picture(2, line, NOW), belief(), NOW);
    expect(forecastStation(picture(2, line, NOW), belief(), NOW)).toEqual(one);
    const more = forecastStation(picture(3, line, NOW), belief(), NOW);
    expect(more.get('v11')!.p50).toBeLessThan(one.get('v11')!.p50);
  });

  it('takes what has passed of a running service into account', () => {
    const line = [waiting('v0')];
    const fresh = forecastStation(picture(1, line, NOW), belief(), NOW).get('v0')!;
    const old = forecastStation(picture(1, line, NOW - 3.5 * MINUTE), belief(), NOW).get('v0')!;
    expect(old.p50).toBeLessThan(fresh.p50);
  });

  it('gives nobody a wait whom no room on duty may take', () => {
    const line = [waiting('v0', { tags: ['women'] }), waiting('v1')];
    const found = forecastStation(picture(2, line), belief(), NOW);
    expect([...found.keys()]).toEqual(['v1']);
    expect(forecastStation(picture(0, line), belief(), NOW).size).toBe(0);
  });

  it('waits for a room that comes back at a known time', () => {
    const paused = picture(1, [waiting('v0')]);
    const rooms = [{ ...paused.rooms[0]!, until: NOW + 20 * MINUTE }];
    const { p50 } = forecastStation({ ...paused, rooms }, belief(), NOW).get('v0')!;
    expect(p50).toBeGreaterThanOrEqual(20 * MINUTE);
  });
});

describe('P2 placeholders and those who are only asked about', () => {
  it('somebody elsewhere is passed over while a room is free', () => {
    const behindOne = (elsewhere: boolean) => {
      const line = [waiting('v0', { elsewhere }), waiting('v1')];
      return forecastStation(picture(1, line), belief(), NOW).get('v1')!.p50 / MINUTE;
    };
    expect(behindOne(true)).toBeLessThan(1);
    expect(behindOne(false)).toBeGreaterThan(3);
  });

  it('an imagined place has a wait and delays nobody', () => {
    const line = [waiting('v0'), waiting('v2')];
    const asked = [waiting('v0'), waiting('v1', { imagined: true }), waiting('v2')];
    const plain = forecastStation(picture(1, line, NOW), belief(), NOW);
    const found = forecastStation(picture(1, asked, NOW), belief(), NOW);
    expect(found.get('v1')!.p50).toBeGreaterThan(found.get('v0')!.p50);
    expect(found.get('v2')!.p50).toBeCloseTo(plain.get('v2')!.p50, -4);
  });
});

describe('O3 those who will come and stand before the waiting', () => {
  it('make the wait longer where keys have stood far before their instants', () => {
    const with0 = (leadMs: number) => {
      const station = belief();
      for (let i = 0; i < 40; i += 1) {
        const at = NOW - (40 - i) * MINUTE;
        const arrived = { ...waiting(`a${i}`), key: at - leadMs, joinedAt: at, assumed: false };
        learnHabits(station.habits, { type: 'arrived', waiting: arrived, at });
      }
      const line = Array.from({ length: 8 }, (_, index) => waiting(`v${index}`));
      return forecastStation(picture(2, line, NOW), station, NOW).get('v7')!.p50;
    };
    expect(with0(30 * MINUTE)).toBeGreaterThan(1.3 * with0(0));
  });
});

describe('O4 the share of VIPs', () => {
  const line = [
    waiting('p0', { class: 'vip', key: NOW - 50 }),
    waiting('p1', { class: 'vip', key: NOW - 40 }),
    waiting('p2', { class: 'vip', key: NOW - 30 }),
    waiting('v3', { key: NOW - 20 }),
  ];
  it('a VIP waits while the last takes spent it and somebody else is there', () => {
    const wait = (vipEvery: number) => {
      const rules = { creditMs: { vip: 30 * MINUTE }, vipEvery };
      const shown = { ...picture(1, line), takesSinceShare: 0 };
      return forecastStation(shown, { ...belief(), rules }, NOW);
    };
    expect(wait(1).get('p0')!.p50).toBeLessThan(wait(1).get('v3')!.p50);
    expect(wait(3).get('v3')!.p50).toBeLessThan(wait(3).get('p0')!.p50);
  });
});
