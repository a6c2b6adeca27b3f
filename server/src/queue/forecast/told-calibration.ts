import Type, { type Static } from 'typebox';
import { follow, followingParts, type Limits } from './following.ts';
import type { Wait } from './wait.ts';

const LIMITS: Limits = { shift: 5, reach: { least: 0.05, most: 20 } };

const Learned = Type.Object(
  {
    /** The typical wait is moved by so many widths, and the latest stands so many behind it. */
    ...followingParts(LIMITS),
    /** How far off the forecast and counting people have been of late, minutes. */
    forecastOff: Type.Number({ minimum: 0, maximum: 1000 }),
    plainOff: Type.Number({ minimum: 0, maximum: 1000 }),
  },
  { additionalProperties: false },
);

/** What was learned of each station's tellings, of those of people who rest, and under an empty name of the ends of visits. */
export const ToldCalibrationMemory = Type.Record(Type.String({ maxLength: 80 }), Learned);
export type ToldCalibrationMemory = Static<typeof ToldCalibrationMemory>;

const SHIFT_STEP = 0.02;
/** A forecast that people are counted beside has been held to what happens itself: its middle is moved slowly. */
const SLOW_STEP = 0.005;
const REACH_STEP = 0.1;
/** Less than this is not to be foretold, ms. */
const LEAST_WIDTH_MS = 20_000;
const MINUTE = 60_000;
/** Counting people is said to spread so many times as wide as it has been off: with the first reach, to nine of ten. */
const PLAIN_WIDTH = 1.3;
/** Of the errors of late, one outcome counts for so much; none is thought smaller than this, minutes. */
const OFF_GAIN = 0.05;
const LEAST_OFF = 0.2;

/** What the forecast itself says, and people × mean ÷ rooms, where that can be said, ms. */
export interface Raw extends Wait {
  plain?: number;
}

const nothingLearned = () => ({ shift: 0, reach: 1.2, forecastOff: 1, plainOff: 1 });

/**
 * Holds what is told to what happens. The forecast and counting people share in it as they have been right of
 * late, so that a forecast that does not know a station yet does no harm. Beside the forecast's own calibration,
 * which knows those at the station only, this one counts from the first word to the call, with the way there
 * and the nurse's hand in it.
 */
export class ToldCalibration {
  readonly memory: ToldCalibrationMemory;

  constructor(memory: ToldCalibrationMemory = {}) {
    this.memory = memory;
  }

  /** What share the forecast has in what is told, 0 to 1; counting people has the rest. */
  trust(station: string): number {
    const { forecastOff, plainOff } = this.memory[station] ?? nothingLearned();
    const [ours, theirs] = [forecastOff + LEAST_OFF, plainOff + LEAST_OFF];
    return theirs ** 2 / (ours ** 2 + theirs ** 2);
  }

  /** What to tell where the forecast says `raw`. */
  apply(station: string, raw: Raw): Wait {
    const { shift, reach, plainOff } = this.memory[station] ?? nothingLearned();
    const trust = raw.plain === undefined ? 1 : this.trust(station);
    const middle = trust * raw.p50 + (1 - trust) * (raw.plain ?? 0);
    const ofCounting = PLAIN_WIDTH * plainOff * MINUTE;
    const spread = trust * (raw.p90 - raw.p50) + (1 - trust) * ofCounting;
    const width = Math.max(LEAST_WIDTH_MS, spread, 0.2 * middle);
    const p50 = Math.max(0, middle + shift * width);
    return { p50, p90: p50 + reach * width };
  }

  /** Learns from a wait of `ms` for which the forecast had said `raw` at first. */
  learn(station: string, raw: Raw, ms: number): void {
    const learned = (this.memory[station] ??= nothingLearned());
    const shift = raw.plain === undefined ? SHIFT_STEP : SLOW_STEP;
    follow(learned, this.apply(station, raw), ms, { shift, reach: REACH_STEP }, LIMITS);
    if (raw.plain === undefined) return;
    const off = (said: number) => Math.min(1000, Math.abs(ms - said) / MINUTE);
    learned.forecastOff += OFF_GAIN * (off(raw.p50) - learned.forecastOff);
    learned.plainOff += OFF_GAIN * (off(raw.plain) - learned.plainOff);
  }
}
