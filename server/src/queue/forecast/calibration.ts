import Type, { type Static } from 'typebox';

/** How far the upper bound stands from the typical wait, in widths of the forecast, and the centre's shift. */
export const CalibrationMemory = Type.Object(
  {
    reach: Type.Number({ minimum: 0, maximum: 100 }),
    shift: Type.Number({ minimum: -10, maximum: 10 }),
    n: Type.Number({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type CalibrationMemory = Static<typeof CalibrationMemory>;

/** One wait in ten may be longer than its upper bound. */
const MISSES = 0.1;
const STEP = 0.08;
/** At first the steps are larger: whoever has seen little is soon put right. */
const FIRST_STEP = 0.5;
const SETTLED = 10;
const SHIFT_STEP = 0.01;
/** Before anything has been seen of a station its spread is not quite believed. */
const FIRST_REACH = 1.15;
/** A forecast is never surer than this. */
const LEAST_WIDTH_MS = 5_000;

export function newCalibration(): CalibrationMemory {
  return { reach: FIRST_REACH, shift: 0, n: 0 };
}

/** A forecast's width: what it says itself, and never nothing. */
export function widthOf(spreadMs: number): number {
  return Math.max(LEAST_WIDTH_MS, spreadMs);
}

/** The calibrated wait: its typical value and its upper bound, ms. */
export function calibrated(
  { reach, shift }: CalibrationMemory,
  typicalMs: number,
  spreadMs: number,
): { p50: number; p90: number } {
  const width = widthOf(spreadMs);
  const p50 = Math.max(0, typicalMs + shift * width);
  return { p50, p90: Math.max(p50, Math.max(0, typicalMs) + reach * width) };
}

/**
 * Learns how a forecast came out: the bound moves up a lot at a miss and down a little otherwise, so that in
 * the long run one in ten is missed, whatever the waits are like (adaptive conformal inference).
 * @param recentre whether the typical wait moves towards the median too
 */
export function learnCoverage(
  memory: CalibrationMemory,
  typicalMs: number,
  spreadMs: number,
  actualMs: number,
  recentre: boolean,
): void {
  const { p50, p90 } = calibrated(memory, typicalMs, spreadMs);
  const missed = actualMs > p90 ? 1 : 0;
  const step = STEP + (FIRST_STEP * SETTLED) / (SETTLED + memory.n);
  memory.reach = Math.min(100, Math.max(0, memory.reach + step * (missed - MISSES)));
  if (recentre) {
    const above = actualMs > p50 ? 1 : actualMs < p50 ? -1 : 0;
    memory.shift = Math.min(10, Math.max(-10, memory.shift + SHIFT_STEP * above));
  }
  memory.n += 1;
}
