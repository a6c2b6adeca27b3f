import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated, learnCoverage, newCalibration } from './calibration.ts';
import { learnOutcome, newLeastSquares, weightedSum } from './least-squares.ts';
import { learnTime, logTime, meanTime } from './log-time.ts';
import { normalQuantile, normalShare, quantileOfSorted, uniformFrom } from './numbers.ts';
import { ServiceModel } from './service-model.ts';
import { newStationMemory, StationModel } from './station-model.ts';
import { normalDraw, PATHS, shareDraw } from './spread-draws.ts';

const MINUTE = 60_000;
const clock = (at: number) => ({ day: String(Math.floor(at / 1e9)), hour: 9 });

describe('service times', () => {
  it('start at the catalogue, for one item and for several', () => {
    const model = new ServiceModel(4 * MINUTE, clock);
    const one = Math.exp(model.workOf(['a']) + model.spreadOf(1) ** 2 / 2);
    expect(one / MINUTE).toBeCloseTo(4, 1);
    expect(Math.exp(model.workOf(['a', 'b']) - model.workOf(['a']))).toBeCloseTo(2, 6);
    expect(model.spreadOf(4)).toBeCloseTo(model.spreadOf(1) / 2, 6);
  });

  it('tell items apart', () => {
    const model = new ServiceModel(4 * MINUTE, clock);
    for (let i = 0; i < 80; i += 1) {
      model.learn(['short'], 'dr', i, 2 * MINUTE);
      model.learn(['long'], 'dr', i, 8 * MINUTE);
    }
    const ratio = Math.exp(model.workOf(['long']) - model.workOf(['short']));
    expect(ratio).toBeGreaterThan(3);
  });

  it('forget today when it is over, not the doctor', () => {
    const model = new ServiceModel(4 * MINUTE, clock);
    for (let i = 0; i < 60; i += 1) model.learn(['a'], 'dr', 1e9 + i, 8 * MINUTE);
    const today = model.paceOf('dr', 1e9).by;
    const tomorrow = model.paceOf('dr', 2e9).by;
    expect(tomorrow).toBeLessThan(today);
    expect(tomorrow).toBeGreaterThan(0);
  });

  it('clip a finish that was forgotten', () => {
    const plain = new ServiceModel(4 * MINUTE, clock);
    const odd = new ServiceModel(4 * MINUTE, clock);
    plain.learn(['a'], 'dr', 0, 16 * MINUTE);
    odd.learn(['a'], 'dr', 0, 900 * MINUTE);
    expect(odd.workOf(['a'])).toBeLessThan(plain.workOf(['a']) + 0.1);
  });
});

describe('the stack', () => {
  it('finds the weights behind what it sees', () => {
    const memory = newLeastSquares([1, 0], [0.5, 0.5]);
    const random = uniformFrom(3);
    for (let i = 0; i < 400; i += 1) {
      const inputs = [random() * 10, random() * 10];
      const outcome = 0.6 * inputs[0]! + 0.3 * inputs[1]! + random() - 0.5;
      learnOutcome(memory, inputs, outcome, 1, 1, 1);
    }
    expect(weightedSum(memory, [10, 0])).toBeCloseTo(6, 0);
    expect(weightedSum(memory, [0, 10])).toBeCloseTo(3, 0);
  });

  it('keeps its weights where an input says nothing for years', () => {
    const memory = newLeastSquares([1, 0], [0.5, 0.5]);
    for (let i = 0; i < 1_000_000; i += 1) learnOutcome(memory, [5, 0], 5, 1, 0.999, 0.5);
    learnOutcome(memory, [5, 5], 6, 1, 0.999, 0.5);
    expect(memory.inverse.every((each) => Math.abs(each) < 1)).toBe(true);
    expect(memory.weights[1]).toBeLessThan(0.3);
  });
});

describe('P90 calibration', () => {
  it('is missed one time in ten whatever the spread was said to be', () => {
    const waits = fc.record({ seed: fc.nat(), said: fc.integer({ min: 10, max: 300 }) });
    fc.assert(
      fc.property(waits, ({ seed, said }) => {
        const random = uniformFrom(seed);
        const memory = newCalibration();
        let missed = 0;
        for (let i = 0; i < 3000; i += 1) {
          const actual = 10 * MINUTE * -Math.log(1 - random());
          const { p50, p90 } = calibrated(memory, 5 * MINUTE, said * 1000, true);
          expect(p90).toBeGreaterThanOrEqual(p50);
          if (actual > p90) missed += 1;
          learnCoverage(memory, 5 * MINUTE, said * 1000, actual, true);
        }
        // Where the spread was said far too small the bound has a long way to go first.
        expect(missed / 3000).toBeLessThan(said < 60 ? 0.35 : 0.16);
        expect(missed / 3000).toBeGreaterThan(0.06);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what was learned of free rooms', () => {
  const figures = { ahead: 0, inRooms: 0, servers: 1, lastWaitMs: 0, headWaitMs: 0, depth: 1 };
  const rules = { creditMs: {}, vipEvery: 1 };

  it.each([true, false])('moves no wait in a line (of those who have joined: %s)', (joined) => {
    const model = new StationModel(newStationMemory(4 * MINUTE), 4 * MINUTE, clock, rules);
    const idle = { p50: 5_000, mean: 6_000, p90: 10_000 };
    const busy = { p50: 10 * MINUTE, mean: 10 * MINUTE, p90: 15 * MINUTE };
    const before = model.answer(model.question(busy, figures, 0, joined));
    for (let i = 0; i < 300; i += 1) model.settle(model.question(idle, figures, 0, joined), MINUTE);
    expect(model.answer(model.question(idle, figures, 0, joined)).p50).toBeGreaterThan(15_000);
    expect(model.answer(model.question(busy, figures, 0, joined)).p50).toBe(before.p50);
  });
});

describe('numbers', () => {
  it('know the normal distribution', () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 4);
    expect(normalShare(1.2816)).toBeCloseTo(0.9, 4);
    expect(normalQuantile(0.9)).toBeCloseTo(1.2816, 2);
    expect(normalQuantile(-1)).toBe(normalQuantile(0));
  });

  it('put quantiles between neighbours', () => {
    expect(quantileOfSorted([0, 10], 0.25)).toBe(2.5);
    expect(quantileOfSorted([7], 0.9)).toBe(7);
    expect(quantileOfSorted([], 0.9)).toBe(0);
  });

  it('spread the draws of anything evenly over the paths', () => {
    for (const hash of [0, 77, 123_456]) {
      const draws = Array.from({ length: PATHS }, (_, path) => shareDraw(hash, path)).sort(
        (a, b) => a - b,
      );
      draws.forEach((draw, path) => expect(draw).toBeCloseTo((path + 0.5) / PATHS, 9));
      const normals = Array.from({ length: PATHS }, (_, path) => normalDraw(hash, path));
      expect(normals.reduce((sum, z) => sum + z, 0)).toBeCloseTo(0, 1);
    }
  });

  it('learn a time in its logarithm', () => {
    const time = logTime(10_000, 0.5);
    for (let i = 0; i < 200; i += 1) learnTime(time, 20_000);
    expect(meanTime(time)).toBeGreaterThan(19_000);
    expect(meanTime(time)).toBeLessThan(21_000);
  });
});
