import Type, { type Static } from 'typebox';
import { follow, followingParts, type Limits } from './following.ts';
import type { Wait } from './wait.ts';

const LIMITS: Limits = { shift: 10, reach: { least: 0, most: 100 } };

/** How far the upper bound stands from the typical wait, in widths of the forecast, and the centre's shift. */
export const CalibrationMemory = Type.Object(
  { ...followingParts(LIMITS), n: Type.Number({ minimum: 0 }) },
  { additionalProperties: false },
);
export type CalibrationMemory = Static<typeof CalibrationMemory>;

const STEP = 0.08;
/** At first the steps are larger: whoever has seen little is soon put right. */
const FIRST_STEP = 0.5;
const SETTLED = 10;
const SHIFT_STEP = 0.01;
/** Before anything has been seen of a station its spread is not quite believed. */
const FIRST_REACH = 1.15;
/** A forecast is never surer than this. */
const LEAST_WIDTH_MS = 5_000;

/** A calibration of which nothing has been seen. */
export function newCalibration(): CalibrationMemory {
  return { reach: FIRST_REACH, shift: 0, n: 0 };
}

/** A forecast's width: what it says itself, and never nothing. */
function widthOf(spreadMs: number): number {
  return Math.max(LEAST_WIDTH_MS, spreadMs);
}

/**
 * The calibrated wait: its typical value and its upper bound, ms.
 * @param recentre whether the typical wait is moved as {@link learnCoverage} has learned with the same word:
 *   what was learned of narrow forecasts says nothing of wide ones
 */
export function calibrated(
  { reach, shift }: CalibrationMemory,
  typicalMs: number,
  spreadMs: number,
  recentre: boolean,
): Wait {
  const width = widthOf(spreadMs);
  const p50 = Math.max(0, typicalMs + (recentre ? shift : 0) * width);
  return { p50, p90: Math.max(p50, Math.max(0, typicalMs) + reach * width) };
}

/**
 * Learns how a forecast came out.
 * @param recentre whether the typical wait moves towards the median too
 */
export function learnCoverage(
  memory: CalibrationMemory,
  typicalMs: number,
  spreadMs: number,
  actualMs: number,
  recentre: boolean,
): void {
  const said = calibrated(memory, typicalMs, spreadMs, recentre);
  const reach = STEP + (FIRST_STEP * SETTLED) / (SETTLED + memory.n);
  follow(memory, said, actualMs, { shift: recentre ? SHIFT_STEP : 0, reach }, LIMITS);
  memory.n += 1;
}
