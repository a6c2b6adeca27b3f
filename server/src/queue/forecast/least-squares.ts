import Type, { type Static } from 'typebox';

/** Weights and the inverse of what has been seen, row by row. */
export const LeastSquaresMemory = Type.Object(
  { weights: Type.Array(Type.Number()), inverse: Type.Array(Type.Number()) },
  { additionalProperties: false },
);
export type LeastSquaresMemory = Static<typeof LeastSquaresMemory>;

/**
 * Begins with some weights.
 * @param loose how far each weight may stray at first: the standard deviation believed of it
 */
export function newLeastSquares(
  weights: readonly number[],
  loose: readonly number[],
): LeastSquaresMemory {
  const size = weights.length;
  const inverse = Array.from({ length: size * size }, () => 0);
  for (let i = 0; i < size; i += 1) inverse[i * size + i] = (loose[i] ?? 0) ** 2;
  return { weights: [...weights], inverse };
}

/** The weighted sum of the inputs. */
export function weightedSum({ weights }: LeastSquaresMemory, inputs: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += weights[i]! * (inputs[i] ?? 0);
  return sum;
}

/**
 * Learns one outcome: recursive least squares.
 * @param noise variance of the outcome around a right answer: a large one teaches little
 * @param forget what is kept of what was learned before; 1 keeps everything
 */
export function learnOutcome(
  memory: LeastSquaresMemory,
  inputs: readonly number[],
  outcome: number,
  noise: number,
  forget: number,
): void {
  const { weights, inverse } = memory;
  const size = weights.length;
  const gain = Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += inverse[i * size + j]! * (inputs[j] ?? 0);
    return sum;
  });
  let seen = noise * forget;
  for (let i = 0; i < size; i += 1) seen += gain[i]! * (inputs[i] ?? 0);
  if (!(seen > 0)) return;
  const off = outcome - weightedSum(memory, inputs);
  for (let i = 0; i < size; i += 1) {
    weights[i]! += (gain[i]! / seen) * off;
    for (let j = 0; j < size; j += 1) {
      const kept = inverse[i * size + j]! - (gain[i]! * gain[j]!) / seen;
      inverse[i * size + j] = kept / forget;
    }
  }
}
