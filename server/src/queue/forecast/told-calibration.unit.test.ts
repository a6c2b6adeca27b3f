import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../test-support/floor.ts';
import { Draw } from '../../../test-support/random.ts';
import { ToldCalibration } from './told-calibration.ts';

const raw = { p50: 10 * MINUTE, p90: 14 * MINUTE };

describe('W1 what is told, held to what happens', () => {
  it('is what the forecast says, and a little longer at most, before anything is known', () => {
    const { p50, p90 } = new ToldCalibration().apply('ecg', raw);
    expect(p50).toBe(raw.p50);
    expect(p90).toBeGreaterThanOrEqual(raw.p90);
  });

  it('comes to cover nine of ten, and to have as many before as after, wherever the forecast stands', () => {
    const calibration = new ToldCalibration();
    const draw = new Draw(11);
    // Of three uniform numbers, near enough to a bell.
    const bell = () => (draw.next() + draw.next() + draw.next() - 1.5) * 2;
    let kept = 0;
    let early = 0;
    for (let n = 0; n < 3000; n += 1) {
      const ms = Math.max(0, 17 * MINUTE + 3 * MINUTE * bell());
      const told = calibration.apply('ecg', raw);
      if (n >= 1000) {
        kept += ms <= told.p90 ? 1 : 0;
        early += ms <= told.p50 ? 1 : 0;
      }
      calibration.learn('ecg', raw, ms);
    }
    expect(kept / 2000).toBeGreaterThan(0.87);
    expect(kept / 2000).toBeLessThan(0.93);
    expect(early / 2000).toBeGreaterThan(0.4);
    expect(early / 2000).toBeLessThan(0.6);
  });

  it('covers nearly nine of ten from the first day, beside counting that is as far off', () => {
    let kept = 0;
    for (let day = 0; day < 40; day += 1) {
      const calibration = new ToldCalibration();
      const draw = new Draw(day);
      for (let n = 0; n < 50; n += 1) {
        const wait = () => -3 * MINUTE * Math.log(1 - draw.next());
        const said = { p50: 2.1 * MINUTE, p90: 6.9 * MINUTE, plain: wait() };
        const ms = wait();
        kept += ms <= calibration.apply('ecg', said).p90 ? 1 : 0;
        calibration.learn('ecg', said, ms);
      }
    }
    expect(kept / 2000).toBeGreaterThan(0.88);
    expect(kept / 2000).toBeLessThan(0.95);
  });

  it('goes by counting people where the forecast is far off, and by the forecast where that is', () => {
    const calibration = new ToldCalibration();
    const wrong = { p50: 60 * MINUTE, p90: 80 * MINUTE, plain: 5 * MINUTE };
    for (let n = 0; n < 3; n += 1) calibration.learn('eye', wrong, 4 * MINUTE);
    expect(calibration.trust('eye')).toBeLessThan(0.05);
    expect(calibration.apply('eye', wrong).p50).toBeLessThan(9 * MINUTE);
    const right = { p50: 5 * MINUTE, p90: 8 * MINUTE, plain: 20 * MINUTE };
    for (let n = 0; n < 30; n += 1) calibration.learn('eye', right, 6 * MINUTE);
    expect(calibration.trust('eye')).toBeGreaterThan(0.9);
  });

  it('learns each station by itself, and never tells a latest time before the typical one', () => {
    const calibration = new ToldCalibration();
    for (let n = 0; n < 2000; n += 1) calibration.learn('ecg', raw, 0);
    expect(calibration.apply('us', raw)).toEqual(new ToldCalibration().apply('us', raw));
    const { p50, p90 } = calibration.apply('ecg', raw);
    expect(p50).toBeGreaterThanOrEqual(0);
    expect(p90).toBeGreaterThan(p50);
  });
});
