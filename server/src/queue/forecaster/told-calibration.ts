import Type, { type Static } from 'typebox';
import type { Wait } from '../forecast/index.ts';

const Learned = Type.Object(
  {
    /** The typical wait is moved by so many widths, and the latest stands so many behind it. */
    shift: Type.Number({ minimum: -5, maximum: 5 }),
    reach: Type.Number({ minimum: 0.05, maximum: 20 }),
  },
  { additionalProperties: false },
);

/** What was learned of each station's tellings, and under an empty name of the ends of visits. */
export const ToldCalibrationMemory = Type.Record(Type.String({ maxLength: 64 }), Learned);
export type ToldCalibrationMemory = Static<typeof ToldCalibrationMemory>;

const SHIFT_STEP = 0.02;
const REACH_STEP = 0.1;
/** Of ten who are told a time one may be called later. */
const MISSES = 0.1;
/** Less than this is not to be foretold, ms. */
const LEAST_WIDTH_MS = 20_000;

/**
 * Holds what is told to what happens: the typical wait moves until as many are called before it as after, and
 * the latest until nine of ten are called before it. Beside the forecast's own calibration, which knows those
 * at the station only, this one counts from the first word to the call, with the way there and the nurse's
 * hand in it.
 */
export class ToldCalibration {
  readonly memory: ToldCalibrationMemory;

  constructor(memory: ToldCalibrationMemory = {}) {
    this.memory = memory;
  }

  /** What to tell where the forecast says `raw`. */
  apply(station: string, raw: Wait): Wait {
    const learned = this.memory[station];
    if (!learned) return raw;
    const width = widthOf(raw);
    const p50 = Math.max(0, raw.p50 + learned.shift * width);
    return { p50, p90: p50 + learned.reach * width };
  }

  /** Learns from a wait of `ms` for which the forecast had said `raw` at first. */
  learn(station: string, raw: Wait, ms: number): void {
    const learned = (this.memory[station] ??= { shift: 0, reach: 1 });
    const { p50, p90 } = this.apply(station, raw);
    const { shift, reach } = learned;
    learned.shift = within(-5, shift + SHIFT_STEP * Math.sign(ms - p50), 5);
    const step = ms > p90 ? 1 - MISSES : -MISSES;
    learned.reach = within(0.05, reach + REACH_STEP * step, 20);
  }
}

const widthOf = ({ p50, p90 }: Wait): number => Math.max(LEAST_WIDTH_MS, p90 - p50);

const within = (low: number, value: number, high: number): number =>
  Math.min(high, Math.max(low, value));
