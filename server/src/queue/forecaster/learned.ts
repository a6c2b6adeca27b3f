import Type from 'typebox';
import { Value } from 'typebox/value';
import {
  Forecaster,
  ToldCalibration,
  ToldCalibrationMemory,
  type ForecasterOptions,
} from '../forecast/index.ts';
import type { ModelStatus } from './published.ts';

/** What a campus's forecast has learned, in use. */
export interface Learned {
  forecaster: Forecaster;
  calibration: ToldCalibration;
}

const Envelope = Type.Object({ version: Type.Literal(1), told: ToldCalibrationMemory });

/** What has been learned, as text. */
export function writeLearned({ forecaster, calibration }: Learned): string {
  return JSON.stringify({ version: 1, forecast: forecaster, told: calibration.memory });
}

/**
 * Takes up what was learned today, else on an earlier day, else begins with the catalogue's means; what is
 * damaged is not used, and said.
 */
export function readLearned(
  options: ForecasterOptions,
  model: string | undefined,
  snapshot: string | undefined,
): Learned & { status: ModelStatus } {
  const troubles: string[] = [];
  for (const [source, text] of [
    ['learned', model],
    ['snapshot', snapshot],
  ] as const) {
    if (text === undefined) continue;
    const read = readOne(options, text);
    if (!('problem' in read)) return { ...read, status: statusOf(source, troubles) };
    troubles.push(read.problem);
  }
  return {
    forecaster: new Forecaster(options),
    calibration: new ToldCalibration(),
    status: statusOf('catalogue', troubles),
  };
}

function readOne(options: ForecasterOptions, text: string): Learned | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'not JSON' };
  }
  const [error] = Value.Errors(Envelope, value);
  if (error) return { problem: `${error.instancePath || '/'}: ${error.message}` };
  const { forecast, told } = value as { forecast?: unknown; told: ToldCalibrationMemory };
  const { forecaster, problem } = Forecaster.restore(options, forecast);
  if (problem !== undefined) return { problem };
  return { forecaster, calibration: new ToldCalibration(told) };
}

function statusOf(source: ModelStatus['source'], troubles: readonly string[]): ModelStatus {
  const [trouble] = troubles;
  return trouble === undefined ? { source } : { source, trouble };
}
