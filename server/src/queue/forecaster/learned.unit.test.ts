import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../test-support/floor.ts';
import { readLearned, writeLearned } from './learned.ts';

const options = { nominalMs: () => 4 * MINUTE };

/** What a morning at one station has taught, as it lies in Redis. */
function whole(): string {
  const learned = readLearned(options, undefined, undefined);
  for (let i = 0; i < 20; i += 1) {
    const one = { station: 'ecg', id: `v${i}`, at: i * 10 * MINUTE };
    learned.forecaster.observe({ ...one, type: 'arrive', items: ['ecg'] });
    learned.forecaster.observe({ ...one, type: 'start', room: 'ecg1' });
    learned.forecaster.observe({ ...one, type: 'end', at: one.at + 8 * MINUTE });
    learned.calibration.learn('ecg', { p50: MINUTE, p90: 2 * MINUTE }, 3 * MINUTE);
  }
  return writeLearned(learned);
}

/** The same with one thing in it replaced. */
const damaged = (from: RegExp, to: string): string => {
  const text = whole().replace(from, to);
  expect(text).not.toBe(whole());
  return text;
};

describe('what was learned', () => {
  it('is taken up', () => {
    const { forecaster, calibration, status } = readLearned(options, whole(), undefined);
    expect(status).toEqual({ source: 'learned' });
    expect(writeLearned({ forecaster, calibration })).toBe(whole());
  });

  it.each<[string, () => string, string]>([
    ['empty', () => '', 'not JSON'],
    ['half written', () => whole().slice(0, 900), 'not JSON'],
    ['of another version', () => damaged(/"version":1/, '"version":2'), '/version'],
    ['without a part', () => damaged(/"stack"/, '"stock"'), 'stack'],
    ['with no number where one was', () => damaged(/"mean":[\d.]+/, '"mean":null'), 'mean'],
    ['with NaN, which is no JSON', () => damaged(/"mean":[\d.]+/, '"mean":NaN'), 'not JSON'],
    ['with a number out of all bounds', () => damaged(/"mean":[\d.]+/, '"mean":1e300'), 'mean'],
    [
      'with a calibration that is none',
      () => damaged(/"reach":[\d.]+,"fore/, '"reach":"","fore'),
      'reach',
    ],
    ['a list', () => '[]', '/'],
    ['nothing at all', () => 'null', '/'],
  ])(
    'is left aside if it is %s; an earlier day counts, else the catalogue, and it is said why',
    (_what, damage, why) => {
      const earlier = readLearned(options, damage(), whole());
      expect(earlier.status.source).toBe('snapshot');
      expect(earlier.status.trouble).toContain(why);
      const catalogue = readLearned(options, damage(), damage());
      expect(catalogue.status.source).toBe('catalogue');
      expect(catalogue.status.trouble).toContain(why);
      expect(catalogue.forecaster.toJSON().stations).toEqual({});
      expect(catalogue.calibration.memory).toEqual({});
    },
  );
});
